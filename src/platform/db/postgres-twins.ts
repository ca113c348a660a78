import { Column, getTableColumns, is, Param, QueryPromise, SQL, Table } from 'drizzle-orm';
import { PgInsertBuilder, PgSelectBuilder, PgUpdateBuilder } from 'drizzle-orm/pg-core';
import { TypedQueryBuilder } from 'drizzle-orm/query-builders/query-builder';
import { tables as postgresTables } from '../../schema/postgres.ts';
import { tables as sqliteTables } from '../../schema/sqlite.ts';
import type { Handle } from './store.ts';

/** Each SQLite table and column with the PostgreSQL one that the same line of the schema made. */
const twins = new Map<unknown, unknown>();
for (const [name, table] of Object.entries(sqliteTables)) {
  const twin = postgresTables[name as keyof typeof postgresTables];
  const columns = getTableColumns<Table>(twin);
  twins.set(table, twin);
  for (const [key, column] of Object.entries(getTableColumns<Table>(table))) twins.set(column, columns[key]);
}

const changed = <T extends object>(thing: T, change: object): T =>
  Object.assign(Object.create(Object.getPrototypeOf(thing)), thing, change);

/** The same argument of a query, with every table and column in it replaced by its twin; values stay as they are. */
function translate(thing: unknown): unknown {
  if (thing === null || typeof thing !== 'object') return thing;
  if (is(thing, Table) || is(thing, Column)) return twins.get(thing) ?? thing;
  if (is(thing, SQL)) {
    const { queryChunks, decoder } = thing as unknown as { queryChunks: unknown[]; decoder: unknown };
    return changed(thing, { queryChunks: queryChunks.map(translate), decoder: translate(decoder) });
  }
  if (is(thing, SQL.Aliased)) return changed(thing, { sql: translate(thing.sql) });
  if (is(thing, Param)) return changed(thing, { encoder: translate(thing.encoder) });
  if (Array.isArray(thing)) return thing.map(translate);
  if (Object.getPrototypeOf(thing) !== Object.prototype) return thing;
  return Object.fromEntries(Object.entries(thing).map(([key, value]) => [key, translate(value)]));
}

const BUILDERS = [PgSelectBuilder, PgInsertBuilder, PgUpdateBuilder, TypedQueryBuilder, QueryPromise];
const isBuilder = (thing: unknown): thing is object => BUILDERS.some((kind) => is(thing, kind as typeof QueryPromise));

function speaking<T extends object>(builder: T): T {
  return new Proxy(builder, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        const result: unknown = Reflect.apply(member, target, args.map(translate));
        return isBuilder(result) ? speaking(result) : result;
      };
    },
  });
}

/**
 * A PostgreSQL handle that understands queries written with the tables of `schema/sqlite.ts`, as all rooms write them:
 * instants, booleans and JSON take PostgreSQL's own types on the way in and come back as the same values.
 */
export function asHandle(database: object): Handle {
  return speaking(database) as Handle;
}
