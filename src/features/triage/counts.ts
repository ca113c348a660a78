import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { isOpen, STATUSES } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { tally, waitTally } from '../../schema/sqlite.ts';
import { EVERYTHING, type Filter, type Lane, type Queue } from './listing.ts';
import { streamsOf } from './page-of-cases.ts';
import { type Counted, countedButHidden, isNothing, NOTHING, type Scope, unitsOf } from './scope.ts';
import { countUpTo } from './stream.ts';

/** A count of what no counter can hold goes no further than this. */
export const MOST_COUNTED = 99;

/** Figures of the tabs; those that may be cut off are at most one above {@link MOST_COUNTED}. */
export interface Counts {
  todo: number;
  waiting: number;
  done: number;
  /** Marked as spam, among what is done. */
  spam: number;
  /** Past their deadline, and nobody has answered. Cut off. */
  late: number;
  /** Open, and given to who reads, or to whom they stand in for. Cut off. */
  mine: number;
  /** Open, and seen by few; null where the reader is not one of these. */
  restricted: number | null;
  restrictedDone: number;
}

const sumOf = (open: boolean) => {
  const columns: SQL[] = STATUSES.filter((status) => isOpen(status) === open).map((status) => sql`${tally[status]}`);
  return sql`coalesce(sum(${sql.join(columns, sql` + `)}), 0)`.mapWith(Number);
};

const spamSum = sql`coalesce(sum(${tally.spam}), 0)`.mapWith(Number);

/** How many cases of a lane a person may see, from the counters that are kept with every change. */
export async function countLane(handle: Handle, scope: Scope, lane: Lane): Promise<Counted> {
  const units = unitsOf(scope, lane);
  if (isNothing(units)) return NOTHING;
  const restricted = lane === 'restricted';
  const [sums] = await handle
    .select({ open: sumOf(true), done: sumOf(false), spam: spamSum })
    .from(tally)
    .where(and(units === 'all' ? undefined : inArray(tally.unitId, [...units]), eq(tally.restricted, restricted)));
  const [waits] = await handle
    .select({ n: sql`coalesce(sum(${waitTally.n}), 0)`.mapWith(Number) })
    .from(waitTally)
    .where(
      and(units === 'all' ? undefined : inArray(waitTally.unitId, [...units]), eq(waitTally.restricted, restricted)),
    );
  const hidden = await countedButHidden(handle, scope, lane);
  return {
    open: (sums?.open ?? 0) - hidden.open,
    waiting: (waits?.n ?? 0) - hidden.waiting,
    done: (sums?.done ?? 0) - hidden.done,
    spam: (sums?.spam ?? 0) - hidden.spam,
  };
}

/** Everything the tabs say; what depends on the hour is counted along an index, and not beyond what a tab can show. */
export async function countCases(
  handle: Handle,
  scope: Scope,
  { now, mine }: { now: Instant; mine: readonly string[] },
): Promise<Counts> {
  const plain = await countLane(handle, scope, 'plain');
  const few = await countLane(handle, scope, 'restricted');
  return {
    todo: plain.open - plain.waiting,
    waiting: plain.waiting,
    done: plain.done,
    spam: plain.spam,
    late: await countAlong(handle, scope, { ...EVERYTHING, dueBefore: now }),
    mine: await countAlong(handle, scope, { ...EVERYTHING, holders: mine }),
    restricted: isNothing(scope.restrictedIn) ? null : few.open,
    restrictedDone: few.done,
  };
}

async function countAlong(handle: Handle, scope: Scope, filter: Filter): Promise<number> {
  const queues: Queue[] = ['open'];
  let n = 0;
  for (const stream of streamsOf(scope.units, { queues, filter })) {
    n += await countUpTo(handle, stream, { scope, lane: 'plain', filter }, MOST_COUNTED + 1 - n);
    if (n > MOST_COUNTED) break;
  }
  return n;
}
