import { personalSpans } from './privacy.ts';

/** Stands for words that were blacked out; always as long, so that the length of a name is not told. */
export const BLACK = '█████';
/** Marks around what is to be blacked out, as anybody can type them. */
const OPEN = '[[';
const CLOSE = ']]';

/** The text with what looks like a number or an address of a person marked already. */
export function suggestMarks(text: string): string {
  let marked = '';
  let from = 0;
  for (const [start, end] of personalSpans(text)) {
    marked += text.slice(from, start) + OPEN + text.slice(start, end) + CLOSE;
    from = end;
  }
  return marked + text.slice(from);
}

/** `changed`: the marked text says something else than the text; `open`: a mark has no partner; `nothing`: no mark. */
export type RedactionProblem = 'changed' | 'open' | 'nothing';

interface Walk {
  out: string;
  /** Where the mark began that is open. */
  opened: number | null;
  spans: number;
}

/**
 * The text with everything between marks blacked out. Nobody's words are changed in passing: but for the marks, what comes back must be the
 * text itself.
 */
export function blackOut(text: string, marked: string): { text: string } | { problem: RedactionProblem } {
  const walk: Walk = { out: '', opened: null, spans: 0 };
  let at = 0;
  for (let i = 0; i < marked.length; ) {
    const step = markAt(marked, i, walk, text.startsWith(marked.slice(i, i + 2), at));
    if (step === 'open') return { problem: 'open' };
    if (step === 'mark') {
      i += 2;
      continue;
    }
    if (marked[i] !== text[at]) return { problem: 'changed' };
    if (walk.opened === null) walk.out += text[at];
    at += 1;
    i += 1;
  }
  if (at !== text.length) return { problem: 'changed' };
  if (walk.opened !== null) return { problem: 'open' };
  return walk.spans === 0 ? { problem: 'nothing' } : { text: walk.out };
}

/** Takes a mark that stands here, unless the text itself has it here. */
function markAt(marked: string, i: number, walk: Walk, isText: boolean): 'mark' | 'open' | null {
  const isOpening = marked.startsWith(OPEN, i);
  if (isText || !(isOpening || marked.startsWith(CLOSE, i))) return null;
  if (isOpening === (walk.opened !== null)) return 'open';
  if (isOpening) walk.opened = i;
  else if (walk.opened !== null && i > walk.opened + 2) {
    walk.out += BLACK;
    walk.spans += 1;
  }
  if (!isOpening) walk.opened = null;
  return 'mark';
}

/** A part of a photo, in thousandths of its width and height. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** The grid that lies over a photo: columns A to J, rows 1 to 8. */
export const GRID = { columns: 'ABCDEFGHIJ', rows: 8 } as const;
const WHOLE = 1000;
const MOST_BOXES = 40;
const CELLS = /^([A-J])([1-8])(?:-([A-J])([1-8]))?$/i;
const NUMBERS = /^(\d{1,4}),(\d{1,4}),(\d{1,4}),(\d{1,4})$/;

/** Cells (`B2`), areas of cells (`B2-D4`) or thousandths (`120,300,200,100`), with blanks or semicolons between; null when one is neither. */
export function readBoxes(typed: string): Box[] | null {
  const parts = typed.split(/[\s;]+/).filter(Boolean);
  if (parts.length > MOST_BOXES) return null;
  const boxes = parts.map((part) => ofCells(part) ?? ofNumbers(part));
  return boxes.every((box) => box !== null) ? boxes : null;
}

const columnOf = (letter: string) => GRID.columns.indexOf(letter.toUpperCase());

function ofCells(part: string): Box | null {
  const [, fromColumn = '', fromRow = '', toColumn = fromColumn, toRow = fromRow] = CELLS.exec(part) ?? [];
  if (fromColumn === '') return null;
  const columns = [columnOf(fromColumn), columnOf(toColumn)].sort((a, b) => a - b) as [number, number];
  const rows = [Number(fromRow) - 1, Number(toRow) - 1].sort((a, b) => a - b) as [number, number];
  const [width, height] = [WHOLE / GRID.columns.length, WHOLE / GRID.rows];
  return {
    x: columns[0] * width,
    y: rows[0] * height,
    w: (columns[1] - columns[0] + 1) * width,
    h: (rows[1] - rows[0] + 1) * height,
  };
}

function ofNumbers(part: string): Box | null {
  const [x, y, w, h] = (NUMBERS.exec(part) ?? []).slice(1).map(Number);
  if (x === undefined || y === undefined || !w || !h) return null;
  return x + w <= WHOLE && y + h <= WHOLE ? { x, y, w, h } : null;
}
