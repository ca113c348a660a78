import {
  DAY_MS,
  dayNumber,
  dayNumberOf,
  type Instant,
  type LocalDate,
  startOfDay,
  type Weekday,
  weekdayOfDay,
} from './instant.ts';
import type { Term } from './promises.ts';

/** When a unit is open: minutes since local midnight, `closes` exclusive and at most 1440; several spans a day. */
export type Hours = ReadonlyArray<{ readonly weekday: Weekday; readonly opens: number; readonly closes: number }>;

/** Monday to Friday, 8:00-12:00 and 13:00-17:00: usual in Hanoi's offices; a unit with other hours has its own rows. */
export const OFFICE_HOURS: Hours = ([1, 2, 3, 4, 5] as const).flatMap((weekday) => [
  { weekday, opens: 8 * 60, closes: 12 * 60 },
  { weekday, opens: 13 * 60, closes: 17 * 60 },
]);

export const CALENDAR_DAY_TYPES = ['holiday', 'swap_off', 'in_lieu', 'workday'] as const;

/**
 * A day that differs from its weekday. `holiday`: Labour Code 45/2019/QH14 art. 112, and 24 November by Resolution 28/2026/QH16.
 * `in_lieu`: the working day off after a holiday at a weekend, art. 111(3). `swap_off` and `workday`: a day off and the
 * Saturday that makes up for it, by yearly notice.
 */
export type CalendarDay = { readonly date: LocalDate; readonly type: (typeof CALENDAR_DAY_TYPES)[number] };

/** Milliseconds since local midnight, in order, never overlapping; empty on a closed day. */
type Spans = ReadonlyArray<{ readonly opens: number; readonly closes: number }>;

export type Calendar = {
  readonly week: readonly Spans[];
  readonly special: ReadonlyMap<number, Spans>;
};

/**
 * Prepares the working time of one unit. A make-up Saturday has the unit's Friday hours (else Monday's, else its own). Of two rows
 * for one day the later wins, so that a unit's own rows may follow the city's. With `worksOnHolidays` (a relic site) the weekday alone decides.
 * @throws RangeError for hours that are empty, reversed, overlapping or outside the day.
 */
export function makeCalendar(
  hours: Hours,
  days: readonly CalendarDay[],
  options: { readonly worksOnHolidays?: boolean } = {},
): Calendar {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => spansOf(hours, weekday));
  if (week.every((spans) => spans.length === 0)) throw new RangeError('a unit that never opens has no deadlines');
  const makeUp = [week[4], week[0]].find((spans) => spans && spans.length > 0);
  const special = new Map<number, Spans>();
  for (const { date, type } of options.worksOnHolidays ? [] : days) {
    const day = dayNumberOf(date);
    special.set(day, type === 'workday' ? (makeUp ?? week[weekdayOfDay(day) - 1] ?? []) : []);
  }
  return { week, special };
}

export function isWorkingDay(calendar: Calendar, date: LocalDate): boolean {
  return spansOn(calendar, dayNumberOf(date)).length > 0;
}

/**
 * The end of working hours of the n-th working day after the day of receipt. The first day is not counted, at whatever hour the case came
 * in (Civil Code 91/2015/QH13 art. 147(2)), and a term never ends on a day off (art. 148(5)).
 * @throws RangeError unless `days` is a whole number of at least 1.
 */
export function addWorkingDays(calendar: Calendar, from: Instant, days: number): Instant {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`not a number of working days: ${days}`);
  let day = dayNumber(from);
  for (let counted = 0; counted < days; ) {
    day += 1;
    if (spansOn(calendar, day).length > 0) counted += 1;
  }
  return startOfDay(day) + (spansOn(calendar, day).at(-1)?.closes ?? 0);
}

/** `from` plus so many open hours; 0 gives the first moment at or after `from` at which the unit is open or just closing. */
export function addWorkingHours(calendar: Calendar, from: Instant, hours: number): Instant {
  if (!(hours >= 0 && Number.isFinite(hours))) throw new RangeError(`not a number of working hours: ${hours}`);
  return addWorkingMs(calendar, from, Math.round(hours * 3_600_000));
}

/** `from` plus so many milliseconds of open time. */
export function addWorkingMs(calendar: Calendar, from: Instant, ms: number): Instant {
  let left = ms;
  for (let day = dayNumber(from); ; day += 1) {
    const midnight = startOfDay(day);
    for (const span of spansOn(calendar, day)) {
      const start = Math.max(span.opens, from - midnight);
      if (start > span.closes) continue;
      if (left <= span.closes - start) return midnight + start + left;
      left -= span.closes - start;
    }
  }
}

/** By when something received at `receivedAt` is promised. */
export function deadline(calendar: Calendar, receivedAt: Instant, term: Pick<Term, 'amount' | 'unit'>): Instant {
  return term.unit === 'working_days'
    ? addWorkingDays(calendar, receivedAt, term.amount)
    : addWorkingHours(calendar, receivedAt, term.amount);
}

/** Working days after the day of `from`, up to and including the day of `to`; negative when `to` is on an earlier day. */
export function workingDaysBetween(calendar: Calendar, from: Instant, to: Instant): number {
  const first = dayNumber(from);
  const last = dayNumber(to);
  let count = 0;
  for (let day = Math.min(first, last) + 1; day <= Math.max(first, last); day += 1) {
    if (spansOn(calendar, day).length > 0) count += 1;
  }
  return last < first ? -count : count;
}

/** Open time between two instants, in milliseconds; 0 when `to` is not later. */
export function workingMsBetween(calendar: Calendar, from: Instant, to: Instant): number {
  let sum = 0;
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
    const midnight = startOfDay(day);
    for (const { opens, closes } of spansOn(calendar, day)) {
      sum += Math.max(0, Math.min(midnight + closes, to) - Math.max(midnight + opens, from));
    }
  }
  return sum;
}

/** When a day's work begins and ends, in milliseconds since its midnight; null on a day off. */
export function hoursOn(calendar: Calendar, day: number): { opens: number; closes: number } | null {
  const spans = spansOn(calendar, day);
  const [first, last] = [spans.at(0), spans.at(-1)];
  return first && last ? { opens: first.opens, closes: last.closes } : null;
}

/** A day off by law or by notice (not by its weekday): Tết is one; for a unit that works on holidays no day is. */
export function isHoliday(calendar: Calendar, day: number): boolean {
  return calendar.special.get(day)?.length === 0;
}

function spansOn(calendar: Calendar, day: number): Spans {
  return calendar.special.get(day) ?? calendar.week[weekdayOfDay(day) - 1] ?? [];
}

function spansOf(hours: Hours, weekday: number): Spans {
  const rows = hours.filter((row) => row.weekday === weekday).sort((a, b) => a.opens - b.opens);
  let free = 0;
  for (const { opens, closes } of rows) {
    if (!(opens >= free && opens < closes && closes * 60_000 <= DAY_MS)) {
      throw new RangeError(`hours that cannot be: weekday ${weekday}, minutes ${opens} to ${closes}`);
    }
    free = closes;
  }
  return rows.map(({ opens, closes }) => ({ opens: opens * 60_000, closes: closes * 60_000 }));
}
