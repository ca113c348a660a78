import { hoursOn } from '../../domain/calendar.ts';
import { addDays, atLocal, dayNumberOf, type Instant, isDay, localDate } from '../../domain/instant.ts';
import type { Visit } from '../intake/index.ts';
import type { City } from '../places/index.ts';

/** What lay in a box for longer was not emptied as it must be; it is received when it is found. */
const MOST_DAYS_AGO = 30;
const MINUTE_MS = 60_000;
/** Where the unit did not work on that day. */
const MORNING_MINUTES = 8 * 60;

/** The days that may be given, for the field. */
export function receivedSpan(now: Instant): { from: string; to: string } {
  const to = localDate(now);
  return { from: addDays(to, -MOST_DAYS_AGO), to };
}

/**
 * When a slip counts as received: now, or when the unit opened on the day on which it was taken out of the box. Deadline and figures go by it.
 * @returns null for what is no such day
 */
export function receivedAtOf(city: City, { unit }: Visit, typed: string, now: Instant): Instant | null {
  const { from, to } = receivedSpan(now);
  if (typed === '' || typed === to) return now;
  if (!isDay(typed) || typed < from || typed > to) return null;
  const hours = hoursOn(city.calendar(unit.id), dayNumberOf(typed));
  return atLocal(typed, hours ? hours.opens / MINUTE_MS : MORNING_MINUTES);
}
