import type { Handle } from './store.ts';

const made = new WeakMap<Handle, Map<string, unknown>>();

/**
 * A query built once for a connection and used again. Building a query costs ten times what running it does, which
 * matters on the resident's path alone; elsewhere write the query where it is used.
 *
 * @param name unique in the program
 * @param build returns a drizzle query prepared with `sql.placeholder`s
 */
export function prepared<Q>(handle: Handle, name: string, build: (handle: Handle) => Q): Q {
  let known = made.get(handle);
  if (!known) {
    known = new Map();
    made.set(handle, known);
  }
  let query = known.get(name) as Q | undefined;
  if (query === undefined) {
    query = build(handle);
    known.set(name, query);
  }
  return query;
}
