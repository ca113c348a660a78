import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { isOpen, STATUSES } from '../../domain/case.ts';
import type { Handle } from '../../platform/db/store.ts';
import { tally } from '../../schema/sqlite.ts';
import { countedButHidden, type Scope } from './scope.ts';

export interface Counts {
  open: number;
  done: number;
}

const sumOf = (open: boolean) => {
  const columns: SQL[] = STATUSES.filter((status) => isOpen(status) === open).map((status) => sql`${tally[status]}`);
  return sql`coalesce(sum(${sql.join(columns, sql` + `)}), 0)`.mapWith(Number);
};

/** How many cases a person may see, from the counters that are kept with every change. */
export async function countCases(handle: Handle, scope: Scope): Promise<Counts> {
  const { units, restrictedIn } = scope;
  if (units.length === 0) return { open: 0, done: 0 };
  const inUnits = (ids: 'all' | readonly string[]) => (ids === 'all' ? undefined : inArray(tally.unitId, [...ids]));
  const seen =
    restrictedIn === 'all'
      ? undefined
      : or(eq(tally.restricted, false), restrictedIn.length > 0 ? inUnits(restrictedIn) : undefined);
  const [sums] = await handle
    .select({ open: sumOf(true), done: sumOf(false) })
    .from(tally)
    .where(and(inUnits(units), seen));
  const hidden = await countedButHidden(handle, scope);
  return { open: (sums?.open ?? 0) - hidden.open, done: (sums?.done ?? 0) - hidden.done };
}
