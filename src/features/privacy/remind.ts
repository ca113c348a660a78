import { and, eq, lte } from 'drizzle-orm';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import { type OutboxRow, post } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { cases, privacyRequest } from '../../schema/sqlite.ts';
import type { PrivacyDeps } from './ask.ts';
import type { PrivacyMail } from './pages.ts';

/** Reminds of requests that nobody has decided on: a day before the law's term ends, and when it has. @returns how many it looked at */
export async function remindPrivacy({ services }: Pick<PrivacyDeps, 'services'>, now: Instant): Promise<number> {
  const { store, ids } = services;
  const rows = await store.read
    .select({ id: privacyRequest.id, dueAt: privacyRequest.dueAt, unitId: cases.unitId })
    .from(privacyRequest)
    .innerJoin(cases, eq(cases.id, privacyRequest.caseId))
    .where(and(eq(privacyRequest.state, 'open'), lte(privacyRequest.dueAt, now + DAY_MS)));
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
