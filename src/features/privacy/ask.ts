import { desc, eq } from 'drizzle-orm';
import { deadline } from '../../domain/calendar.ts';
import { PRIVACY_TERM } from '../../domain/privacy-request.ts';
import type { Handle } from '../../platform/db/store.ts';
import { post } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { privacyRequest } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import type { CaseRow, Cases } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { mailToUnit } from './mail.ts';

export type PrivacyRow = typeof privacyRequest.$inferSelect;

export interface PrivacyDeps {
  services: Pick<Services, 'store' | 'clock' | 'ids' | 'keys' | 'vault'>;
  places: Places;
  cases: Cases;
}

const RESIDENT = { kind: 'resident' as const, personId: null, unitId: null };

/**
 * A resident asks to have erased what is stored of them. One request waits at a time; the same sending again changes nothing.
 * @param sending made with the page, or null
 */
export async function askToErase(
  { services, places, cases }: PrivacyDeps,
  row: CaseRow,
  words: string,
  sending: string | null,
): Promise<void> {
  const { store, clock, ids } = services;
  await store.write(async (tx) => {
    const earlier = await requestsOf(tx, row.id);
    const key = sending === null ? ids.uuid() : `${row.id} ${sending}`;
    if (earlier.some((one) => one.sending === key || (one.kind === 'erase' && one.state === 'open'))) return;
    const now = clock.now();
    const id = ids.uuid();
    const dueAt = deadline(places.city().calendar(row.unitId), now, PRIVACY_TERM);
    await tx.insert(privacyRequest).values({
      id,
      caseId: row.id,
      kind: 'erase',
      askedAt: now,
      dueAt,
      words,
      state: 'open',
      sending: key,
    });
    await cases.move(tx, row.id, { verb: 'ask_privacy', actor: RESIDENT, data: { dueBy: dueAt } });
    await post(tx, ids, { ...mailToUnit(id, row, 'asked'), at: now });
    await recordAudit(services, tx, { action: 'privacy.asked', personId: null, unitId: row.unitId, caseId: row.id });
  });
}

/** What was asked about one case, newest first. */
export async function requestsOf(handle: Handle, caseId: string): Promise<PrivacyRow[]> {
  return await handle
    .select()
    .from(privacyRequest)
    .where(eq(privacyRequest.caseId, caseId))
    .orderBy(desc(privacyRequest.askedAt), desc(privacyRequest.id));
}
