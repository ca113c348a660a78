import { maskPersonal, maskSwearing } from '../../domain/privacy.ts';
import type { PagedQuery, RawRow } from '../../platform/db/raw-pages.ts';
import type { Names } from './names.ts';
import { counts, holds, type Sight } from './sight.ts';

/** Where each member of `listQuery` stands in a raw row. This file is the worker's too, so it loads no database layer. */
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
  happenedAt: 17,
  outcome: 18,
  gate: 19,
  message: 20,
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
  outcome: Record<string, string>;
  /** Whether doubts about the answer were overruled. */
  gate: Record<string, string>;
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
  outcome: { type: 'text', value: (row, { labels }) => labels.outcome[row[AT.outcome] as string] ?? null },
  overruled: { type: 'text', value: (row, { labels }) => labels.gate[row[AT.gate] as string] ?? null },
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
    receivedAt: row[AT.receivedAt] as number,
    happenedAt: row[AT.happenedAt] as number | null,
  });
}
