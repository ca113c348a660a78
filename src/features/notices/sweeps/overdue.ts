import { addWorkingHours, deadline } from '../../../domain/calendar.ts';
import { DAY_MS, type Instant } from '../../../domain/instant.ts';
import { answerPromise } from '../../../domain/promises.ts';
import { chainUp } from '../../../domain/units.ts';
import type { Post } from '../../../platform/jobs/outbox.ts';
import type { CaseRow } from '../../cases/index.ts';
import type { City } from '../../places/index.ts';
import { type SweepDeps, sweepDeadlines } from './open-cases.ts';

/** A deadline missed longer ago is no news: lists and reports show it, and old cases that were loaded mail nobody. */
const NEWS_MS = 60 * DAY_MS;

/** The end of a second term as long as the first, after the deadline. */
function secondDeadline(city: City, row: CaseRow): Instant {
  const promise = answerPromise(row.kind, row.urgent);
  return promise ? deadline(city.calendar(row.unitId), row.dueAt, city.promise(promise)) : row.dueAt;
}

/** At the deadline: the unit and one level up. When as much time again has passed: one level more. */
function mailsFor(city: City, row: CaseRow, now: Instant): Post[] {
  const [above, higher] = chainUp(city.units, row.unitId);
  const levels = [row.unitId, above, secondDeadline(city, row) <= now ? higher : undefined];
  return levels.flatMap((unitId, level) => {
    if (!unitId) return [];
    return {
      kind: level === 0 ? 'overdue' : 'overdue_above',
      dedupeKey: `overdue:${row.id}:${row.dueAt}:${level}`,
      caseId: row.id,
      unitId,
      at: now,
      dueAt: addWorkingHours(city.calendar(unitId), now, 0),
    };
  });
}

/** Tells of deadlines that passed, once for each deadline and level; each mail leaves when its unit is open. */
export function tellOverdue(deps: SweepDeps, now: Instant): Promise<number> {
  const city = deps.places.city();
  return sweepDeadlines(deps, { after: now - NEWS_MS, until: now - 1 }, (row) => mailsFor(city, row, now));
}
