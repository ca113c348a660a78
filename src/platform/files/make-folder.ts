import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder and those above it, one by one. Node's own recursive way never comes back where a folder can be read but nothing can be made in
 * it, as in `/proc`.
 * @throws Error of the file system with its `code`; `ENOTDIR` when there is something else of that name
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(name: string): boolean {
  const found = statSync(name, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw Object.assign(new Error(`${name} is no folder`), { code: 'ENOTDIR' });
  return found !== undefined;
}
