import type { RawRow } from '../../platform/db/raw-pages.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import { COLUMNS, type ColumnName, type ColumnType, cellsOf, columnsOf, isListed, type ListAsk } from './case-list.ts';
import { type Cell, head, headOfNumbers, note, number, text, time } from './cells.ts';
import type { Sheet } from './sheets.ts';

/** Beyond this a workbook is slow to open and heavy to make; the list is then offered as CSV alone. */
export const MOST_ROWS = 50_000;

const CELL: { [type in ColumnType]: (value: string | number) => Cell } = {
  text: (value) => text(value as string),
  code: (value) => text(value as string),
  instant: (value) => time(value as number),
  number: (value) => number(value as number),
};

const WIDTHS: Partial<Record<ColumnName, number>> = {
  reference: 20,
  kind: 12,
  place: 48,
  unitCode: 14,
  unit: 46,
  rule: 9,
  status: 26,
  onTime: 10,
  outcome: 28,
  overruled: 12,
  satisfaction: 10,
  rating: 10,
  message: 90,
};

/** A row for each case; no row but a sentence when there are too many. */
export function listSheet(ask: ListAsk, pages: Iterable<RawRow[]>, t: Translate): Sheet {
  const names = columnsOf(ask);
  const cells = names.map((name) =>
    cellsOf(COLUMNS[name], ask, { write: CELL[COLUMNS[name].type], nothing: text('') }),
  );
  const rows: Cell[][] = [];
  let tooMany = false;
  for (const page of pages) {
    for (const row of page) {
      if (!isListed(row, ask.sight)) continue;
      rows.push(cells.map((cell) => cell(row)));
    }
    if (rows.length > MOST_ROWS) {
      tooMany = true;
      break;
    }
  }
  return {
    name: t('report.sheet.list'),
    widths: names.map((name) => WIDTHS[name] ?? 17),
    frozen: { rows: 1, columns: 1 },
    rows: [
      names.map((name) => (COLUMNS[name].type === 'number' ? headOfNumbers : head)(ask.labels.columns[name])),
      ...(tooMany ? [[note(t('report.note.tooMany', { most: MOST_ROWS }), names.length)]] : rows),
    ],
  };
}
