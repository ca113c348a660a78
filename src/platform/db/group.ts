import { insideWrite, nestedWrite } from './nesting.ts';
import { StoreTrouble } from './store.ts';

/** The write connection, as group commit needs it. */
export interface Transactions {
  begin(): void;
  commit(): void;
  rollback(): void;
  /** Marks a point inside the transaction, or goes back to it. */
  savepoint(): void;
  release(): void;
  rollbackToSavepoint(): void;
  inTransaction(): boolean;
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
 * Group commit: jobs that arrive while a transaction runs wait and share the next one, each in a savepoint, and all are
 * answered after its single durable commit. Alone, a job costs one transaction.
 *
 * @param explain turns a driver's error into a StoreTrouble where it is one
 */
export function groupCommit(connection: Transactions, explain: (error: unknown) => unknown) {
  const line: Waiting[] = [];
  let running = false;

  async function attempt(waiting: Waiting, alone: boolean): Promise<() => void> {
    if (!alone) connection.savepoint();
    try {
      const value = await insideWrite(waiting.job);
      if (!alone) connection.release();
      return () => waiting.resolve(value);
    } catch (error) {
      // A full disk can end the whole transaction; then nothing of the group is left to save.
      if (!connection.inTransaction() || alone) throw error;
      connection.rollbackToSavepoint();
      connection.release();
      return () => waiting.reject(explain(error));
    }
  }

  async function commit(group: Waiting[]): Promise<void> {
    try {
      connection.begin();
      const answers: (() => void)[] = [];
      for (const waiting of group) answers.push(await attempt(waiting, group.length === 1));
      connection.commit();
      for (const answer of answers) answer();
    } catch (error) {
      if (connection.inTransaction()) connection.rollback();
      for (const waiting of group) waiting.reject(explain(error));
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
