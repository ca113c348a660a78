import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { addWorkingHours } from '../../../domain/calendar.ts';
import { DAY_MS, type Instant } from '../../../domain/instant.ts';
import { answerPromise } from '../../../domain/promises.ts';
import { CLIMB, levelsTold } from '../../../domain/reminders.ts';
import { chainUp } from '../../../domain/units.ts';
import type { Post } from '../../../platform/jobs/outbox.ts';
import { appointment } from '../../../schema/sqlite.ts';
import type { CaseRow } from '../../cases/index.ts';
import type { City } from '../../places/index.ts';
import { type SweepDeps, sweepDeadlines } from './open-cases.ts';

/** A deadline missed longer ago is no news: lists and reports show it, and old cases that were loaded mail nobody. */
const NEWS_MS = 60 * DAY_MS;

type Inspector = { personId: string; unitId: string };

/** How many levels above the unit are to know by now, by the multiples of the settings. */
function levelsOf(city: City, row: CaseRow, now: Instant): number {
  const promise = answerPromise(row.kind, row.urgent);
  if (!promise) return 0;
  const late = { dueAt: row.dueAt, term: city.promise(promise) };
  return levelsTold(city.calendar(row.unitId), late, city.setting('reminder.climb', CLIMB), now);
}

/**
 * At the deadline to the unit; above it, level by level, when the multiples of the settings are reached. A restricted case does not exist for
 * the levels above, so that the inspectors, who may read it, are told in their place.
 */
function mailsFor(city: City, inspectors: readonly Inspector[], row: CaseRow, now: Instant): Post[] {
  const levels = levelsOf(city, row, now);
  const cause = `overdue:${row.id}:${row.dueAt}`;
  const mail = (kind: string, unitId: string, key: string | number, personId: string | null = null): Post => ({
    kind,
    dedupeKey: `${cause}:${key}`,
    caseId: row.id,
    unitId,
    personId,
    at: now,
    dueAt: addWorkingHours(city.calendar(unitId), now, 0),
  });
  const above = row.restricted
    ? (levels > 0 ? inspectors : []).map((one) => mail('overdue_above', one.unitId, one.personId, one.personId))
    : chainUp(city.units, row.unitId)
        .slice(0, levels)
        .map((unitId, i) => mail('overdue_above', unitId, i + 1));
  return [mail('overdue', row.unitId, 0), ...above];
}

/** Tells of deadlines that passed, once for each deadline and level; each mail leaves when its unit is open. */
export async function tellOverdue(deps: SweepDeps, now: Instant): Promise<number> {
  const city = deps.places.city();
  const inForce = and(lte(appointment.validFrom, now), or(isNull(appointment.validTo), gt(appointment.validTo, now)));
  const inspectors = await deps.services.store.read
    .select({ personId: appointment.personId, unitId: appointment.unitId })
    .from(appointment)
    .where(and(eq(appointment.post, 'inspector'), inForce));
  return await sweepDeadlines(deps, { after: now - NEWS_MS, until: now - 1 }, (row) =>
    mailsFor(city, inspectors, row, now),
  );
}
