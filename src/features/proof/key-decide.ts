import { and, eq } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import { mayDecide, readableUntil } from '../../domain/second-key.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { keyRequest } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { findCase } from '../cases/index.ts';
import type { ProofDeps } from './deps.ts';
import { tellAsker } from './key-mail.ts';
import { findRequest, type KeyRow } from './key-request.ts';
import { calendarOf, mayWith, timed } from './key-sight.ts';

export type Decision = { approve: true } | { approve: false; answer: string };

/**
 * The second person's word on a request.
 * @throws Refusal `notFound` for who may not decide on this case; `conflict` when it is decided, void or one's own
 */
export async function decide(deps: ProofDeps, visitor: Visitor, id: string, decision: Decision): Promise<void> {
  const now = deps.services.clock.now();
  await deps.services.store.write(async (tx) => {
    const request = await findRequest(tx, id);
    const row = request && (await findCase(tx, 'id', request.caseId));
    if (!request || !mayWith(deps, visitor, 'contact.approve')(row)) throw new Refusal('notFound');
    if (!mayDecide(timed(deps, request), visitor.personId, now)) throw new Refusal('conflict');
    const decided = { decidedBy: visitor.personId, decidedAt: now };
    const readUntil = readableUntil(calendarOf(deps, request), now);
    if (decision.approve) await settle(tx, request, { state: 'approved', ...decided, readUntil });
    else await settle(tx, request, { state: 'refused', ...decided, answer: decision.answer });
    await tell(deps, tx, visitor, request, decision);
    await tellAsker(deps, tx, request);
  });
}

/** The decision in the audit log and, where it is about the resident's contact, in the case. */
async function tell(
  { services, cases }: ProofDeps,
  tx: Handle,
  visitor: Visitor,
  { caseId, askedBy, what }: KeyRow,
  decision: Decision,
): Promise<void> {
  const { personId } = visitor;
  const unitId = visitor.powers.find(({ past }) => !past)?.unitId ?? null;
  if (what !== 'contact') {
    const action = decision.approve ? 'key.approved' : 'key.refused';
    return await recordAudit(services, tx, { action, personId, unitId, caseId, subject: askedBy });
  }
  const actor = { kind: 'staff' as const, personId, unitId };
  if (decision.approve) await cases.move(tx, caseId, { verb: 'allow_contact', actor });
  else await cases.move(tx, caseId, { verb: 'refuse_contact', actor, reason: decision.answer });
}

/** Whoever asked needs it no more. @throws Refusal `notFound`, `conflict` */
export async function withdraw({ services }: ProofDeps, visitor: Visitor, id: string): Promise<void> {
  await services.store.write(async (tx) => {
    const request = await findRequest(tx, id);
    if (request?.askedBy !== visitor.personId) throw new Refusal('notFound');
    await settle(tx, request, { state: 'withdrawn' });
    const caseId = request.what === 'contact' ? request.caseId : null;
    await recordAudit(services, tx, { action: 'key.withdrawn', personId: visitor.personId, caseId });
  });
}

async function settle(tx: Handle, { id, state }: KeyRow, changes: Partial<KeyRow>): Promise<void> {
  if (state !== 'asked') throw new Refusal('conflict');
  const same = and(eq(keyRequest.id, id), eq(keyRequest.state, 'asked'));
  const done = await tx.update(keyRequest).set(changes).where(same).returning({ id: keyRequest.id });
  if (done.length === 0) throw new Refusal('conflict');
}
