import { atLocal, type Instant } from './instant.ts';

export type Period = {
  /** `2026-10`, `2026-H1` or `2026`, as in addresses, commands and file names. */
  readonly label: string;
  readonly unit: 'month' | 'half' | 'year';
  /** Every local month of the period, `YYYY-MM`, in order: rows are counted under these. */
  readonly months: readonly string[];
  readonly from: Instant;
  /** Exclusive: the first instant after the period. */
  readonly to: Instant;
};

/** Reports are due monthly, every 6 months and every year (5635/UBND-KGVX of 04/12/2020). `null` for any other text. */
export function parsePeriod(label: string): Period | null {
  const found = /^(20\d\d)(?:-(?:H([12])|(0[1-9]|1[0-2])))?$/.exec(label);
  if (!found) return null;
  const [, year, half, month] = found;
  if (month) return periodOf('month', Number(year) * 12 + Number(month) - 1);
  if (half) return periodOf('half', Number(year) * 12 + (Number(half) - 1) * 6);
  return periodOf('year', Number(year) * 12);
}

export function previousPeriod(period: Period): Period {
  return shift(period, -LENGTH[period.unit]);
}

const LENGTH = { month: 1, half: 6, year: 12 } as const;

function shift(period: Period, months: number): Period {
  const [year, month] = (period.months[0] ?? '').split('-');
  return periodOf(period.unit, Number(year) * 12 + Number(month) - 1 + months);
}

/** @param start months since year 0 */
function periodOf(unit: Period['unit'], start: number): Period {
  const months = Array.from({ length: LENGTH[unit] }, (_, index) => monthLabel(start + index));
  const year = String(Math.floor(start / 12)).padStart(4, '0');
  const label = unit === 'year' ? year : unit === 'half' ? `${year}-H${start % 12 === 0 ? 1 : 2}` : monthLabel(start);
  return { label, unit, months, from: firstInstant(start), to: firstInstant(start + LENGTH[unit]) };
}

function monthLabel(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function firstInstant(month: number): Instant {
  return atLocal(`${monthLabel(month)}-01`, 0);
}
