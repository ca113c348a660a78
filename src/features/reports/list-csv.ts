import { rawPages } from '../../platform/db/raw-pages.ts';
import { COLUMNS, type ColumnType, columnsOf, isListed, type ListAsk } from './case-list.ts';
import { BOM, codeCell, csvLine, textCell } from './csv.ts';
import { localStamp } from './local-time.ts';

/** Characters of a chunk: large enough to be worth a message between threads, small enough to stay cheap. */
const CHUNK = 48_000;

const FORMAT: { [type in ColumnType]: (value: string | number) => string } = {
  text: (value) => textCell(value as string),
  code: (value) => codeCell(value as string),
  instant: (value) => localStamp(value as number),
  number: (value) => String(value),
};

/** The list of cases as CSV (RFC 4180), UTF-8 with a byte order mark, in chunks with buffers of their own. */
export function* listCsv(ask: ListAsk): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const columns = columnsOf(ask).map((name) => COLUMNS[name]);
  let text = BOM + csvLine(columnsOf(ask).map((name) => textCell(ask.labels.columns[name])));
  for (const page of rawPages(ask.file, ask.query)) {
    for (const row of page) {
      if (!isListed(row, ask.sight)) continue;
      text += csvLine(
        columns.map(({ type, value }) => {
          const v = value(row, ask);
          return v === null ? '' : FORMAT[type](v);
        }),
      );
    }
    if (text.length < CHUNK) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}
