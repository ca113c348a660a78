import { addDays, type LocalDate } from '../../domain/instant.ts';
import { clean, length } from '../../domain/text.ts';
import type { Flaw, Line } from '../../platform/files/table.ts';
import type { MessageKey } from '../../platform/i18n/index.ts';

type Prefixed = Extract<MessageKey, `places.import.problem.${string}`>;
/** The name of a mistake in a file; its sentence says what is wrong, the rule, and the way out. */
export type ProblemName = Prefixed extends `places.import.problem.${infer Name}` ? Name : never;

/** One mistake of an imported file. */
export interface Problem {
  line: number;
  column: string;
  what: ProblemName | Flaw['what'];
  params: Record<string, string | number>;
}

/** The cells of a line as values; each mistake is told to `problems`, and a harmless value stands in for it. */
export interface Cells {
  line: number;
  /** Whether the file has the column at all: one that it lacks changes nothing. */
  has(column: string): boolean;
  text(column: string, most?: number): string;
  /** A text that must not be empty. */
  need(column: string, most?: number): string;
  oneOf<const V extends string>(column: string, values: readonly V[], otherwise?: V): V;
  flag(column: string, otherwise: boolean): boolean;
  date(column: string): LocalDate | null;
  complain(column: string, what: ProblemName, params?: Record<string, string | number>): void;
}

const YES = ['yes', 'true', '1', 'có', 'x'];
const NO = ['no', 'false', '0', 'không'];
const VIETNAMESE_DATE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

export function cellsOf(line: Line, problems: Problem[]): Cells {
  const complain: Cells['complain'] = (column, what, params = {}) =>
    void problems.push({
      line: line.line,
      column,
      what,
      params: { value: line.cell(column) ?? '', column, ...params },
    });
  const text = (column: string, most = 300) => {
    const value = clean(line.cell(column) ?? '');
    if (length(value) > most) complain(column, 'tooLong', { most });
    return value;
  };
  return {
    line: line.line,
    has: (column) => line.cell(column) !== undefined,
    text,
    need(column, most) {
      const value = text(column, most);
      if (value === '') complain(column, 'missing');
      return value;
    },
    oneOf(column, values, otherwise) {
      const value = text(column);
      const found = values.find((one) => one === value) ?? (value === '' ? otherwise : undefined);
      if (found === undefined) complain(column, 'notInList', { list: values.join(', ') });
      return found ?? (values[0] as (typeof values)[number]);
    },
    flag(column, otherwise) {
      const value = text(column).toLowerCase();
      if (value === '') return otherwise;
      if (!YES.includes(value) && !NO.includes(value)) complain(column, 'notYesOrNo');
      return YES.includes(value);
    },
    date(column) {
      const value = text(column);
      if (value === '') return null;
      const date = readDate(value);
      if (date === null) complain(column, 'notADate');
      return date;
    },
    complain,
  };
}

/** `2026-02-17` or `17/02/2026`; null for a day that does not exist. */
function readDate(text: string): LocalDate | null {
  const [, d, m, y] = VIETNAMESE_DATE.exec(text) ?? [];
  const date = d && m && y ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : text;
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(date) ? addDays(date, 0) : null;
  } catch {
    return null;
  }
}
