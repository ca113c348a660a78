/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A day on the wall calendar of Asia/Ho_Chi_Minh, `YYYY-MM-DD`; such texts sort as the days do. */
export type LocalDate = string;

/** Monday is 1, Sunday is 7: the week of a Vietnamese office starts on Monday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const MINUTE_MS = 60_000;

export const HOUR_MS = 3_600_000;

/** One calendar day; every local day has this length, since the zone has no daylight saving. */
export const DAY_MS = 86_400_000;

/** Asia/Ho_Chi_Minh is UTC+7 without daylight saving (IANA tzdata, unchanged since 1975-06-13). */
export const LOCAL_OFFSET_MS = 7 * HOUR_MS;

/** Local days since 1970-01-01; the integer that date arithmetic is done in. */
export function dayNumber(at: Instant): number {
  return Math.floor((at + LOCAL_OFFSET_MS) / DAY_MS);
}

/** @throws RangeError when the text is not a day that exists (`2026-02-30`). */
export function dayNumberOf(date: LocalDate): number {
  const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / DAY_MS;
  if (Number.isNaN(day) || dateOfDay(day) !== date) throw new RangeError(`not a date: ${date}`);
  return day;
}

/** Whether a text is a day that exists, since 1970. */
export function isDay(text: string): text is LocalDate {
  try {
    return dayNumberOf(text) > 0;
  } catch {
    return false;
  }
}

export function dateOfDay(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The instant at which a local day, given by its number, begins. */
export function startOfDay(day: number): Instant {
  return day * DAY_MS - LOCAL_OFFSET_MS;
}

export function weekdayOfDay(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday; // day 0 was a Thursday
}

export function localDate(at: Instant): LocalDate {
  return dateOfDay(dayNumber(at));
}

/** `YYYY-MM`, the month that figures are counted under. */
export function localMonth(at: Instant): string {
  return localDate(at).slice(0, 7);
}

/** Whole minutes since local midnight, 0 to 1439. */
export function localMinutes(at: Instant): number {
  return Math.floor((at - startOfDay(dayNumber(at))) / MINUTE_MS);
}

export function weekday(date: LocalDate): Weekday {
  return weekdayOfDay(dayNumberOf(date));
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumberOf(date) + days);
}

/** The instant of a local wall-clock time; 1440 minutes is the midnight that ends the day. */
export function atLocal(date: LocalDate, minutes: number): Instant {
  return startOfDay(dayNumberOf(date)) + minutes * MINUTE_MS;
}
