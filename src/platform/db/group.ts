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
}

interface Waiting {
  job: () => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** Writes beyond this many in line are turned away at once, with `overloaded`: about a second of work. */
const LONGEST_LINE = 4096;
/** Larger groups keep other requests waiting longer than they save fsyncs. */
const LARGEST_GROUP = 64;

/**
 * Group commit: jobs that arrive while a transaction is being flushed to disk wait and share the next one, and all are answered after
 * its single flush. When a job throws, the whole group is undone and each is run again in a transaction of its own, so that a failure undoes its
 * own changes alone; a savepoint for each would cost every resident a tenth of their write for the sake of a rare failure.
 *
 * @param explain turns a driver's error into a StoreTrouble where it is one
 */
export function groupCommit(connection: Transactions, explain: (error: unknown) => unknown) {
  const line: Waiting[] = [];
  let running = false;

  /** All of them in one transaction, or nothing. */
  async function together(group: Waiting[]): Promise<unknown[]> {
    try {
      connection.begin();
      const values: unknown[] = [];
      for (const { job } of group) values.push(await insideWrite(job));
      connection.commit();
      await connection.flush();
      return values;
    } catch (error) {
      // A full disk may have ended the transaction by itself.
      if (connection.inTransaction()) connection.rollback();
      throw error;
    }
  }

  async function commit(group: Waiting[]): Promise<void> {
    try {
      const values = await together(group);
      group.forEach((waiting, i) => void waiting.resolve(values[i]));
    } catch (error) {
      const [only, ...others] = group;
      if (others.length === 0) only?.reject(explain(error));
      else for (const waiting of group) await commit([waiting]);
    }
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
