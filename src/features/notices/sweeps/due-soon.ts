import { addWorkingDays, addWorkingHours, workingDaysBetween } from '../../../domain/calendar.ts';
import { DAY_MS, type Instant } from '../../../domain/instant.ts';
import type { CaseRow } from '../../cases/index.ts';
import type { City } from '../../places/index.ts';
import { alsoTold } from '../also-told.ts';
import { type SweepDeps, sweepDeadlines } from './open-cases.ts';

/** Nobody closes longer than this, Tết included: a deadline further off is not the next working day's. */
const FURTHEST_MS = 15 * DAY_MS;

/** One working hour ahead for what is urgent, else from the working day before the last; never on the day of receipt itself. */
function isSoon(city: City, row: CaseRow, now: Instant): boolean {
  const calendar = city.calendar(row.unitId);
  if (row.urgent) return addWorkingHours(calendar, now, 1) >= row.dueAt;
  return addWorkingDays(calendar, now, 1) >= row.dueAt && workingDaysBetween(calendar, row.receivedAt, now) >= 1;
}

/**
 * Reminds whoever holds the case, else its unit, of what is due soon, and tells the unit that the settings name; once for each deadline. The
 * mail leaves when the unit is open.
 */
export function remindDueSoon(deps: SweepDeps, now: Instant): Promise<number> {
  const city = deps.places.city();
  return sweepDeadlines(deps, { after: now, until: now + FURTHEST_MS }, (row) => {
    if (!isSoon(city, row, now)) return [];
    const { id: caseId, unitId, assigneeId: personId } = row;
    const formerKey = `due_soon:${caseId}:${row.dueAt}`;
    const mail = (kind: string, to: string) => ({
      kind,
      caseId,
      unitId: to,
      params: { dueAt: row.dueAt },
      at: now,
      dueAt: addWorkingHours(city.calendar(to), now, 0),
    });
    const dedupeKey = [formerKey, unitId, ...(personId ? [personId] : [])].join(':');
    const also = alsoTold(city, row);
    return [
      { ...mail('due_soon', unitId), dedupeKey, formerKey, personId },
      ...(also
        ? [{ ...mail('due_soon_above', also), dedupeKey: `due_soon_above:${caseId}:${row.dueAt}:${also}` }]
        : []),
    ];
  });
}
