import { and, gt, lt, ne } from 'drizzle-orm';
import type { Period } from '../../domain/period.ts';
import { maskPersonal, maskSwearing } from '../../domain/privacy.ts';
import type { PagedQuery, RawRow } from '../../platform/db/raw-pages.ts';
import type { Handle } from '../../platform/db/store.ts';
import { cases } from '../../schema/sqlite.ts';
import type { Names } from './names.ts';
import { counts, holds, type Sight } from './sight.ts';

const PAGE = 400;
/** `cases.serial` is the instant of receipt times this, plus a counter. */
const SERIALS_PER_MS = 2048;

/**
 * The cases received in a period, in the order of receipt. Whose they are is asked of each row afterwards: a condition on the unit here
 * could tempt the database to sort the whole period for every page.
 */
export function listQuery(handle: Handle, period: Period, words: boolean): PagedQuery {
  const c = cases;
  return handle
    .select({
      serial: c.serial,
      reference: c.reference,
      kind: c.kind,
      placeId: c.placeId,
      unitId: c.unitId,
      ruleCode: c.ruleCode,
      receivedAt: c.receivedAt,
      dueAt: c.dueAt,
      answeredAt: c.answeredAt,
      contestedAt: c.contestedAt,
      status: c.status,
      onTime: c.onTime,
      satisfaction: c.satisfaction,
      rating: c.rating,
      restricted: c.restricted,
      about: c.about,
      filedUnitId: c.filedUnitId,
      ...(words ? { message: c.message } : {}),
    })
    .from(c)
    .where(
      and(
        gt(c.serial, period.from * SERIALS_PER_MS - 1),
        lt(c.serial, period.to * SERIALS_PER_MS),
        ne(c.queue, 'quarantine'),
      ),
    )
    .orderBy(c.serial)
    .limit(PAGE)
    .toSQL();
}

/** Where each member of the query stands in a raw row. */
const AT = {
  reference: 1,
  kind: 2,
  placeId: 3,
  unitId: 4,
  ruleCode: 5,
  receivedAt: 6,
  dueAt: 7,
  answeredAt: 8,
  contestedAt: 9,
  status: 10,
  onTime: 11,
  satisfaction: 12,
  rating: 13,
  restricted: 14,
  about: 15,
  filedUnitId: 16,
  message: 17,
} as const;

/** Everything that a worker needs to write the list; plain data. */
export interface ListAsk {
  file: string;
  query: PagedQuery;
  sight: Sight;
  names: Names;
  /** Units whose cases may be given with their words; null: none, and no such column. */
  wordsIn: 'all' | readonly string[] | null;
  labels: ListLabels;
}

export interface ListLabels {
  columns: Record<ColumnName, string>;
  kind: Record<string, string>;
  status: Record<string, string>;
  onTime: [late: string, onTime: string];
}

export type ColumnType = 'text' | 'code' | 'instant' | 'number';
type Value = string | number | null;
interface Column {
  type: ColumnType;
  value(row: RawRow, ask: ListAsk): Value;
}

const plain = (at: number) => (row: RawRow) => row[at] ?? null;
const named = (names: ReadonlyMap<string, string>, id: string) => names.get(id) ?? id;

/** The columns of the list of cases, in order; `message` only where words were asked for. Contact data is never among them. */
export const COLUMNS = {
  reference: { type: 'code', value: plain(AT.reference) },
  kind: { type: 'text', value: (row, { labels }) => labels.kind[row[AT.kind] as string] ?? null },
  place: { type: 'text', value: (row, { names }) => named(names.places, row[AT.placeId] as string) },
  unitCode: { type: 'code', value: (row, { names }) => names.units.get(row[AT.unitId] as string)?.code ?? null },
  unit: { type: 'text', value: (row, { names }) => names.units.get(row[AT.unitId] as string)?.name ?? null },
  rule: { type: 'code', value: plain(AT.ruleCode) },
  received: { type: 'instant', value: plain(AT.receivedAt) },
  // A rating waits for no answer.
  due: { type: 'instant', value: (row) => (row[AT.kind] === 'rating' ? null : (row[AT.dueAt] ?? null)) },
  answered: { type: 'instant', value: plain(AT.answeredAt) },
  status: { type: 'text', value: (row, { labels }) => labels.status[row[AT.status] as string] ?? null },
  onTime: {
    type: 'text',
    value: (row, { labels }) => (row[AT.onTime] === null ? null : (labels.onTime[row[AT.onTime] as 0 | 1] ?? null)),
  },
  contested: { type: 'instant', value: plain(AT.contestedAt) },
  satisfaction: { type: 'number', value: plain(AT.satisfaction) },
  rating: { type: 'number', value: plain(AT.rating) },
  message: {
    type: 'text',
    value: (row, { wordsIn }) => {
      if (wordsIn === null || !holds(wordsIn, row[AT.unitId] as string)) return null;
      return maskSwearing(maskPersonal((row[AT.message] as string | undefined) ?? ''));
    },
  },
} as const satisfies Record<string, Column>;

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

export function columnsOf({ wordsIn }: Pick<ListAsk, 'wordsIn'>): ColumnName[] {
  return COLUMN_NAMES.filter((name) => name !== 'message' || wordsIn !== null);
}

/** Whether the row is in this reader's figures, and so in their list. */
export function isListed(row: RawRow, sight: Sight): boolean {
  return counts(sight, {
    unitId: row[AT.unitId] as string,
    restricted: row[AT.restricted] === 1,
    about: row[AT.about] as string | null,
    filedUnitId: row[AT.filedUnitId] as string,
  });
}
