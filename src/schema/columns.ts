/**
 * The column kit: every table is written once, and built twice, for SQLite and for PostgreSQL. Both kits have the same
 * members; the PostgreSQL one is typed as the SQLite one, since rooms see only what the two share.
 *
 * Instants are epoch milliseconds in the program, whole numbers in SQLite, `timestamptz(3)` in PostgreSQL.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  jsonb,
  check as pgCheck,
  index as pgIndex,
  primaryKey as pgPrimaryKey,
  pgTable,
  text as pgText,
  customType as pgType,
  uniqueIndex as pgUniqueIndex,
} from 'drizzle-orm/pg-core';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  type SQLiteColumnBuilderBase,
  type SQLiteTableExtraConfigValue,
  sqliteTable,
  customType as sqliteType,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

type Columns = Record<string, SQLiteColumnBuilderBase>;
type Listed = Record<string, { name: string; enumValues?: readonly string[] | undefined }>;

const listed = (columns: Listed) => Object.values(columns).filter((column) => column.enumValues?.length);
const allowed = (column: Listed[string]) =>
  sql.raw(`"${column.name}" in (${column.enumValues?.map((value) => `'${value}'`).join(', ')})`);
/** SQLite makes and drops a table in memory for each `in` of more than two values, with every row that it writes. */
const allowedInSqlite = (column: Listed[string]) =>
  sql.raw(column.enumValues?.map((value) => `"${column.name}" = '${value}'`).join(' or ') ?? '');

/** A table whose `oneOf` columns are checked by the database too. */
function sqliteTableOf<Name extends string, C extends Columns>(
  name: Name,
  columns: C,
  extras: (self: { [K in keyof C]: AnySQLiteColumn }) => SQLiteTableExtraConfigValue[] = () => [],
) {
  return sqliteTable(name, columns, (self) => [
    ...extras(self as never),
    ...listed(self as unknown as Listed).map((column) =>
      check(`${name}_${column.name}_known`, allowedInSqlite(column)),
    ),
  ]);
}

/** Unlike drizzle's own, it keeps null apart from false where a value comes through a placeholder. */
const sqliteBool = sqliteType<{ data: boolean; driverData: number | null }>({
  dataType: () => 'integer',
  toDriver: (value: boolean | null) => (value === null ? null : Number(value)),
  fromDriver: (value) => value === 1,
});

export const sqliteKit = {
  table: sqliteTableOf,
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  /** Whole numbers that rows are numbered by: the row itself in SQLite. */
  position: (name: string) => integer(name).primaryKey(),
  bool: (name: string) => sqliteBool(name),
  instant: (name: string) => integer(name),
  json: <T>(name: string) => text(name, { mode: 'json' }).$type<T>(),
  oneOf: <const V extends readonly [string, ...string[]]>(name: string, values: V) =>
    text(name, { enum: values as unknown as [V[number], ...V[number][]] }),
  index,
  uniqueIndex,
  primaryKey,
};

export type Kit = typeof sqliteKit;

const pgInstant = pgType<{ data: number; driverData: string | null }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (value: number | null) => (value === null ? null : new Date(value).toISOString()),
  fromDriver: (value) => new Date(value ?? Number.NaN).getTime(),
});

/** What a column will be; PostgreSQL's tables do not tell their closed lists while they are being made. */
const planned = (columns: Record<string, { config: Listed[string] }>): Listed =>
  Object.fromEntries(Object.entries(columns).map(([key, { config }]) => [key, config]));

function pgTableOf(name: string, columns: never, extras: (self: never) => unknown[] = () => []) {
  return pgTable(name, columns, ((self: never) => [
    ...extras(self),
    ...listed(planned(columns)).map((column) => pgCheck(`${name}_${column.name}_known`, allowed(column))),
  ]) as never);
}

export const postgresKit = {
  table: pgTableOf,
  text: (name: string) => pgText(name),
  int: (name: string) => bigint(name, { mode: 'number' }),
  position: (name: string) => bigint(name, { mode: 'number' }).generatedByDefaultAsIdentity().primaryKey(),
  bool: (name: string) => boolean(name),
  instant: (name: string) => pgInstant(name),
  json: (name: string) => jsonb(name),
  oneOf: (name: string, values: readonly string[]) => pgText(name, { enum: values as [string, ...string[]] }),
  index: pgIndex,
  uniqueIndex: pgUniqueIndex,
  primaryKey: pgPrimaryKey,
} as unknown as Kit;
