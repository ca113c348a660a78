import { CsvError, parse } from 'csv-parse/sync';

/** One line of a table: its number in the file, and its cells by column. */
export interface Line {
  line: number;
  /** Unicode NFC, without blanks at the ends; `undefined` when the file has no such column. */
  cell(column: string): string | undefined;
}

/** What is wrong with a file, where; `what` is the name of the mistake, its words are in the catalogue. */
export interface Flaw {
  line: number;
  column: string;
  what: 'notUtf8' | 'broken' | 'empty' | 'missingColumn' | 'unknownColumn' | 'doubleColumn' | 'cells';
  params: Record<string, string | number>;
}

/** Columns that a table must have, and may have. */
export interface Columns {
  required: readonly string[];
  optional: readonly string[];
}

type Parsed = { record: string[]; info: { lines: number } }[];

/**
 * Reads a CSV file (RFC 4180; comma, semicolon or tab, as the first line shows; UTF-8 with or without BOM).
 * Empty lines are passed over.
 */
export function readTable(bytes: Uint8Array, columns: Columns): { lines: Line[]; flaws: Flaw[] } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return { lines: [], flaws: [{ line: 1, column: '', what: 'notUtf8', params: {} }] };
  }
  let parsed: Parsed;
  try {
    parsed = parse(text, {
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter: delimiterOf(text),
    }) as unknown as Parsed;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { lines: [], flaws: [{ line: Number(error.lines ?? 1), column: '', what: 'broken', params: {} }] };
  }
  const [head, ...body] = parsed;
  if (!head) return { lines: [], flaws: [{ line: 1, column: '', what: 'empty', params: {} }] };
  const header = head.record;
  const flaws = headerFlaws(header, columns);
  for (const { record, info } of body) {
    if (record.length === header.length) continue;
    const params = { expected: header.length, found: record.length };
    flaws.push({ line: info.lines, column: '', what: 'cells', params });
  }
  const at = new Map(header.map((name, i) => [name, i]));
  const lines = body.map(({ record, info }) => ({
    line: info.lines,
    cell: (column: string) => {
      const i = at.get(column);
      return i === undefined ? undefined : (record[i] ?? '');
    },
  }));
  return { lines, flaws };
}

/** Spreadsheets with a Vietnamese locale save with semicolons. */
function delimiterOf(text: string): string {
  const first = text.slice(0, text.indexOf('\n') >>> 0);
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function headerFlaws(header: readonly string[], { required, optional }: Columns): Flaw[] {
  const known = [...required, ...optional];
  const flaw = (what: Flaw['what'], column: string): Flaw => ({
    line: 1,
    column,
    what,
    params: { column, known: known.join(', ') },
  });
  return [
    ...required.filter((name) => !header.includes(name)).map((name) => flaw('missingColumn', name)),
    ...header.filter((name) => !known.includes(name)).map((name) => flaw('unknownColumn', name)),
    ...header.filter((name, i) => header.indexOf(name) !== i).map((name) => flaw('doubleColumn', name)),
  ];
}
