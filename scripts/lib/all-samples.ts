import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Samples = Record<string, readonly unknown[]>;

/** The samples of every room: pages by `pages/<name>`, mails by each of their three templates. */
export async function allSamples(house: string): Promise<Samples> {
  const rooms = readdirSync(join(house, 'src/features')).map((room) => join(house, 'src/features', room, 'samples.ts'));
  const all: Samples = {};
  for (const file of [join(house, 'src/platform/views/samples.ts'), ...rooms].filter((path) => existsSync(path))) {
    const { samples = {}, mailSamples = {} } = (await import(pathToFileURL(file).href)) as Record<string, Samples>;
    for (const [name, list] of Object.entries(samples)) all[`pages/${name}`] = list;
    for (const [name, list] of Object.entries(mailSamples)) all[`mail/${name}`] = list;
  }
  return all;
}
