import { type RawRow, rawPages } from '../../platform/db/raw-pages.ts';
import { COLUMNS, type ColumnName, type ColumnType, columnsOf, isListed, type ListAsk } from './case-list.ts';
import { BOM, codeCell, csvLine, textCell } from './csv.ts';
import { localStamp } from './local-time.ts';

/** Characters of a chunk: large enough to be worth a message between threads, small enough to stay cheap. */
const CHUNK = 48_000;

type Value = string | number;

const FORMAT: { [type in ColumnType]: (value: Value) => string } = {
  text: (value) => textCell(value as string),
  code: (value) => codeCell(value as string),
  instant: (value) => localStamp(value as number),
  number: (value) => String(value),
};
/** Other in each row, where the other texts are a few hundred names and labels. */
const NEVER_TWICE: readonly ColumnName[] = ['reference', 'message'];

/** Makes each cell once for all rows that say the same. */
function made(format: (value: Value) => string): (value: Value) => string {
  const cells = new Map<Value, string>();
  return (value) => {
    let cell = cells.get(value);
    if (cell === undefined) {
      cell = format(value);
      cells.set(value, cell);
    }
    return cell;
  };
}

function cellOf(name: ColumnName, ask: ListAsk): (row: RawRow) => string {
  const { type, value } = COLUMNS[name];
  const often = (type === 'text' || type === 'code') && !NEVER_TWICE.includes(name);
  const format = often ? made(FORMAT[type]) : FORMAT[type];
  return (row) => {
    const v = value(row, ask);
    return v === null ? '' : format(v);
  };
}

/** The list of cases as CSV (RFC 4180), UTF-8 with a byte order mark, in chunks with buffers of their own. */
export function* listCsv(ask: ListAsk): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const cells = columnsOf(ask).map((name) => cellOf(name, ask));
  let text = BOM + csvLine(columnsOf(ask).map((name) => textCell(ask.labels.columns[name])));
  for (const page of rawPages(ask.file, ask.query)) {
    for (const row of page) {
      if (!isListed(row, ask.sight)) continue;
      text += csvLine(cells.map((cell) => cell(row)));
    }
    if (text.length < CHUNK) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}
