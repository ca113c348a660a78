import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { driverCode } from './driver-code.ts';

/** A server already works on this data folder. */
export class FolderTaken extends Error {
  constructor(dataDir: string) {
    super(`another Hòm Thư is running on the data folder ${dataDir}: stop it, or name another folder with DATA_DIR`);
    this.name = 'FolderTaken';
  }
}

/**
 * Holds a data folder for the life of a server: an exclusive transaction on a file of its own, which the kernel lets go
 * with the process, however it ends. Commands that only write rows (import, seed) do not need it.
 * @returns lets the folder go
 * @throws FolderTaken when another process holds it
 */
export function holdFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const db = new Database(path.join(dataDir, 'lock.db'), { timeout: 0 });
  try {
    db.exec('begin exclusive');
  } catch (error) {
    db.close();
    throw driverCode(error).startsWith('SQLITE_BUSY') ? new FolderTaken(dataDir) : error;
  }
  return () => db.close();
}
