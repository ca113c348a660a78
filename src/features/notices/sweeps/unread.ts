import { and, asc, eq, gt, inArray, lte, notExists, or } from 'drizzle-orm';
import { addWorkingDays, addWorkingHours } from '../../../domain/calendar.ts';
import { DAY_MS, type Instant } from '../../../domain/instant.ts';
import { UNREAD_HOURS, URGENT_HOURS } from '../../../domain/reminders.ts';
import type { Handle } from '../../../platform/db/store.ts';
import type { Post } from '../../../platform/jobs/outbox.ts';
import { caseSeen, cases, outbox } from '../../../schema/sqlite.ts';
import type { CaseRow } from '../../cases/index.ts';
import { postUnknown, type SweepDeps } from './open-cases.ts';

/** What came longer ago is past its deadline, and told as that. */
const NEWS_MS = 30 * DAY_MS;
const BATCH = 100;
/** Mails that brought the case to its unit. */
const BROUGHT = ['new_case', 'transferred', 'contested'];

/**
 * Reminds a unit, once, of a case that nobody there has opened so many working hours after the mail that brought it. Cases that no mail
 * brought (loaded ones) are left alone.
 */
export async function remindUnread(deps: SweepDeps, now: Instant): Promise<number> {
  const { store } = deps.services;
  const city = deps.places.city();
  const hours = city.setting('reminder.unreadHours', UNREAD_HOURS);
  const opened = store.read
    .select({ at: caseSeen.at })
    .from(caseSeen)
    .where(and(eq(caseSeen.caseId, cases.id), eq(caseSeen.unitId, cases.unitId)));
  let count = 0;
  let last: CaseRow | undefined;
  do {
    const beyond =
      last && or(gt(cases.dueAt, last.dueAt), and(eq(cases.dueAt, last.dueAt), gt(cases.serial, last.serial)));
    const rows = await store.read
      .select()
      .from(cases)
      .where(
        and(
          eq(cases.queue, 'open'),
          eq(cases.status, 'received'),
          gt(cases.receivedAt, now - NEWS_MS),
          lte(cases.receivedAt, now),
          gt(cases.dueAt, now),
          beyond,
          notExists(opened),
        ),
      )
      .orderBy(asc(cases.dueAt), asc(cases.serial))
      .limit(BATCH);
    const brought = await mailsOf(store.read, rows);
    const mails = rows.flatMap((row): Post[] => {
      const told = brought.get(`${row.id} ${row.unitId}`);
      const calendar = city.calendar(row.unitId);
      const patience = row.urgent ? URGENT_HOURS : hours;
      if (told === undefined || addWorkingHours(calendar, told, patience) > now) return [];
      // What is due by the next working day is told as that.
      if (!row.urgent && addWorkingDays(calendar, now, 1) >= row.dueAt) return [];
      const dedupeKey = `unread:${row.id}:${row.unitId}:${told}`;
      const dueAt = addWorkingHours(calendar, now, 0);
      return [{ kind: 'unread', dedupeKey, caseId: row.id, unitId: row.unitId, at: now, dueAt }];
    });
    count += await postUnknown(deps, mails);
    last = rows.length === BATCH ? rows.at(-1) : undefined;
  } while (last);
  return count;
}

/** When each case was last brought to a unit by mail, by `case unit`. */
async function mailsOf(read: Handle, rows: readonly CaseRow[]): Promise<Map<string, Instant>> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const found = await read
    .select({ caseId: outbox.caseId, unitId: outbox.unitId, at: outbox.createdAt })
    .from(outbox)
    .where(and(inArray(outbox.caseId, ids), inArray(outbox.kind, BROUGHT)))
    .orderBy(asc(outbox.createdAt));
  return new Map(found.map(({ caseId, unitId, at }) => [`${caseId} ${unitId}`, at]));
}
