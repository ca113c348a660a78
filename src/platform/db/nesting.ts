import { AsyncLocalStorage } from 'node:async_hooks';

const inside = new AsyncLocalStorage<true>();

/** Runs the job of a `write`, so that a second one begun in it is recognised. */
export const insideWrite = <T>(job: () => Promise<T>): Promise<T> => inside.run(true, job);

/** What a `write` begun inside another is answered; null outside. It would wait for itself for ever. */
export function nestedWrite(): Error | null {
  return inside.getStore() ? new Error('a write inside a write: pass tx on instead') : null;
}
