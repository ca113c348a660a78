import { and, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Bypassed } from '../../domain/permission.ts';
import { cases } from '../../schema/sqlite.ts';

/** The cases that `isBypassed` holds, as a condition: few, and found by an index of their own. Not for an empty list. */
export function aboutHeadsOf(bypassed: readonly Bypassed[]): SQL | undefined {
  const always = bypassed.filter(({ from, to }) => from === null && to === null).map(({ unitId }) => unitId);
  const spans = bypassed.filter(({ from, to }) => from !== null || to !== null);
  const units = or(always.length > 0 ? inArray(cases.filedUnitId, always) : undefined, ...spans.map(during));
  // The literal, not a parameter: only so does the partial index apply.
  return and(sql`${cases.about} = 'head'`, units);
}

function during({ unitId, from, to }: Bypassed): SQL | undefined {
  const within = (column: typeof cases.receivedAt | typeof cases.happenedAt) =>
    and(from === null ? undefined : gte(column, from), to === null ? undefined : lt(column, to));
  return and(eq(cases.filedUnitId, unitId), or(within(cases.receivedAt), within(cases.happenedAt)));
}
