import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../files/make-folder.ts';

const present = (dataDir: string) => path.join(dataDir, 'secret.key');
const former = (dataDir: string) => path.join(dataDir, 'secret.key.old');
const read = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);

function make(file: string): void {
  writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
}

/**
 * The secret of an installation that was given none: made once, kept beside the data, readable by its owner alone.
 * @throws the file system's own error
 */
export function keptSecret(dataDir: string): string {
  const file = present(dataDir);
  makeFolder(dataDir);
  if (!existsSync(file)) make(file);
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

/** The one before, until everything has been sealed anew. */
export const formerSecret = (dataDir: string): string | null => read(former(dataDir));

/** Whether this is the secret that the data folder keeps. */
export const isKept = (dataDir: string, secret: string): boolean => read(present(dataDir)) === secret;

/** Puts the present secret aside and makes a new one; cut short between the two, the next start makes it. */
export function renewSecret(dataDir: string): void {
  renameSync(present(dataDir), former(dataDir));
  make(present(dataDir));
}

export const forgetFormerSecret = (dataDir: string): void => rmSync(former(dataDir), { force: true });
