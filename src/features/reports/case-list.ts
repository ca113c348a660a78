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
  headOf: 15,
  happenedAt: 16,
  outcome: 17,
  gate: 18,
  message: 19,
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
type Value = string | number;
export interface Column {
  type: ColumnType;
  /** Where its value stands in a raw row. */
  at: number;
  /** What is written for a value, which depends on nothing else of the row; without it, the value itself. */
  say?(value: Value, ask: ListAsk): Value | null;
  /** Rows in which it stays empty whatever the value is. */
  empty?(row: RawRow, ask: ListAsk): boolean;
}

const unitOf = (id: Value, { names }: ListAsk) => names.units.get(id as string);

/** The columns of the list of cases, in order; `message` only where words were asked for. Contact data is never among them. */
export const COLUMNS = {
  reference: { type: 'code', at: AT.reference },
  kind: { type: 'text', at: AT.kind, say: (kind, { labels }) => labels.kind[kind] ?? null },
  place: { type: 'text', at: AT.placeId, say: (id, { names }) => names.places.get(id as string) ?? id },
  unitCode: { type: 'code', at: AT.unitId, say: (id, ask) => unitOf(id, ask)?.code ?? null },
  unit: { type: 'text', at: AT.unitId, say: (id, ask) => unitOf(id, ask)?.name ?? null },
  rule: { type: 'code', at: AT.ruleCode },
  received: { type: 'instant', at: AT.receivedAt },
  // A rating waits for no answer.
  due: { type: 'instant', at: AT.dueAt, empty: (row) => row[AT.kind] === 'rating' },
  answered: { type: 'instant', at: AT.answeredAt },
  status: { type: 'text', at: AT.status, say: (status, { labels }) => labels.status[status] ?? null },
  onTime: { type: 'text', at: AT.onTime, say: (onTime, { labels }) => labels.onTime[onTime as 0 | 1] ?? null },
  outcome: { type: 'text', at: AT.outcome, say: (outcome, { labels }) => labels.outcome[outcome] ?? null },
  overruled: { type: 'text', at: AT.gate, say: (gate, { labels }) => labels.gate[gate] ?? null },
  contested: { type: 'instant', at: AT.contestedAt },
  satisfaction: { type: 'number', at: AT.satisfaction },
  rating: { type: 'number', at: AT.rating },
  message: {
    type: 'text',
    at: AT.message,
    say: (words) => maskSwearing(maskPersonal(words as string)),
    empty: (row, { wordsIn }) => wordsIn === null || !holds(wordsIn, row[AT.unitId] as string),
  },
} as const satisfies Record<string, Column>;

type Make<Cell> = (value: Value) => Cell;

/**
 * What a column shows of a row.
 * @param write a cell with something in it
 * @param kept remembers cells where the same values come again and again
 */
export function cellsOf<Cell>(
  { at, say, empty }: Column,
  ask: ListAsk,
  { write, nothing, kept }: { write: Make<Cell>; nothing: Cell; kept?: (make: Make<Cell>) => Make<Cell> },
): (row: RawRow) => Cell {
  const make: Make<Cell> = (value) => {
    const said = say ? say(value, ask) : value;
    return said === null ? nothing : write(said);
  };
  const cell = kept ? kept(make) : make;
  return (row) => {
    const value = row[at] ?? null;
    return value === null || empty?.(row, ask) ? nothing : cell(value);
  };
}

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

export function columnsOf({ wordsIn }: Pick<ListAsk, 'wordsIn'>): ColumnName[] {
  return COLUMN_NAMES.filter((name) => name !== 'message' || wordsIn !== null);
}

/** Whether the row is in this reader's figures, and so in their list. */
export function isListed(row: RawRow, sight: Sight): boolean {
  const headOf = row[AT.headOf] as string | null;
  return counts(sight, {
    unitId: row[AT.unitId] as string,
    restricted: row[AT.restricted] === 1,
    about: headOf === null ? null : 'head',
    filedUnitId: headOf ?? '',
    receivedAt: row[AT.receivedAt] as number,
    happenedAt: row[AT.happenedAt] as number | null,
  });
}
