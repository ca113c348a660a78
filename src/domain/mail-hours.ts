import { addWorkingHours, type Calendar, hoursOn, isHoliday } from './calendar.ts';
import { dayNumber, type Instant, startOfDay } from './instant.ts';

/** Minutes since local midnight between which news may leave, whatever the unit's hours; both ends inclusive. */
export type WideDay = { readonly opens: number; readonly closes: number };

export const WIDE_DAY: WideDay = { opens: 6 * 60, closes: 22 * 60 };

const MINUTE_MS = 60_000;
/** No country is off for longer; a unit that never works would otherwise be looked for for ever. */
const FURTHEST_DAYS = 60;

/**
 * The first moment, now or later, at which a mail may reach people of a unit. Reminders leave while the unit is open: never at night, at
 * noon, at a weekend or during Tết. News, of what somebody has just done, leaves from early morning to late evening, at ordinary weekends too, but
 * not in the break around a public holiday, its weekends included; a unit that works on holidays has none.
 */
export function mailTime(calendar: Calendar, now: Instant, news: boolean, wide: WideDay = WIDE_DAY): Instant {
  const ordinary = addWorkingHours(calendar, now, 0);
  if (!news) return ordinary;
  for (let day = dayNumber(now); day <= dayNumber(now) + FURTHEST_DAYS; day += 1) {
    if (inBreak(calendar, day)) continue;
    const own = hoursOn(calendar, day);
    const midnight = startOfDay(day);
    const opens = midnight + Math.min(wide.opens * MINUTE_MS, own?.opens ?? Number.POSITIVE_INFINITY);
    const closes = midnight + Math.max(wide.closes * MINUTE_MS, own?.closes ?? 0);
    if (now <= closes) return Math.min(ordinary, Math.max(opens, now));
  }
  return ordinary;
}

/** A day off that hangs together with a public holiday: the nine days of Tết 2026 are five of the law and two weekends. */
function inBreak(calendar: Calendar, day: number): boolean {
  const reaches = (step: 1 | -1) => {
    for (let near = day; hoursOn(calendar, near) === null; near += step) {
      if (isHoliday(calendar, near)) return true;
      if (Math.abs(near - day) > FURTHEST_DAYS) return false;
    }
    return false;
  };
  return reaches(1) || reaches(-1);
}
