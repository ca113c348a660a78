import {
  addWorkingDays,
  addWorkingMs,
  type Calendar,
  type CalendarDay,
  type Hours,
  hoursOn,
  workingDaysBetween,
  workingMsBetween,
} from './calendar.ts';
import { dayNumber, dayNumberOf, type Instant, type LocalDate, startOfDay } from './instant.ts';

/** A unit's own hours; `null` hours are the city's. */
export type UnitHours = { readonly hours: Hours | null; readonly worksOnHolidays: boolean };

/** What a change does to working time: days that get another type, and units (`null`: the city) that get other hours. */
export type CalendarEdit = {
  readonly days: readonly {
    readonly date: LocalDate;
    readonly before: CalendarDay['type'] | null;
    readonly after: CalendarDay['type'] | null;
  }[];
  readonly hours: readonly {
    readonly unitId: string | null;
    readonly before: UnitHours;
    readonly after: UnitHours;
  }[];
};

export function joinEdits(edits: readonly CalendarEdit[]): CalendarEdit {
  return { days: edits.flatMap(({ days }) => days), hours: edits.flatMap(({ hours }) => hours) };
}

/** Whether working time is another after it: a day that only got another name is no change of time. */
export function changesTime({ days, hours }: CalendarEdit): boolean {
  return days.some(({ before, after }) => opensAs(before) !== opensAs(after)) || hours.length > 0;
}

/** Off, at work, or as its weekday says. */
const opensAs = (type: CalendarDay['type'] | null) => (type === null ? 'weekday' : type === 'workday' ? 'open' : 'off');

/** Only deadlines from this instant on can move: what was due before the first changed day has nothing to do with it. */
export function firstTouched({ days, hours }: CalendarEdit): Instant {
  if (hours.length > 0) return 0;
  return Math.min(...days.map(({ date }) => startOfDay(dayNumberOf(date))));
}

/** The special days as they were before the edit (`before`), or as they are after it, from the days of either time. */
export function daysOfEdit(
  days: readonly CalendarDay[],
  { days: edited }: CalendarEdit,
  side: 'before' | 'after',
): CalendarDay[] {
  const dates = new Set(edited.map(({ date }) => date));
  const kept = days.filter(({ date }) => !dates.has(date));
  return [...kept, ...edited.flatMap((day) => (day[side] ? [{ date: day.date, type: day[side] }] : []))];
}

/**
 * Where a deadline lies after working time has changed: as many working days after its beginning as before (or as much open time, where it
 * did not end with a day's work), so that an extension and a promise of older terms keep their length. Two courtesies: it never moves to a
 * moment that is past or to today, so that no unit is late by an edit; and a deadline that has passed never moves further back.
 * @returns `null` when it stays
 */
export function movedDeadline(
  given: { readonly start: Instant; readonly dueAt: Instant },
  old: Calendar,
  fresh: Calendar,
  now: Instant,
): Instant | null {
  const { start, dueAt } = given;
  const wanted = relaid(start, dueAt, old, fresh);
  if (wanted === null || wanted === dueAt) return null;
  if (wanted > dueAt) return wanted;
  if (dueAt <= now) return null;
  const kept = Math.min(dueAt, Math.max(wanted, addWorkingDays(fresh, now, 1)));
  return kept === dueAt ? null : kept;
}

/** `null` when the old calendar does not explain the deadline: then nobody knows what it would be in the new one. */
function relaid(start: Instant, dueAt: Instant, old: Calendar, fresh: Calendar): Instant | null {
  const days = workingDaysBetween(old, start, dueAt);
  const day = dayNumber(dueAt);
  if (days >= 1 && startOfDay(day) + (hoursOn(old, day)?.closes ?? Number.NaN) === dueAt) {
    return addWorkingDays(fresh, start, days);
  }
  const open = workingMsBetween(old, start, dueAt);
  return open > 0 && addWorkingMs(old, start, open) === dueAt ? addWorkingMs(fresh, start, open) : null;
}
