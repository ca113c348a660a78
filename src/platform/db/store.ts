import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Tables } from '../../schema/index.ts';

/** All that rooms see of the database. Always `await`: on PostgreSQL the same lines go over a wire. */
export type Handle = Pick<
  BetterSQLite3Database<Record<string, never>>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'with' | '$with'
>;

/** Whose cases a search may find. */
export interface SearchScope {
  /** Units whose cases are visible; `all`: the whole city. */
  units: 'all' | readonly string[];
  /** Restricted cases are found only in these units. */
  restrictedIn: 'all' | readonly string[];
}

/** No unit is in sight, or neither words nor units narrow the question: the answer is empty. */
export const asksNothing = (words: readonly string[], { units }: SearchScope): boolean =>
  units === 'all' ? words.length === 0 : units.length === 0;

/** What differs between the databases; at most eight members, so that a second one stays near. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  isUniqueViolation(error: unknown): boolean;
  /** Why the database cannot take a write just now, or null when the error is of another kind. */
  trouble(error: unknown): 'full' | 'readonly' | 'busy' | null;
  /** Folded words of cases. Row numbers are `cases.serial`; answers come newest first. Without words: all cases of the scope's units. */
  readonly search: {
    put(tx: Handle, row: { serial: number; words: string; unitId: string; restricted: boolean }): Promise<void>;
    remove(tx: Handle, serial: number): Promise<void>;
    find(words: readonly string[], scope: SearchScope, before: number | null, limit: number): Promise<number[]>;
  };
  /** Lines added to a claiming query so that two processes never claim one row; none on SQLite. */
  readonly claimLock: boolean;
  /** Writes a whole copy of the database to a file. */
  backup(file: string): Promise<void>;
  /** Bytes on disk. */
  sizeOnDisk(): Promise<number>;
  /** Daily upkeep: planner statistics, the log's checkpoint. */
  maintenance(): Promise<void>;
}

export interface Store {
  readonly t: Tables;
  /** Never sees half a write, cannot write. */
  readonly read: Handle;
  /**
   * The one door for writing. Resolves after the change is on disk (fsync). The job may share a transaction with others; when it throws,
   * its own changes alone are undone. It may be run a second time, after its first run was undone: let it depend on the database alone.
   * Inside: database calls only; no mail, no HTTP, no image work, no second `write`.
   */
  write<T>(job: (tx: Handle) => Promise<T>): Promise<T>;
  readonly dialect: Dialect;
  close(): Promise<void>;
}

/** The database could not take a write; nothing of it was kept. */
export class StoreTrouble extends Error {
  readonly reason: 'full' | 'readonly' | 'busy' | 'overloaded';

  constructor(reason: StoreTrouble['reason'], options?: ErrorOptions) {
    super(`the store cannot write: ${reason}`, options);
    this.name = 'StoreTrouble';
    this.reason = reason;
  }
}
