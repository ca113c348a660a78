import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { tally } from '../../schema/sqlite.ts';
import { countedButHidden, isNothing, type Scope, within } from './scope.ts';

/** How many cases each unit of a scope has marked as spam, most first; from the counters, without what must not exist for the reader. */
export async function spamByUnit(handle: Handle, scope: Scope): Promise<{ unitId: string; n: number }[]> {
  const { units } = scope;
  if (isNothing(units)) return [];
  const { unitId, restricted, spam } = tally;
  const n = sql<number>`sum(${spam})`.mapWith(Number);
  const sums = await handle
    .select({ unitId, n })
    .from(tally)
    .where(and(units === 'all' ? undefined : inArray(unitId, [...units]), eq(restricted, false), gt(spam, 0)))
    .groupBy(unitId)
    .orderBy(desc(n), unitId);
  const seen = [];
  for (const sum of sums) {
    const hidden = await countedButHidden(handle, within(scope, sum.unitId), 'plain');
    if (sum.n > hidden.spam) seen.push({ unitId: sum.unitId, n: sum.n - hidden.spam });
  }
  return seen;
}
