import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { tables } from '../../schema/sqlite.ts';
import { groupCommit } from './group.ts';
import { sqliteDialect, trouble } from './sqlite-dialect.ts';
import { type Store, StoreTrouble } from './store.ts';

/** How long a write waits for another process (an import, a backup) before it gives up, in milliseconds. */
const BUSY_MS = 5000;

export function openConnection(file: string): Database.Database {
  mkdirSync(path.dirname(file), { recursive: true });
  const db = new Database(file);
  db.pragma(`busy_timeout = ${BUSY_MS}`);
  db.pragma('journal_mode = WAL');
  // FULL: a commit is on the disk before it is acknowledged; NORMAL would lose the last ones in a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('secure_delete = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('temp_store = MEMORY');
  return db;
}

function explain(error: unknown): unknown {
  const reason = trouble(error);
  return reason ? new StoreTrouble(reason, { cause: error }) : error;
}

/** Opens (and makes) the SQLite file; migrations are `migrate`'s work. */
export function openSqlite(file: string): Store {
  const writer = openConnection(file);
  const reader = openConnection(file);
  reader.pragma('query_only = ON');
  const tx = drizzle({ client: writer });
  const begin = writer.prepare('begin immediate');
  const commit = writer.prepare('commit');
  const rollback = writer.prepare('rollback');
  const savepoint = writer.prepare('savepoint job');
  const release = writer.prepare('release job');
  const back = writer.prepare('rollback to job');
  const write = groupCommit(
    {
      begin: () => begin.run(),
      commit: () => commit.run(),
      rollback: () => rollback.run(),
      savepoint: () => savepoint.run(),
      release: () => release.run(),
      rollbackToSavepoint: () => back.run(),
      inTransaction: () => writer.inTransaction,
    },
    explain,
  );
  return {
    t: tables,
    read: drizzle({ client: reader }),
    write: (job) => write(() => job(tx)),
    dialect: sqliteDialect(writer, reader, file),
    async close() {
      reader.close();
      writer.close();
    },
  };
}
