import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { migrateSqlite, readSteps } from '../../src/platform/db/migrate.ts';
import { openPostgres } from '../../src/platform/db/postgres.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import type { Store } from '../../src/platform/db/store.ts';

const migrations = path.resolve(import.meta.dirname, '../../migrations');

/** A database on which the contract is held. */
export interface Kind {
  name: string;
  /** An empty, migrated store; closing it leaves nothing behind. */
  open(): Promise<Store>;
}

let base: Promise<string> | null = null;

/** One migrated file a process; each store is a copy of it. */
async function migratedFile(): Promise<string> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'homthu-contract-base-')), 'homthu.db');
  await migrateSqlite(file, path.join(migrations, 'sqlite'), 'test');
  return file;
}

export const sqlite: Kind = {
  name: 'SQLite',
  async open() {
    base ??= migratedFile();
    const folder = mkdtempSync(path.join(tmpdir(), 'homthu-contract-'));
    const file = path.join(folder, 'homthu.db');
    copyFileSync(await base, file);
    const store = openSqlite(file);
    return {
      ...store,
      async close() {
        await store.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

/** Every table, whichever points at whichever; a `truncate` would make each of them a new file. */
const EMPTIED = sql`do $$ declare name text; begin
  set local session_replication_role = replica;
  for name in select quote_ident(tablename) from pg_tables where schemaname = 'public' loop
    execute 'delete from ' || name;
  end loop;
end $$`;

/**
 * PostgreSQL itself, compiled to run inside this process. Starting it takes seconds, so that it is started once a process, emptied often, and
 * ends with the process.
 */
function postgres(): Kind {
  let server: Promise<PGlite> | null = null;
  async function start(): Promise<PGlite> {
    const client = await PGlite.create();
    for (const step of readSteps(path.join(migrations, 'postgres'))) await client.exec(step.sql);
    return client;
  }
  return {
    name: 'PostgreSQL',
    async open() {
      server ??= start();
      const database = drizzle({ client: await server });
      await database.execute(EMPTIED);
      return openPostgres(database);
    },
  };
}

export const KINDS: readonly Kind[] = [sqlite, postgres()];
