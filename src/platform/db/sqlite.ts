import { closeSync, fdatasync, mkdirSync, openSync } from 'node:fs';
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
  // FULL: a commit returns only when the log is on the disk. The server's writer does that part itself, see `openSqlite`.
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

/**
 * Opens (and makes) the SQLite file; migrations are `migrate`'s work.
 *
 * Durability is that of `synchronous = FULL`, with its one fsync a commit moved off the thread that answers residents: the writer runs at
 * NORMAL, which writes the commit to the log and syncs only at checkpoints, and every group is acknowledged after our own fdatasync of
 * the log has come back from the thread pool. A log is append-only and checksummed frame by frame, so what was synced survives whatever
 * happens to the frames behind it (https://www.sqlite.org/wal.html#performance_considerations).
 */
export function openSqlite(file: string): Store {
  const writer = openConnection(file);
  writer.pragma('synchronous = NORMAL');
  const reader = openConnection(file);
  reader.pragma('query_only = ON');
  // There from the first commit until the last connection closes.
  let log: number | null = null;
  const tx = drizzle({ client: writer });
  const begin = writer.prepare('begin immediate');
  const commit = writer.prepare('commit');
  const rollback = writer.prepare('rollback');
  const write = groupCommit(
    {
      begin: () => begin.run(),
      commit: () => commit.run(),
      rollback: () => rollback.run(),
      inTransaction: () => writer.inTransaction,
      flush() {
        log ??= openSync(`${file}-wal`, 'r+');
        const fd = log;
        return new Promise((done, fail) => fdatasync(fd, (error) => (error ? fail(error) : done())));
      },
    },
    explain,
  );
  return {
    t: tables,
    read: drizzle({ client: reader }),
    write: (job) => write(() => job(tx)),
    dialect: sqliteDialect(writer, reader, file),
    async close() {
      if (log !== null) closeSync(log);
      reader.close();
      writer.close();
    },
  };
}
