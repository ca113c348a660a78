import { type Calendar, makeCalendar, OFFICE_HOURS } from '../../domain/calendar.ts';
import { type CalendarEdit, daysOfEdit, movedDeadline, type UnitHours } from '../../domain/calendar-edit.ts';
import type { Instant } from '../../domain/instant.ts';
import type { CaseRow } from '../cases/index.ts';
import type { City } from '../places/index.ts';

/** What of a case its deadline hangs on. */
export type Clocked = Pick<CaseRow, 'unitId' | 'filedUnitId' | 'receivedAt' | 'contestedAt' | 'dueAt'>;

interface Sides {
  old: Calendar;
  fresh: Calendar;
}

/**
 * The working time of each unit before and after an edit. It does not matter whether the city as it was read already has the edit in it.
 */
function sidesOf(city: City, edit: CalendarEdit): (unitId: string) => Sides {
  const days = {
    before: daysOfEdit(city.holidays, edit, 'before'),
    after: daysOfEdit(city.holidays, edit, 'after'),
  };
  const hoursOf = (unitId: string | null, side: 'before' | 'after'): UnitHours => {
    const edited = edit.hours.find((one) => one.unitId === unitId);
    if (edited) return edited[side];
    const own = unitId === null ? undefined : city.units.get(unitId);
    if (own) return { hours: own.hours, worksOnHolidays: own.worksOnHolidays };
    return { hours: city.setting('hours', OFFICE_HOURS), worksOnHolidays: false };
  };
  const draw = (unitId: string, side: 'before' | 'after') => {
    const { hours, worksOnHolidays } = hoursOf(unitId, side);
    return makeCalendar(hours ?? hoursOf(null, side).hours ?? OFFICE_HOURS, days[side], { worksOnHolidays });
  };
  const drawn = new Map<string, Sides>();
  return (unitId) => {
    const known = drawn.get(unitId);
    if (known) return known;
    const made = { old: draw(unitId, 'before'), fresh: draw(unitId, 'after') };
    drawn.set(unitId, made);
    return made;
  };
}

/** Where the deadlines of cases go with an edit. */
export interface Reckoner {
  /**
   * That of the answer; null when it stays. It is reckoned by the calendar of the unit that has the case, else of the unit it was sent to, whose
   * calendar the promise was made by before a transfer.
   */
  due(row: Clocked): Instant | null;
  /** That of a contest, which nobody is told to have become shorter; null when it stays. */
  window(row: Pick<CaseRow, 'unitId' | 'answeredAt' | 'contestUntil'>): Instant | null;
}

export function reckoner(city: City, edit: CalendarEdit, now: Instant): Reckoner {
  const sides = sidesOf(city, edit);
  return {
    due(row) {
      const given = { start: row.contestedAt ?? row.receivedAt, dueAt: row.dueAt };
      for (const unitId of new Set([row.unitId, row.filedUnitId])) {
        const { old, fresh } = sides(unitId);
        const moved = movedDeadline(given, old, fresh, now);
        if (moved !== null) return moved;
      }
      return null;
    },
    window({ unitId, answeredAt, contestUntil }) {
      if (answeredAt === null || contestUntil === null) return null;
      const { old, fresh } = sides(unitId);
      const moved = movedDeadline({ start: answeredAt, dueAt: contestUntil }, old, fresh, now);
      return moved !== null && moved > contestUntil ? moved : null;
    },
  };
}
