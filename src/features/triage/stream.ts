import { and, asc, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { cases } from '../../schema/sqlite.ts';
import { conditions, type Filter, isEmpty, LISTED, type ListedCase, type Position, type Queue } from './listing.ts';
import { leaveOut, type Scope } from './scope.ts';

/** One run through one index: a queue of a unit, or of the whole city (`unitId` null), the latter perhaps for some units only. */
export interface Stream {
  queue: Queue;
  unitId: string | null;
  only: readonly string[] | null;
}

export interface Wish {
  scope: Scope;
  filter: Filter;
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
  const bare = isEmpty(wish.filter) && stream.only === null;
  return bare ? { rows: await plain(handle, stream, wish), brokenOffAt: null } : sifted(handle, stream, wish);
}

function whereOf(handle: Handle, { queue, unitId }: Stream, { scope, filter, from, direction }: Wish): SQL | undefined {
  const key = from && sql`(${sql.param(from.dueAt, cases.dueAt)}, ${from.serial})`;
  const sign = direction === 'up' ? sql`>` : sql`<`;
  return and(
    unitId === null ? undefined : eq(cases.unitId, unitId),
    eq(cases.queue, queue),
    key ? sql`(${cases.dueAt}, ${cases.serial}) ${sign} ${key}` : undefined,
    filter.dueBefore === null ? undefined : lt(cases.dueAt, filter.dueBefore),
    leaveOut(handle, scope, unitId),
  );
}

const along = ({ direction }: Wish) => (direction === 'up' ? asc : desc);
const against = ({ direction }: Wish) => (direction === 'up' ? desc : asc);

function select(handle: Handle, stream: Stream, wish: Wish, limit: number) {
  const to = along(wish);
  return handle
    .select(LISTED)
    .from(cases)
    .where(whereOf(handle, stream, wish))
    .orderBy(to(cases.dueAt), to(cases.serial))
    .limit(limit);
}

const plain = (handle: Handle, stream: Stream, wish: Wish): Promise<ListedCase[]> =>
  select(handle, stream, wish, wish.limit);

async function sifted(handle: Handle, stream: Stream, wish: Wish): Promise<Found> {
  const looked = select(handle, stream, wish, MOST_LOOKED_AT).as('looked');
  const fits = and(conditions(wish.filter, looked), stream.only ? inArray(looked.unitId, [...stream.only]) : undefined);
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
