import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import { expect, test } from 'vitest';
import * as postgres from '../../src/schema/postgres.ts';
import * as sqlite from '../../src/schema/sqlite.ts';
import { root, textOf } from './rules/source.ts';

type Sqlite = Awaited<ReturnType<typeof generateSQLiteDrizzleJson>>;
type Postgres = ReturnType<typeof generateDrizzleJson>;

/** What the newest migration of a folder leads to, as drizzle-kit noted it. */
function newest(dialect: string): unknown {
  const snapshots = readdirSync(path.join(root, 'migrations', dialect, 'meta')).filter((name) =>
    name.endsWith('_snapshot.json'),
  );
  return JSON.parse(textOf(`migrations/${dialect}/meta/${snapshots.sort().at(-1)}`));
}

/** Statements that would have to follow the migrations to reach the schema. */
const missingInSqlite = async (from: Sqlite) =>
  generateSQLiteMigration(from, await generateSQLiteDrizzleJson({ ...sqlite.tables }));
const missingInPostgres = (from: Postgres) => generateMigration(from, generateDrizzleJson({ ...postgres.tables }));

test('the migrations of SQLite lead to the schema', async () => {
  expect(await missingInSqlite(newest('sqlite') as Sqlite)).toEqual([]);
});

test('the migrations of PostgreSQL lead to the schema', async () => {
  expect(await missingInPostgres(newest('postgres') as Postgres)).toEqual([]);
});

test('a column that no migration makes is found on both', async () => {
  const forget = <T>(snapshot: unknown, table: string): T => {
    const copy = structuredClone(snapshot) as { tables: Record<string, { columns: Record<string, unknown> }> };
    delete copy.tables[table]?.columns.urgent;
    return copy as T;
  };
  expect((await missingInSqlite(forget(newest('sqlite'), 'cases'))).join()).toContain('`urgent`');
  expect((await missingInPostgres(forget(newest('postgres'), 'public.cases'))).join()).toContain('"urgent"');
});
