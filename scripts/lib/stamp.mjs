import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './paths.mjs';

const inputs = [
  'src',
  'views',
  'public',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/lib/assets.mjs',
  'scripts/lib/no-glob.mjs',
];

/** One fingerprint of everything that the build reads. */
export function sourceStamp() {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesUnder(input))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(at(file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** The fingerprint that the present dist/ was built from, or undefined without one. */
export function builtStamp() {
  try {
    return readFileSync(at('dist/.stamp'), 'utf8');
  } catch {
    return undefined;
  }
}

/** All files under a path of the checkout, sorted, as paths from the checkout; nothing when it does not exist. */
export function filesUnder(path) {
  let entries;
  try {
    entries = readdirSync(at(path), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  const names = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return names.flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
  );
}
