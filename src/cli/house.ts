import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServices } from '../deps.ts';
import { writeJournal } from '../features/cases/index.ts';
import { readRing } from '../features/secrets/index.ts';
import { systemClock } from '../platform/clock.ts';
import { type Config, configOfProcess } from '../platform/config/config.ts';
import { type Migrated, migrateSqlite } from '../platform/db/migrate.ts';
import { openSqlite } from '../platform/db/sqlite.ts';
import { createLog } from '../platform/log.ts';
import type { Services } from '../platform/services.ts';

/** Folder of the program, where views, migrations and the demo's files lie: above `src/cli` and above `dist` alike. */
export function houseOf(file: string): string {
  let folder = path.dirname(fileURLToPath(file));
  while (!existsSync(path.join(folder, 'migrations'))) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error('this program is not whole: its folder "migrations" is missing');
    folder = above;
  }
  return folder;
}

/** Brings the database up to date, with a backup first. */
export async function migrate(house: string, config: Config = configOfProcess()): Promise<Migrated> {
  return await migrateSqlite(config.databaseFile, path.join(house, 'migrations/sqlite'), String(systemClock.now()));
}

/**
 * Does something with the database, up to date and open, and closes it whatever happens.
 * @param memory for a command that writes very much
 */
export async function withServices<T>(
  house: string,
  job: (services: Services) => Promise<T>,
  memory: { cacheBytes?: number } = {},
): Promise<T> {
  const config = configOfProcess();
  await migrate(house, config);
  const services = createServices(config, house, {
    log: createLog('silent'),
    store: openSqlite(config.databaseFile, memory),
  });
  try {
    await writeJournal(services);
    await readRing(services);
    return await job(services);
  } finally {
    await services.mailer.close();
    await services.store.close();
  }
}
