import { accessSync, closeSync, constants, fdatasync, fsyncSync, openSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { tables } from '../../schema/sqlite.ts';
import { makeFolder } from '../files/make-folder.ts';
import { groupCommit } from './group.ts';
import { sqliteDialect, trouble } from './sqlite-dialect.ts';
import { type Store, StoreTrouble } from './store.ts';

/** How long a write waits for another process (an import, a backup) before it gives up, in milliseconds. */
const BUSY_MS = 5000;
/**
 * Memory of the writer, in bytes: several groups of residents. A larger one costs each commit in which a tree was balanced: pages are then
 * moved by way of a number beyond the file, and SQLite looks for such numbers through all that it keeps.
 */
const WRITER_CACHE = 4_096_000;

export function openConnection(file: string): Database.Database {
  makeFolder(path.dirname(file));
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

const sync = promisify(fdatasync);

/** The log, its name in the folder on the disk too: SQLite sees to that only where it syncs the log itself. */
function openLog(file: string): number {
  const folder = openSync(path.dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
  return openSync(`${file}-wal`, 'r+');
}

function explain(error: unknown): unknown {
  if (error instanceof StoreTrouble) return error;
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
 *
 * @param cacheBytes memory of the writer, for who loads much at once: as much of the log then waits for one checkpoint
 */
export function openSqlite(file: string, { cacheBytes }: { cacheBytes?: number } = {}): Store {
  const writer = openConnection(file);
  writer.pragma('synchronous = NORMAL');
  // Pages that many cases share are then copied once for some thousands of them; the log stays below 32 MB.
  writer.pragma('wal_autocheckpoint = 8000');
  writer.pragma(`cache_size = ${-Math.round((cacheBytes || WRITER_CACHE) / 1024)}`);
  if (cacheBytes) writer.pragma(`wal_autocheckpoint = ${Math.round(cacheBytes / 4096)}`);
  const reader = openConnection(file);
  reader.pragma('query_only = ON');
  // There from the first commit until the last connection closes.
  let log: number | null = null;
  const tx = drizzle({ client: writer });
  const begin = writer.prepare('begin immediate');
  const commit = writer.prepare('commit');
  const rollback = writer.prepare('rollback');
  const noteLog = reader.prepare('select 1 from sqlite_master limit 1');
  const write = groupCommit(
    {
      begin() {
        accessSync(file, constants.W_OK);
        begin.run();
      },
      commit: () => commit.run(),
      rollback: () => rollback.run(),
      inTransaction: () => writer.inTransaction,
      async flush() {
        log ??= openLog(file);
        noteLog.get();
        await sync(log);
      },
      recover() {
        // Copies the log into the database file and syncs that, from what the kernel still has in memory.
        const [{ busy } = { busy: 1 }] = writer.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
        if (busy) throw new StoreTrouble('busy');
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
