import { addWorkingHours, type Calendar } from './calendar.ts';
import { DAY_MS, dayNumber, type Instant, startOfDay, weekdayOfDay } from './instant.ts';

const WEEK_DAYS = 7;
/** A break longer than this is no break but a unit that was closed. */
const MOST_WEEKS = 6;

/** What a weekly digest tells of, and when it leaves. */
export type DigestWeek = { readonly from: Instant; readonly to: Instant; readonly leavesAt: Instant };

/**
 * The digest of the week that `now` lies in: it leaves in the unit's first open hour from Monday on, and tells of the time since the Monday of
 * the digest before. Null in a week in which the unit never opens (Tết), which the next digest tells of too.
 */
export function digestWeek(calendar: Calendar, now: Instant): DigestWeek | null {
  const day = dayNumber(now);
  const monday = day - weekdayOfDay(day) + 1;
  const leavesAt = firstOpen(calendar, monday);
  if (leavesAt === null) return null;
  let from = monday - WEEK_DAYS;
  for (let weeks = 1; weeks < MOST_WEEKS && firstOpen(calendar, from) === null; weeks += 1) from -= WEEK_DAYS;
  return { from: startOfDay(from), to: startOfDay(monday), leavesAt };
}

/** The first open moment in the week of a Monday. */
function firstOpen(calendar: Calendar, monday: number): Instant | null {
  const start = startOfDay(monday);
  const open = addWorkingHours(calendar, start, 0);
  return open < start + WEEK_DAYS * DAY_MS ? open : null;
}
