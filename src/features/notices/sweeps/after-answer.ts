import { and, asc, eq, gt, gte, lte, sql } from 'drizzle-orm';
import { addWorkingDays, addWorkingHours } from '../../../domain/calendar.ts';
import { addDays, DAY_MS, type Instant, localDate } from '../../../domain/instant.ts';
import type { Post } from '../../../platform/jobs/outbox.ts';
import { cases, promise } from '../../../schema/sqlite.ts';
import type { CaseRow } from '../../cases/index.ts';
import type { City } from '../../places/index.ts';
import { postUnknown, type SweepDeps, type Wanted } from './open-cases.ts';

/** What has waited for longer is on the list of work, and no news. */
const NEWS_DAYS = 60;
const BATCH = 100;

/** A mail that leaves when the unit is open. */
const mailTo = (
  city: City,
  { id, unitId }: Pick<CaseRow, 'id' | 'unitId'>,
  kind: string,
  key: string,
  now: Instant,
): Post => ({
  kind,
  dedupeKey: key,
  caseId: id,
  unitId,
  at: now,
  dueAt: addWorkingHours(city.calendar(unitId), now, 0),
});

/** A word to whoever holds the case, else to the unit that has it. */
function promiseMail(city: City, row: CaseRow, { id, dueOn }: { id: string; dueOn: string }, now: Instant): Wanted {
  const formerKey = `promise:${id}:${dueOn}`;
  const { unitId, assigneeId: personId } = row;
  const key = [formerKey, unitId, ...(personId ? [personId] : [])].join(':');
  return { ...mailTo(city, row, 'promise_due', key, now), formerKey, personId, params: { promiseId: id, dueOn } };
}

/** On the day of a promise, once for each day that was promised. */
export async function remindPromises(deps: SweepDeps, now: Instant): Promise<number> {
  const { read } = deps.services.store;
  const city = deps.places.city();
  const today = localDate(now);
  let count = 0;
  for (let last = ''; ; ) {
    const rows = await read
      .select({ id: promise.id, dueOn: promise.dueOn, row: cases })
      .from(promise)
      .innerJoin(cases, eq(cases.id, promise.caseId))
      .where(
        and(
          eq(promise.state, 'open'),
          lte(promise.dueOn, today),
          gte(promise.dueOn, addDays(today, -NEWS_DAYS)),
          gt(promise.id, last),
        ),
      )
      .orderBy(asc(promise.id))
      .limit(BATCH);
    const mails = rows.map(({ row, ...one }) => promiseMail(city, row, one, now));
    count += await postUnknown(deps, mails);
    if (rows.length < BATCH) return count;
    last = rows.at(-1)?.id ?? last;
  }
}

/** The working day after an apology came to be owed, and again when the case could be closed but for it. */
function apologyMails(city: City, row: CaseRow, now: Instant): Post[] {
  const since = row.answeredAt ?? row.closedAt ?? row.dueAt;
  const mail = (key: string) => mailTo(city, row, 'apology_owed', `apology:${row.id}:${key}`, now);
  const due = localDate(addWorkingDays(city.calendar(row.unitId), since, 1)) <= localDate(now);
  const blocks = row.status === 'answered' && (row.contestUntil ?? since) <= now;
  return [...(due ? [mail('due')] : []), ...(blocks && due ? [mail('blocks')] : [])];
}

/** Tells heads of the apologies that are owed, for without them a late case is not closed. */
export async function remindApologies(deps: SweepDeps, now: Instant): Promise<number> {
  const { read } = deps.services.store;
  const city = deps.places.city();
  const ended = sql<number>`coalesce(${cases.answeredAt}, ${cases.closedAt})`;
  let count = 0;
  for (let last = 0; ; ) {
    const rows = await read
      .select()
      .from(cases)
      .where(and(eq(cases.apology, 'owed'), gt(ended, now - NEWS_DAYS * DAY_MS), gt(cases.serial, last)))
      .orderBy(asc(cases.serial))
      .limit(BATCH);
    count += await postUnknown(
      deps,
      rows.flatMap((row) => apologyMails(city, row, now)),
    );
    if (rows.length < BATCH) return count;
    last = rows.at(-1)?.serial ?? last;
  }
}
