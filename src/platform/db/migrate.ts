import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openConnection } from './sqlite.ts';

export interface Migrated {
  applied: string[];
  /** Copy taken before anything changed; null when the database was new or already current. */
  backup: string | null;
}

/** Another process may be at the same migration, of a million cases. */
const OTHERS_MS = 600_000;

interface Step {
  name: string;
  sql: string;
  hash: string;
}

/** Migrations of a folder, by name; forward only. */
export function readSteps(folder: string): Step[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name), 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    });
}

function pending(db: Database.Database, steps: Step[]): Step[] {
  const known = db.prepare("select 1 from sqlite_master where name = 'migration'").get();
  if (!known) return steps;
  const done = new Map(db.prepare('select name, hash from migration').raw().all() as [string, string][]);
  for (const step of steps) {
    const hash = done.get(step.name);
    if (hash && hash !== step.hash)
      throw new Error(`migration ${step.name} was changed after it ran: restore the file`);
  }
  for (const name of done.keys()) {
    if (!steps.some((step) => step.name === name)) {
      throw new Error(`the database has migration ${name}, which this program does not know: run a newer program`);
    }
  }
  return steps.filter((step) => !done.has(step.name));
}

/** Names of the migrations that a SQLite file lacks; looks, and changes nothing. */
export function lackingSteps(file: string, folder: string): string[] {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return pending(db, readSteps(folder)).map(({ name }) => name);
  } finally {
    db.close();
  }
}

/**
 * Brings the SQLite file up to date in one transaction, after a backup beside it; a failed migration leaves the
 * database as it was.
 * @param stamp names the backup, for example the instant
 */
export async function migrateSqlite(file: string, folder: string, stamp: string): Promise<Migrated> {
  const fresh = !existsSync(file);
  const db = openConnection(file);
  db.pragma(`busy_timeout = ${OTHERS_MS}`);
  try {
    const steps = pending(db, readSteps(folder));
    if (steps.length === 0) return { applied: [], backup: null };
    const backup = fresh
      ? null
      : path.join(path.dirname(file), 'backups', `before-${steps[0]?.name.replace('.sql', '')}-${stamp}.db`);
    if (backup) {
      mkdirSync(path.dirname(backup), { recursive: true });
      await db.backup(backup);
    }
    return { applied: take(db, folder, stamp), backup };
  } finally {
    db.close();
  }
}

/** Takes every step that is lacking, in one transaction; which those are is asked once more in it, since another process may have been quicker. */
function take(db: Database.Database, folder: string, stamp: string): string[] {
  db.exec('begin immediate');
  try {
    const steps = pending(db, readSteps(folder));
    db.exec(
      'create table if not exists migration (name text primary key, hash text not null, applied_at text not null)',
    );
    for (const step of steps) {
      db.exec(step.sql);
      db.prepare('insert into migration values (?, ?, ?)').run(step.name, step.hash, stamp);
    }
    db.exec('commit');
    return steps.map((step) => step.name);
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    throw error;
  }
}
