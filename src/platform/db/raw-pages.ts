import Database from 'better-sqlite3';

/** A select made by drizzle's `toSQL`: its first column and first parameter are the key to go on after, its last parameter the page's length. */
export interface PagedQuery {
  sql: string;
  params: readonly unknown[];
}

/** Rows as the driver gives them: instants and booleans are numbers. */
export type RawRow = readonly (string | number | null)[];

/** All rows of a query, page after page by key. */
export function* pagesOf(db: Database.Database, { sql, params }: PagedQuery): Generator<RawRow[]> {
  const page = db.prepare(sql).raw();
  const size = Number(params.at(-1));
  let after = params[0];
  for (;;) {
    const rows = page.all(after, ...params.slice(1)) as RawRow[];
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    after = rows.at(-1)?.[0];
  }
}

/**
 * The same on a connection of its own. For exports of a million rows: between two pages nothing of the database is held, so that its log
 * can be emptied however slowly the reader reads.
 */
export function* rawPages(file: string, query: PagedQuery): Generator<RawRow[]> {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  // Each page of the file is read once: more memory for them would hold what nobody asks for again.
  db.pragma('cache_size = -2000');
  try {
    yield* pagesOf(db, query);
  } finally {
    db.close();
  }
}
