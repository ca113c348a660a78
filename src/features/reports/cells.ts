import type { CellObject } from 'write-excel-file/node';
import type { Instant } from '../../domain/instant.ts';
import type { Of } from './figures.ts';
import { localHands } from './local-time.ts';

/** Cells of a sheet. Text is always text, so that a message that begins with `=` is never a formula; figures are always numbers. */
export type Cell = CellObject | null;

const LINE = { bottomBorderStyle: 'thin', bottomBorderColor: '#D8D3CC' } as const;

export const text = (value: string, more: Partial<CellObject> = {}): Cell =>
  value === '' ? { ...LINE, ...more } : { value, type: String, format: '@', alignVertical: 'top', ...LINE, ...more };
export const number = (value: number, more: Partial<CellObject> = {}): Cell => ({
  value,
  type: Number,
  format: '#,##0',
  alignVertical: 'top',
  ...LINE,
  ...more,
});
/** A share: blank where there is nothing to make it from, since 0 % would be untrue. */
export const share = ({ value }: Of, more: Partial<CellObject> = {}): Cell =>
  value === null ? { ...LINE, ...more } : number(value, { format: '0.0%', ...more });
export const average = ({ value }: Of, more: Partial<CellObject> = {}): Cell =>
  value === null ? { ...LINE, ...more } : number(value, { format: '0.00', ...more });
export const time = (at: Instant, more: Partial<CellObject> = {}): Cell => ({
  value: localHands(at),
  type: Date,
  format: 'dd/mm/yyyy hh:mm',
  align: 'left',
  alignVertical: 'top',
  ...LINE,
  ...more,
});

/** Room for three lines: not every program makes a row as high as its wrapped heading. */
const HEAD_HEIGHT = 52;

const HEAD = {
  height: HEAD_HEIGHT,
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'center',
  backgroundColor: '#F3ECE7',
  bottomBorderStyle: 'medium',
  bottomBorderColor: '#9E1B1E',
} as const;
export const head = (value: string): Cell => ({ value, type: String, ...HEAD });
/** The heading of a column of figures. */
export const headOfNumbers = (value: string): Cell => ({ value, type: String, ...HEAD, align: 'right' });
/** The look of the row of sums. */
export const SUM = { fontWeight: 'bold', topBorderStyle: 'thin', topBorderColor: '#8A837B' } as const;
export const title = (value: string, columnSpan: number): Cell => ({
  value,
  type: String,
  fontWeight: 'bold',
  fontSize: 16,
  textColor: '#7C1215',
  columnSpan,
});
/** A line of words across a sheet. */
export const note = (value: string, columnSpan: number, more: Partial<CellObject> = {}): Cell => ({
  value,
  type: String,
  columnSpan,
  wrap: true,
  alignVertical: 'top',
  ...more,
});
