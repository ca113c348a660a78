import { eq } from 'drizzle-orm';
import { addWorkingDays } from '../../domain/calendar.ts';
import type { Instant } from '../../domain/instant.ts';
import { type OutboxRow, post } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { cases, privacyRequest } from '../../schema/sqlite.ts';
import type { PrivacyDeps } from './ask.ts';
import type { PrivacyMail } from './pages.ts';

/**
 * Reminds of requests that nobody has decided on: once the term ends with the unit's next working day or sooner, and when it has ended. They
 * are few, and none stays open for long.
 * @returns how many it reminded of
 */
export async function remindPrivacy(
  { services, places }: Pick<PrivacyDeps, 'services' | 'places'>,
  now: Instant,
): Promise<number> {
  const { store, ids } = services;
  const open = await store.read
    .select({ id: privacyRequest.id, dueAt: privacyRequest.dueAt, unitId: cases.unitId })
    .from(privacyRequest)
    .innerJoin(cases, eq(cases.id, privacyRequest.caseId))
    .where(eq(privacyRequest.state, 'open'));
  const city = places.city();
  const rows = open.filter(({ dueAt, unitId }) => dueAt <= addWorkingDays(city.calendar(unitId), now, 1));
  for (const { id, dueAt, unitId } of rows) {
    const dedupeKey = `privacy:${id}:${dueAt < now ? 'late' : 'soon'}`;
    await store.write((tx) => post(tx, ids, { kind: 'privacy', dedupeKey, unitId, params: { request: id }, at: now }));
  }
  return rows.length;
}

/** What the mail says; null when it is decided, or another unit has the case. */
export async function privacyMail(
  { store, clock, config }: Pick<Services, 'store' | 'clock' | 'config'>,
  { params, unitId }: OutboxRow,
): Promise<PrivacyMail | null> {
  const [found] = await store.read
    .select({ request: privacyRequest, reference: cases.reference, unitId: cases.unitId })
    .from(privacyRequest)
    .innerJoin(cases, eq(cases.id, privacyRequest.caseId))
    .where(eq(privacyRequest.id, String(params.request)))
    .limit(1);
  if (found?.request.state !== 'open' || found.unitId !== unitId) return null;
  const { id, dueAt } = found.request;
  return {
    reference: found.reference,
    dueAt,
    late: dueAt < clock.now(),
    link: `${config.baseUrl}/office/privacy/${id}`,
  };
}
