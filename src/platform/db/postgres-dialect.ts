import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import { driverCode } from './driver-code.ts';
import type { Postgres } from './postgres.ts';
import { asksNothing, type Dialect, type Handle, type SearchScope } from './store.ts';
import { unitToken } from './unit-token.ts';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const UNIQUE_VIOLATION = '23505';
const TROUBLES: Readonly<Record<string, 'full' | 'readonly' | 'busy'>> = {
  '53100': 'full', // disk_full
  '25006': 'readonly', // read_only_sql_transaction: a standby
  '40001': 'busy', // serialization_failure
  '40P01': 'busy', // deadlock_detected
  '53300': 'busy', // too_many_connections
  '55P03': 'busy', // lock_not_available
};

export const trouble = (error: unknown) => TROUBLES[driverCode(error)] ?? null;

const caseSearch = pgTable('case_search', {
  serial: bigint('serial', { mode: 'number' }).primaryKey(),
  words: text('words').notNull(),
  scope: text('scope').notNull(),
});

/** Must be the expression of the index in migrations/postgres, or every search reads the whole table. */
const indexed = sql`(setweight(to_tsvector('simple', ${caseSearch.words}), 'A') || setweight(to_tsvector('simple', ${caseSearch.scope}), 'B'))`;

/** Letters and digits alone: PostgreSQL's parser would take "ab.vn" or "a-b" for one word, and `&` for an operator. */
const plain = (words: string) => words.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
const anyOf = (units: readonly string[]) => `(${units.map((unitId) => `${unitToken(unitId)}:B`).join(' | ')})`;

function scopeQuery({ units, restrictedIn }: SearchScope): string[] {
  const where = units === 'all' ? [] : [anyOf(units)];
  if (restrictedIn === 'all') return where;
  return [...where, restrictedIn.length === 0 ? 'r0:B' : `(r0:B | ${anyOf(restrictedIn)})`];
}

function search(read: Handle): Dialect['search'] {
  // The dialect's own table is PostgreSQL's; a handle is typed for SQLite's, and takes both.
  const table = caseSearch as never;
  return {
    async put(tx, { serial, words, unitId, restricted }) {
      const entry = { words: plain(words), scope: `${unitToken(unitId)} r${restricted ? 1 : 0}` };
      const row = { serial, ...entry } as never;
      await tx
        .insert(table)
        .values(row)
        .onConflictDoUpdate({ target: caseSearch.serial as never, set: entry as never });
    },
    async remove(tx, serial) {
      await tx.delete(table).where(eq(caseSearch.serial, serial));
    },
    async find(words, scope, before, limit) {
      const asked = words.flatMap((word) => plain(word).split(' ')).filter((word) => word !== '');
      if (asksNothing(asked, scope) || (words.length > 0 && asked.length === 0)) return [];
      const query = [...asked.map((word) => `${word}:A`), ...scopeQuery(scope)].join(' & ');
      const matches: SQL = sql`${indexed} @@ to_tsquery('simple', ${query})`;
      const rows = (await read
        .select({ serial: caseSearch.serial } as never)
        .from(table)
        .where(and(matches, before === null ? undefined : lt(caseSearch.serial, before)))
        .orderBy(desc(caseSearch.serial))
        .limit(limit)) as unknown as { serial: number }[];
      return rows.map(({ serial }) => serial);
    },
  };
}

export function postgresDialect(database: Postgres, read: Handle): Dialect {
  return {
    name: 'postgres',
    isUniqueViolation: (error) => driverCode(error) === UNIQUE_VIOLATION,
    trouble,
    search: search(read),
    claimLock: true,
    async backup() {
      throw new Error('PostgreSQL makes its own backups: run pg_dump against DATABASE_URL');
    },
    async sizeOnDisk() {
      const answer = await database.execute(sql`select pg_database_size(current_database()) as bytes`);
      return Number((answer as unknown as { rows: { bytes: unknown }[] }).rows[0]?.bytes);
    },
    async maintenance() {
      await database.execute(sql`analyze`);
    },
  };
}
