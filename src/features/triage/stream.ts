import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { cases } from '../../schema/sqlite.ts';
import {
  conditions,
  type Filter,
  heldBy,
  isEmpty,
  type Lane,
  LISTED,
  LISTED_OF_FEW,
  type ListedCase,
  type Position,
  type Queue,
} from './listing.ts';
import { leaveOut, type Scope } from './scope.ts';

/** One run through one index: a queue of a unit, or of the whole city (`unitId` null), the latter perhaps for some units only. */
export interface Stream {
  /** Null where all that waits is asked for, which is open. */
  queue: Queue | null;
  unitId: string | null;
  only: readonly string[] | null;
}

export interface Wish {
  scope: Scope;
  lane: Lane;
  filter: Filter;
  /** Only these, where they are known to be few. */
  serials: readonly number[] | null;
  direction: 'up' | 'down';
  /** Exclusive. */
  from: Position | null;
  limit: number;
}

/** Rows in order, and where the search for more must go on when it was broken off. */
export interface Found {
  rows: ListedCase[];
  brokenOffAt: Position | null;
}

/** A filter that fits few rows looks at no more than these in one page, so that no question is slow however many cases there are. */
export const MOST_LOOKED_AT = 10_000;

export async function readStream(handle: Handle, stream: Stream, wish: Wish): Promise<Found> {
  if (wish.serials) return { rows: await ofFew(handle, stream, wish, wish.serials), brokenOffAt: null };
  const bare = isEmpty(wish.filter) && stream.only === null;
  return bare ? { rows: await plain(handle, stream, wish), brokenOffAt: null } : sifted(handle, stream, wish);
}

/** Which lane a row is in, said so that the partial indexes of the restricted ones apply. */
function inLane(lane: Lane, { restrictedIn }: Scope): SQL | undefined {
  if (lane === 'restricted') return sql`${cases.restricted}`;
  const open = eq(cases.restricted, false);
  if (lane === 'plain' || restrictedIn.length === 0) return open;
  return restrictedIn === 'all' ? undefined : or(open, inArray(cases.unitId, [...restrictedIn]));
}

function whereOf(handle: Handle, { queue, unitId }: Stream, { scope, lane, filter, from, direction }: Wish) {
  const { dueBefore, waiting } = filter;
  const key = from && sql`(${sql.param(from.dueAt, cases.dueAt)}, ${from.serial})`;
  const sign = direction === 'up' ? sql`>` : sql`<`;
  return and(
    heldBy(filter),
    unitId === null ? undefined : eq(cases.unitId, unitId),
    queue === null ? undefined : eq(cases.queue, queue),
    waiting === null ? undefined : waiting ? isNotNull(cases.waitingFor) : isNull(cases.waitingFor),
    key ? sql`(${cases.dueAt}, ${cases.serial}) ${sign} ${key}` : undefined,
    dueBefore === null ? undefined : lt(cases.dueAt, dueBefore),
    inLane(lane, scope),
    leaveOut(handle, scope),
  );
}

const along = ({ direction }: Wish) => (direction === 'up' ? asc : desc);
const against = ({ direction }: Wish) => (direction === 'up' ? desc : asc);

function select(handle: Handle, stream: Stream, wish: Wish, limit: number) {
  const to = along(wish);
  return handle
    .select(wish.lane === 'restricted' ? LISTED_OF_FEW : LISTED)
    .from(cases)
    .where(whereOf(handle, stream, wish))
    .orderBy(to(cases.dueAt), to(cases.serial))
    .limit(limit);
}

const plain = (handle: Handle, stream: Stream, wish: Wish): Promise<ListedCase[]> =>
  select(handle, stream, wish, wish.limit);

/** A few known cases, as far as they belong to the stream and fit. */
async function ofFew(handle: Handle, stream: Stream, wish: Wish, serials: readonly number[]): Promise<ListedCase[]> {
  if (serials.length === 0) return [];
  const to = along(wish);
  const looked = handle
    .select(LISTED)
    .from(cases)
    .where(and(inArray(cases.serial, [...serials]), whereOf(handle, stream, wish)))
    .limit(serials.length)
    .as('looked');
  const fits = conditions(handle, { ...wish.filter, tagId: null }, looked);
  return await handle
    .select()
    .from(looked)
    .where(and(fits, stream.only ? inArray(looked.unitId, [...stream.only]) : undefined))
    .orderBy(to(looked.dueAt), to(looked.serial))
    .limit(wish.limit);
}

async function sifted(handle: Handle, stream: Stream, wish: Wish): Promise<Found> {
  const looked = select(handle, stream, wish, MOST_LOOKED_AT).as('looked');
  const fits = and(
    conditions(handle, wish.filter, looked),
    stream.only ? inArray(looked.unitId, [...stream.only]) : undefined,
  );
  const to = along(wish);
  const rows = await handle
    .select()
    .from(looked)
    .where(fits)
    .orderBy(to(looked.dueAt), to(looked.serial))
    .limit(wish.limit);
  if (rows.length === wish.limit) return { rows, brokenOffAt: null };
  const back = against(wish);
  const { dueAt, serial } = looked;
  const [last] = await handle.select({ dueAt, serial }).from(looked).orderBy(back(dueAt), back(serial)).limit(1);
  const isMore = last && (await plain(handle, stream, { ...wish, from: last, limit: 1 })).length > 0;
  return { rows, brokenOffAt: isMore ? last : null };
}

/**
 * How many rows a stream has, up to `most`: a bounded run through an index. For what depends on the time of day, which no counter can hold.
 */
export async function countUpTo(
  handle: Handle,
  stream: Stream,
  wish: Pick<Wish, 'scope' | 'lane' | 'filter'>,
  most: number,
) {
  const looked = { ...wish, serials: null, direction: 'up', from: null, limit: most } as const;
  const rows = await handle
    .select({ serial: cases.serial })
    .from(cases)
    .where(and(whereOf(handle, stream, looked), stream.only ? inArray(cases.unitId, [...stream.only]) : undefined))
    .limit(most);
  return rows.length;
}
