import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { isBypassed } from '../../domain/permission.ts';
import { searchWords } from '../../domain/text.ts';
import type { Store } from '../../platform/db/store.ts';
import { cases } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';
import { conditions, type Filter, heldBy, isEmpty } from './listing.ts';
import type { Reading } from './names.ts';
import { holds, isNothing, type Scope } from './scope.ts';
import { MOST_LOOKED_AT } from './stream.ts';

export interface FoundCases {
  rows: CaseRow[];
  /** The serial before which the search goes on; null at the end. */
  before: number | null;
  /** It was broken off: there may be more before `before`, or nothing. */
  brokenOff: boolean;
}

/** What is asked: words, what they may be meant for, and what the list was narrowed to before. `before`: a serial. */
export interface Question {
  text: string;
  readings: readonly Reading[];
  filter: Filter;
  before: number | null;
  /** How many at most. */
  size: number;
}

/** One way to answer a question: words in some units, perhaps at one of some places. */
interface Sought {
  words: readonly string[];
  scope: Scope;
  placeIds: ReadonlySet<string> | null;
}

interface Hits {
  serials: number[];
  brokenOffAt: number | null;
}

const CHUNK = 500;

const amid = (scope: Scope, unitIds: readonly string[]): Scope => ({
  ...scope,
  units: unitIds.filter((id) => holds(scope.units, id)),
});

/** What is left of a question in the units that it names, and at the places that it names. */
function waysOf({ named, rest }: Reading, scope: Scope): Sought[] {
  const units = named.filter(({ kind }) => kind !== 'place').flatMap(({ unitIds }) => unitIds);
  const places = named.filter(({ kind }) => kind === 'place');
  return [
    { words: rest, scope: amid(scope, units), placeIds: null },
    {
      words: rest,
      scope: amid(scope, [...new Set(places.flatMap(({ unitIds }) => unitIds))]),
      placeIds: new Set(places.map(({ id }) => id)),
    },
  ];
}

/** Its words anywhere, and each way in which it may be meant. */
const waysTo = (question: string, readings: readonly Reading[], scope: Scope): Sought[] =>
  [
    { words: searchWords(question), scope, placeIds: null },
    ...readings.flatMap((reading) => waysOf(reading, scope)),
  ].filter((way) => !isNothing(way.scope.units) && way.placeIds?.size !== 0);

/**
 * Cases by words, unit or place, with or without diacritics, newest first. What must not exist for the reader is left out before a page is cut,
 * so that no page is shorter for it.
 */
export async function findCases(store: Store, scope: Scope, question: Question): Promise<FoundCases> {
  const ways = waysTo(question.text, question.readings, scope);
  const hits = await Promise.all(ways.map((way) => follow(store, way, question)));
  const end = Math.max(0, ...hits.map(({ brokenOffAt }) => brokenOffAt ?? 0));
  const serials = [...new Set(hits.flatMap((hit) => hit.serials))].filter((serial) => serial >= end);
  serials.sort((a, b) => b - a);
  const page = serials.slice(0, question.size);
  const rows =
    page.length === 0
      ? []
      : await store.read.select().from(cases).where(inArray(cases.serial, page)).orderBy(desc(cases.serial));
  const more = serials.length > question.size;
  return { rows, before: more ? (page.at(-1) ?? null) : end || null, brokenOff: !more && end > 0 };
}

async function follow(store: Store, way: Sought, { filter, before: from, size }: Question): Promise<Hits> {
  const { words, scope, placeIds } = way;
  const step = placeIds || isNarrow(filter) ? CHUNK : size + 1;
  const serials: number[] = [];
  let before = from;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += CHUNK) {
    const found = await store.dialect.search.find(words, scope, before, step);
    serials.push(...(await fitting(store, found, way, filter)));
    const last = found.at(-1);
    if (last === undefined || found.length < step) return { serials, brokenOffAt: null };
    if (serials.length > size) return { serials, brokenOffAt: null };
    before = last;
  }
  return { serials, brokenOffAt: before };
}

/** Whether what the words find must be looked through. */
const isNarrow = (filter: Filter): boolean => !isEmpty(filter) || filter.dueBefore !== null || filter.holders !== null;

async function fitting(
  { read }: Store,
  serials: readonly number[],
  { scope: { bypassed }, placeIds }: Sought,
  filter: Filter,
): Promise<number[]> {
  if (serials.length === 0) return [];
  const { serial, placeId, about, filedUnitId, receivedAt, happenedAt } = cases;
  const rows = await read
    .select({ serial, placeId, about, filedUnitId, receivedAt, happenedAt })
    .from(cases)
    .where(
      and(
        inArray(serial, [...serials]),
        conditions(read, filter, cases),
        heldBy(filter),
        // What is late is late only while it is open.
        filter.dueBefore === null ? undefined : and(lt(cases.dueAt, filter.dueBefore), eq(cases.queue, 'open')),
      ),
    );
  return rows
    .filter(
      (row) => (placeIds === null || placeIds.has(row.placeId)) && (row.about !== 'head' || !isBypassed(bypassed, row)),
    )
    .map((row) => row.serial);
}
