import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Vault } from '../files/vault.ts';
import type { Store } from './store.ts';

/** The file is no whole backup of this program; `why` says what is wrong with it. */
export class BadBackup extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'BadBackup';
  }
}

/**
 * Writes the whole installation but its secret into one SQLite file: a copy of the database at one moment, with the photos in a table of their
 * own. Works beside a running server. The file appears under its name only when it is whole.
 * @returns how many photos it holds
 */
export async function writeBackup({ store, vault }: { store: Store; vault: Vault }, file: string): Promise<number> {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  await store.dialect.backup(part);
  const db = new Database(part);
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('create table backup_photo (digest text primary key, bytes blob not null) without rowid');
    const put = db.prepare('insert into backup_photo values (?, ?)');
    const digests = db.prepare('select distinct digest from attachment').pluck().all() as string[];
    for (const digest of digests) {
      const bytes = await vault.get(digest);
      if (bytes) put.run(digest, bytes);
    }
    refuseBroken(db);
    db.close();
    renameSync(part, file);
    return digests.length;
  } finally {
    db.close();
    rmSync(part, { force: true });
  }
}

function refuseBroken(db: Database.Database): void {
  const found = db.pragma('integrity_check(3)', { simple: true });
  if (found !== 'ok') throw new BadBackup(`the database is damaged: ${found}`);
}

/** @throws BadBackup when the file is not there, damaged, or something else than a backup of this program */
export function checkBackup(file: string): void {
  if (!existsSync(file)) throw new BadBackup(`there is no file ${file}`);
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true });
    const tables = db.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    if (!tables.includes('backup_photo')) throw new BadBackup(`${file} was not written by "homthu backup"`);
    refuseBroken(db);
  } catch (error) {
    if (error instanceof BadBackup) throw error;
    throw new BadBackup(`${file} cannot be read as a backup`);
  } finally {
    db?.close();
  }
}

/**
 * Puts a checked backup in the place of the database; what was there is kept beside it. The caller holds the data folder.
 * @returns where the former database lies now, or null
 */
export async function putBack(file: string, databaseFile: string, vault: Vault, stamp: string): Promise<string | null> {
  checkBackup(file);
  const part = `${databaseFile}.part`;
  const source = new Database(file, { readonly: true });
  try {
    await source.backup(part);
    const photos = source.prepare('select bytes from backup_photo').pluck().iterate() as IterableIterator<Buffer>;
    for (const bytes of photos) await vault.put(bytes);
  } finally {
    source.close();
  }
  const copy = new Database(part);
  copy.exec('drop table backup_photo');
  copy.exec('vacuum');
  copy.close();
  const aside = existsSync(databaseFile) ? setAside(databaseFile, stamp) : null;
  renameSync(part, databaseFile);
  return aside;
}

function setAside(databaseFile: string, stamp: string): string {
  const aside = path.join(path.dirname(databaseFile), 'backups', `before-restore-${stamp}.db`);
  mkdirSync(path.dirname(aside), { recursive: true });
  for (const end of ['', '-wal', '-shm']) {
    if (existsSync(databaseFile + end)) renameSync(databaseFile + end, aside + end);
  }
  return aside;
}

/** What SQLite finds wrong with a database file; empty when it is whole. */
export function integrityOf(databaseFile: string): string[] {
  const db = new Database(databaseFile, { readonly: true, fileMustExist: true });
  try {
    const found = db.pragma('integrity_check(10)') as { integrity_check: string }[];
    return found.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  } finally {
    db.close();
  }
}
