import { channel } from 'node:diagnostics_channel';
import { insideWrite, nestedWrite } from './nesting.ts';
import { StoreTrouble } from './store.ts';

/** The write connection, as group commit needs it. */
export interface Transactions {
  begin(): void;
  commit(): void;
  rollback(): void;
  inTransaction(): boolean;
  /** Resolves when everything committed so far is on the disk. */
  flush(): Promise<void>;
  /** After a failed flush: brings what was committed to the disk by another way. Throws as long as the disk refuses. */
  recover(): void;
}

interface Waiting {
  job: () => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** Told of each group that is on the disk, for whoever measures. */
export const groups = channel('homthu:write-group');
export interface WrittenGroup {
  size: number;
  /** Writes in line for the next group. */
  waiting: number;
}

/** Writes beyond this many in line are turned away at once, with `overloaded`: about a second of work. */
const LONGEST_LINE = 4096;
/** Larger groups keep other requests waiting longer than they save fsyncs. */
const LARGEST_GROUP = 64;

/**
 * Group commit: jobs that arrive while a transaction is being flushed to disk wait and share the next one, and all are answered after
 * its single flush. When a job throws, the whole group is undone and each is run again in a transaction of its own, so that a failure undoes its
 * own changes alone; a savepoint for each would cost every resident a tenth of their write for the sake of a rare failure. When the disk
 * is at fault the whole group is refused: trying again one by one would fail as often, and wait as long each time for a busy database.
 *
 * A flush that fails leaves a group committed, but perhaps not on the disk, and the kernel reports such a loss only once
 * (https://lwn.net/Articles/752063): nobody is told "received", and no later group is begun before `recover` has succeeded.
 *
 * @param explain turns a driver's error into a StoreTrouble where it is one
 */
export function groupCommit(connection: Transactions, explain: (error: unknown) => unknown) {
  const line: Waiting[] = [];
  let running = false;
  let doubtful = false;

  /** All of them in one transaction, or nothing. */
  async function together(group: Waiting[]): Promise<unknown[]> {
    try {
      // Left open when even undoing failed.
      if (connection.inTransaction()) connection.rollback();
      if (doubtful) connection.recover();
      doubtful = false;
      connection.begin();
      const values: unknown[] = [];
      for (const { job } of group) values.push(await insideWrite(job));
      connection.commit();
      return values;
    } catch (error) {
      // A full disk may have ended the transaction by itself.
      if (connection.inTransaction()) connection.rollback();
      throw error;
    }
  }

  function refuse(group: Waiting[], error: unknown): void {
    for (const waiting of group) waiting.reject(error);
  }

  async function acknowledge(group: Waiting[], values: unknown[]): Promise<void> {
    try {
      await connection.flush();
    } catch (error) {
      doubtful = true;
      return refuse(group, explain(error));
    }
    group.forEach((waiting, i) => void waiting.resolve(values[i]));
    if (groups.hasSubscribers) groups.publish({ size: group.length, waiting: line.length } satisfies WrittenGroup);
  }

  async function commit(group: Waiting[]): Promise<void> {
    let values: unknown[];
    try {
      values = await together(group);
    } catch (error) {
      const reason = explain(error);
      if (group.length === 1 || reason instanceof StoreTrouble) return refuse(group, reason);
      for (const waiting of group) await commit([waiting]);
      return;
    }
    await acknowledge(group, values);
  }

  async function run(): Promise<void> {
    while (line.length > 0) {
      const group = line.splice(0, LARGEST_GROUP);
      await commit(group);
      // Lets answers leave and new requests in, before the next group takes the thread.
      if (line.length > 0) await new Promise((next) => setImmediate(next));
    }
    running = false;
  }

  return function write<T>(job: () => Promise<T>): Promise<T> {
    const nested = nestedWrite();
    if (nested) return Promise.reject(nested);
    if (line.length >= LONGEST_LINE) return Promise.reject(new StoreTrouble('overloaded'));
    return new Promise<T>((resolve, reject) => {
      line.push({ job, resolve: resolve as (value: unknown) => void, reject });
      if (running) return;
      running = true;
      setImmediate(run);
    });
  };
}
