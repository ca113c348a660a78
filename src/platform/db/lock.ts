import path from 'node:path';
import Database from 'better-sqlite3';
import { makeFolder } from '../files/make-folder.ts';
import { driverCode } from './driver-code.ts';

/** A server already works on this data folder. */
export class FolderTaken extends Error {
  constructor(dataDir: string) {
    super(`another Hòm Thư is running on the data folder ${dataDir}: stop it, or name another folder with DATA_DIR`);
    this.name = 'FolderTaken';
  }
}

/** Work of a server that must not be done twice on one folder: answering, and what is done later. */
export type Duty = 'web' | 'worker';

/**
 * Holds a data folder for the life of a server: an exclusive transaction on a file for each of its duties, which the kernel lets go
 * with the process, however it ends. Commands that only write rows (import, seed) do not need it.
 * @returns lets the folder go
 * @throws FolderTaken when another process holds it
 */
export function holdFolder(dataDir: string, duties: readonly Duty[] = ['web', 'worker']): () => void {
  makeFolder(dataDir);
  const held: Database.Database[] = [];
  const letGo = () => {
    for (const db of held) db.close();
  };
  for (const duty of duties) {
    const db = new Database(path.join(dataDir, `lock-${duty}.db`), { timeout: 0 });
    held.push(db);
    try {
      db.exec('begin exclusive');
    } catch (error) {
      letGo();
      throw driverCode(error).startsWith('SQLITE_BUSY') ? new FolderTaken(dataDir) : error;
    }
  }
  return letGo;
}
