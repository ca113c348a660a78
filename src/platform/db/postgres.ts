import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { tables } from '../../schema/sqlite.ts';
import { insideWrite, nestedWrite } from './nesting.ts';
import { postgresDialect, trouble } from './postgres-dialect.ts';
import { asHandle } from './postgres-twins.ts';
import { type Handle, type Store, StoreTrouble } from './store.ts';

/** Any drizzle database of PostgreSQL: over a pool of node-postgres, over PGlite in tests. */
export type Postgres = Pick<
  PgDatabase<PgQueryResultHKT, Record<string, never>>,
  'select' | 'insert' | 'update' | 'delete' | 'transaction' | 'execute'
>;

/** Two writes that wait for each other: the server ends one of them, which then begins anew. */
const MOST_TRIES = 3;

function explain(error: unknown): unknown {
  const reason = trouble(error);
  return reason ? new StoreTrouble(reason, { cause: error }) : error;
}

const refuse = (): never => {
  throw new Error('a read cannot write: use store.write');
};

function readOnly({ select, selectDistinct, with: withed, $with }: Handle): Handle {
  return { select, selectDistinct, with: withed, $with, insert: refuse, update: refuse, delete: refuse };
}

/**
 * The store on PostgreSQL. Each write is a transaction of its own: the server groups commits by itself.
 * The database must be migrated; the caller owns the connections and closes them.
 */
export function openPostgres(database: Postgres, close: () => Promise<void> = async () => {}): Store {
  const read = readOnly(asHandle(database));
  return {
    t: tables,
    read,
    async write(job) {
      const nested = nestedWrite();
      if (nested) throw nested;
      for (let tries = 1; ; tries++) {
        try {
          return await database.transaction((tx) => insideWrite(() => job(asHandle(tx))));
        } catch (error) {
          if (tries === MOST_TRIES || trouble(error) !== 'busy') throw explain(error);
        }
      }
    },
    dialect: postgresDialect(database, read),
    close,
  };
}
