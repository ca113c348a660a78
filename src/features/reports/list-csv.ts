import { type RawRow, rawPages } from '../../platform/db/raw-pages.ts';
import { COLUMNS, type ColumnName, type ColumnType, cellsOf, columnsOf, isListed, type ListAsk } from './case-list.ts';
import { BOM, codeCell, csvLine, textCell } from './csv.ts';
import { localStamp } from './local-time.ts';

/** Bytes of a chunk: large enough to be worth a message between threads, small enough to stay cheap. */
const CHUNK = 48_000;

type Value = string | number;

const FORMAT: { [type in ColumnType]: (value: Value) => string } = {
  text: (value) => inBytes(textCell(value as string)),
  code: (value) => inBytes(codeCell(value as string)),
  instant: (value) => localStamp(value as number),
  number: (value) => String(value),
};
/** Other in each row, where the other texts are a few hundred names and labels. */
const NEVER_TWICE: readonly ColumnName[] = ['reference', 'message'];
const ASCII = /^\p{ASCII}*$/u;

/** The text's bytes in UTF-8, a sign for each: names are encoded once for all rows, and lines of such signs take half the memory. */
function inBytes(text: string): string {
  return ASCII.test(text) ? text : Buffer.from(text).toString('latin1');
}

/** Makes each cell once for all rows with the same value. */
function remember(make: (value: Value) => string): (value: Value) => string {
  const cells = new Map<Value, string>();
  return (value) => {
    let cell = cells.get(value);
    if (cell === undefined) {
      cell = make(value);
      cells.set(value, cell);
    }
    return cell;
  };
}

function cellOf(name: ColumnName, ask: ListAsk): (row: RawRow) => string {
  const { type } = COLUMNS[name];
  const often = (type === 'text' || type === 'code') && !NEVER_TWICE.includes(name);
  return cellsOf(COLUMNS[name], ask, { write: FORMAT[type], nothing: '', ...(often && { kept: remember }) });
}

/** Bytes in memory of their own, which can be handed to another thread. */
function handOver(bytes: string): Uint8Array {
  const chunk = Buffer.allocUnsafeSlow(bytes.length);
  chunk.write(bytes, 'latin1');
  return chunk;
}

/** The list of cases as CSV (RFC 4180), UTF-8 with a byte order mark, in chunks with buffers of their own. */
export function* listCsv(ask: ListAsk): Generator<Uint8Array> {
  const cells = columnsOf(ask).map((name) => cellOf(name, ask));
  let bytes = inBytes(BOM + csvLine(columnsOf(ask).map((name) => textCell(ask.labels.columns[name]))));
  for (const page of rawPages(ask.file, ask.query)) {
    for (const row of page) {
      if (!isListed(row, ask.sight)) continue;
      bytes += csvLine(cells.map((cell) => cell(row)));
    }
    if (bytes.length < CHUNK) continue;
    yield handOver(bytes);
    bytes = '';
  }
  if (bytes !== '') yield handOver(bytes);
}
