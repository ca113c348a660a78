import type { Handle } from '../../platform/db/store.ts';
import {
  byDeadline,
  type Filter,
  fewTagged,
  type Lane,
  type ListedCase,
  type Position,
  type Queue,
} from './listing.ts';
import { type Scope, unitsOf } from './scope.ts';
import { readStream, type Stream, type Wish } from './stream.ts';

export const PAGE_SIZE = 50;
/** Up to so many units are read one by one and merged; more than these by one run through the whole city. */
const MOST_MERGED = 16;

export interface Asked {
  lane: Lane;
  /** Empty where all that waits is asked for. */
  queues: readonly Queue[];
  filter: Filter;
  /** `up`: the oldest deadline first. */
  order: 'up' | 'down';
  /** The page after, or before, a row; null for the first page. */
  at: { side: 'after' | 'before'; position: Position } | null;
}

export interface PageOfCases {
  rows: ListedCase[];
  /** Where the page before ends, and where the next one begins; null when there is none. */
  before: Position | null;
  after: Position | null;
  /** The search was broken off: there may be more rows behind `after`, or none. */
  brokenOff: boolean;
}

/** The runs through indexes in which the cases of some queues lie, for the units of a scope. */
export function streamsOf(units: Scope['units'], { queues, filter }: Pick<Asked, 'queues' | 'filter'>): Stream[] {
  const runs = queues.length > 0 ? queues : [null];
  if (units === 'all') return runs.map((queue) => ({ queue, unitId: null, only: null }));
  // What one person was given is one short run, wherever it lies.
  if (units.length > MOST_MERGED || (filter.holders !== null && filter.holders !== 'nobody'))
    return runs.map((queue) => ({ queue, unitId: null, only: units }));
  return runs.flatMap((queue) => units.map((unitId) => ({ queue, unitId, only: null })));
}

/** One page of the cases in a scope, by deadline: a bounded number of rows of an index, however many cases there are. */
export async function readPage(handle: Handle, scope: Scope, asked: Asked): Promise<PageOfCases> {
  const { at, order, filter, lane } = asked;
  const backwards = at?.side === 'before';
  const direction = backwards === (order === 'up') ? 'down' : 'up';
  const serials = filter.tagId === null ? null : await fewTagged(handle, filter.tagId);
  const wish: Wish = { scope, lane, filter, serials, direction, from: at?.position ?? null, limit: PAGE_SIZE + 1 };
  const merged = await merge(handle, streamsOf(unitsOf(scope, lane), asked), wish);
  const more = merged.rows.length > PAGE_SIZE;
  const rows = merged.rows.slice(0, PAGE_SIZE);
  const farEnd = more ? (rows.at(-1) ?? null) : merged.brokenOffAt;
  if (!backwards)
    return { rows, before: at && (rows[0] ?? at.position), after: farEnd, brokenOff: !more && farEnd !== null };
  // Back at the beginning: show the whole first page rather than the rest of one.
  if (farEnd === null) return readPage(handle, scope, { ...asked, at: null });
  return { rows: rows.reverse(), before: farEnd, after: rows.at(-1) ?? at.position, brokenOff: false };
}

/** The case that follows a place of a list, but for one: null at its end, and where a narrow list would have to be searched for long. */
export async function readNext(
  handle: Handle,
  scope: Scope,
  asked: Asked,
  from: Position,
  butFor: string,
): Promise<ListedCase | null> {
  const { order, filter, lane } = asked;
  const serials = filter.tagId === null ? null : await fewTagged(handle, filter.tagId);
  const wish: Wish = { scope, lane, filter, serials, direction: order, from, limit: 2 };
  const { rows } = await merge(handle, streamsOf(unitsOf(scope, lane), asked), wish);
  return rows.find(({ id }) => id !== butFor) ?? null;
}

/** Joins the streams in order, up to where the first of them was broken off. */
async function merge(handle: Handle, streams: readonly Stream[], wish: Wish) {
  const sign = wish.direction === 'up' ? 1 : -1;
  const inOrder = (a: Position, b: Position) => sign * byDeadline(a, b);
  const found = await Promise.all(streams.map((stream) => readStream(handle, stream, wish)));
  const brokenOffAt = found.flatMap(({ brokenOffAt: end }) => end ?? []).sort(inOrder)[0] ?? null;
  const rows = found
    .flatMap((stream) => stream.rows)
    .filter((row) => brokenOffAt === null || inOrder(row, brokenOffAt) <= 0)
    .sort(inOrder)
    .slice(0, wish.limit);
  return { rows, brokenOffAt };
}
