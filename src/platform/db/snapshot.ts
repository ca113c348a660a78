import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { type PagedQuery, pagesOf, type RawRow } from './raw-pages.ts';
import type { Handle } from './store.ts';

/** One moment of the database. */
export interface Snapshot {
  handle: Handle;
  pages(query: PagedQuery): Generator<RawRow[]>;
}

/** Reads on a connection of its own, all of it at one moment: figures that are read one after the other agree. */
export async function readSnapshot<T>(file: string, job: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    db.exec('begin');
    return await job({ handle: drizzle({ client: db }), pages: (query) => pagesOf(db, query) });
  } finally {
    db.close();
  }
}
