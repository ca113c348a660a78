import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { addWorkingHours } from '../../../domain/calendar.ts';
import { DAY_MS, type Instant } from '../../../domain/instant.ts';
import { answerPromise } from '../../../domain/promises.ts';
import { CLIMB, levelsTold } from '../../../domain/reminders.ts';
import { chainUp } from '../../../domain/units.ts';
import { appointment } from '../../../schema/sqlite.ts';
import type { CaseRow } from '../../cases/index.ts';
import type { City } from '../../places/index.ts';
import { alsoTold } from '../also-told.ts';
import { type SweepDeps, sweepDeadlines, type Wanted } from './open-cases.ts';

/** A deadline missed longer ago is no news: lists and reports show it, and old cases that were loaded mail nobody. */
const NEWS_MS = 60 * DAY_MS;

type Inspector = { personId: string; unitId: string };

/** The multiples of the term that have passed by now, the deadline itself first. */
function passedOf(city: City, row: CaseRow, now: Instant): readonly number[] {
  const promise = answerPromise(row.kind, row.urgent);
  if (!promise) return [];
  const climb = city.setting('reminder.climb', CLIMB);
  const late = { dueAt: row.dueAt, term: city.promise(promise) };
  return climb.slice(0, levelsTold(city.calendar(row.unitId), late, climb, now));
}

/**
 * Which units above are told, each with the last multiple that has passed for it: the n-th multiple is for the n-th level, and for the top of
 * the tree where the tree is no higher. With the first, so hears a unit that looks at the whole city, where the settings name one.
 */
function toldAbove(city: City, row: CaseRow, passed: readonly number[]): Map<string, number> {
  const chain = chainUp(city.units, row.unitId);
  const told = new Map<string, number>();
  const also = alsoTold(city, row);
  if (also && passed.length > 0) told.set(also, 1);
  for (const n of passed.keys()) {
    const unitId = chain[Math.min(n, chain.length - 1)];
    if (unitId) told.set(unitId, n + 1);
  }
  return told;
}

type Told = { unitId: string; key: string | number; times: number; personId?: string | null };

/** @param times the multiple of the term that has passed */
const mailOf =
  (city: City, row: CaseRow, now: Instant) =>
  (kind: 'overdue' | 'overdue_above', { unitId, key, times, personId = null }: Told): Wanted => ({
    kind,
    dedupeKey: [kind, row.id, row.dueAt, unitId, key, ...(personId ? [personId] : [])].join(':'),
    caseId: row.id,
    unitId,
    personId,
    params: { times },
    at: now,
    dueAt: addWorkingHours(city.calendar(unitId), now, 0),
  });

/** To the unit, its head and whoever holds the case: at the deadline, and at each multiple after it. */
function ownMails(mail: ReturnType<typeof mailOf>, row: CaseRow, passed: readonly number[]): Wanted[] {
  const again = passed.filter((multiple) => multiple > 1);
  const told = { unitId: row.unitId, key: again.length, times: again.at(-1) ?? 1 };
  const readers = [null, ...(row.assigneeId ? [row.assigneeId] : [])];
  const formerKey = again.length === 0 ? `overdue:${row.id}:${row.dueAt}:0` : undefined;
  return readers.map((personId) => ({ ...mail('overdue', { ...told, personId }), formerKey }));
}

/** A restricted case does not exist for the levels above, so that the inspectors, who may read it, are told in their place. */
function mailsFor(city: City, inspectors: readonly Inspector[], row: CaseRow, now: Instant): Wanted[] {
  const passed = passedOf(city, row, now);
  const mail = mailOf(city, row, now);
  const former = `overdue:${row.id}:${row.dueAt}`;
  const above = [...toldAbove(city, row, passed)].map(([unitId, n]) => ({
    ...mail('overdue_above', { unitId, key: n, times: passed[n - 1] ?? 1 }),
    formerKey: `${former}:${n}`,
  }));
  const inspected = (passed.length > 0 ? inspectors : []).map((one) => ({
    ...mail('overdue_above', { ...one, key: 'inspector', times: 1 }),
    formerKey: `${former}:${one.personId}`,
  }));
  return [...ownMails(mail, row, passed), ...(row.restricted ? inspected : above)];
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
