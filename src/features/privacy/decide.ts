import { and, eq } from 'drizzle-orm';
import { MOVES } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import type { PrivacyGround } from '../../domain/privacy-request.ts';
import type { Handle } from '../../platform/db/store.ts';
import { cases as caseTable, privacyRequest } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { type Actor, type CaseRow, type Cases, findCase } from '../cases/index.ts';
import type { PrivacyDeps, PrivacyRow } from './ask.ts';

export type PrivacyDecision = { grant: true } | { grant: false; ground: PrivacyGround };

const isOver = (row: CaseRow) => (MOVES.anonymise.from as readonly string[]).includes(row.status);

/**
 * The desk's word on a request. Granted, the contact data goes at once, and the words at once or, while the case is somebody's work, the night
 * after it ends.
 * @throws Refusal `conflict` when somebody else was quicker
 */
export async function decidePrivacy(
  { services, cases }: PrivacyDeps,
  request: PrivacyRow,
  actor: Actor,
  decision: PrivacyDecision,
): Promise<void> {
  await services.store.write(async (tx) => {
    const row = await findCase(tx, 'id', request.caseId);
    if (!row) throw new Refusal('notFound');
    const ground = decision.grant ? null : decision.ground;
    const changes = {
      state: decision.grant ? ('done' as const) : ('refused' as const),
      decidedBy: actor.personId,
      decidedAt: services.clock.now(),
      ground,
      // Read by who decided; kept no longer.
      words: '',
    };
    const same = and(eq(privacyRequest.id, request.id), eq(privacyRequest.state, 'open'));
    const done = await tx.update(privacyRequest).set(changes).where(same).returning({ id: privacyRequest.id });
    if (done.length === 0) throw new Refusal('conflict');
    if (ground === null) await grant(cases, tx, row, actor);
    else await cases.move(tx, row.id, { verb: 'refuse_privacy', actor, reason: ground });
    const { personId, unitId } = actor;
    const data = { granted: decision.grant, ground };
    await recordAudit(services, tx, { action: 'privacy.decided', personId, unitId, caseId: row.id, data });
  });
}

async function grant(cases: Cases, tx: Handle, row: CaseRow, actor: Actor): Promise<void> {
  const over = isOver(row);
  await cases.move(tx, row.id, { verb: 'grant_privacy', actor, data: { wordsLater: !over } });
  if (over) await cases.anonymise(tx, row.id, actor, 'request');
  else await cases.eraseContact(tx, row.id, actor, 'request');
}

/** Erases the words of cases that have ended since their resident was granted it. @returns how many */
export async function eraseGranted({ services, cases }: PrivacyDeps): Promise<number> {
  const { store } = services;
  const system: Actor = { kind: 'system', personId: null, unitId: null };
  const granted = and(eq(privacyRequest.state, 'done'), eq(privacyRequest.kind, 'erase'));
  const rows = await store.read
    .select({ row: caseTable, requestId: privacyRequest.id })
    .from(privacyRequest)
    .innerJoin(caseTable, eq(caseTable.id, privacyRequest.caseId))
    .where(granted);
  const due = rows.filter(({ row }) => row.anonymisedAt === null && isOver(row));
  for (const { row } of due) {
    await store.write(async (tx) => {
      await cases.anonymise(tx, row.id, system, 'request');
      await recordAudit(services, tx, { action: 'privacy.done', personId: null, unitId: row.unitId, caseId: row.id });
    });
  }
  return due.length;
}
