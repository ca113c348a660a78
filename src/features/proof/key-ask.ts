import { and, eq } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { keyRequest } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { type CaseRow, findCase, hasContact } from '../cases/index.ts';
import type { ProofDeps } from './deps.ts';
import { tellDeciders } from './key-mail.ts';
import { isAboutOwnHead } from './key-sight.ts';

type What = (typeof keyRequest.$inferSelect)['what'];

export interface Asking {
  what: What;
  reason: string;
}

const unitOf = (visitor: Visitor, row: CaseRow | null): string | null =>
  visitor.powers.find(({ unitId, past }) => !past && unitId === row?.unitId)?.unitId ??
  visitor.powers.find(({ past }) => !past)?.unitId ??
  null;

/**
 * Asks for the contact data of a case that the visitor may read. The asking and its reason are an event, which the resident reads.
 * @returns the id of the request; one that still waits is not asked twice
 * @throws Refusal `notFound` when no contact was left
 */
export async function askForContact(deps: ProofDeps, visitor: Visitor, row: CaseRow, reason: string): Promise<string> {
  const { services, cases } = deps;
  return await services.store.write(async (tx) => {
    if (!(await hasContact(tx, row.id))) throw new Refusal('notFound');
    const own = and(
      eq(keyRequest.caseId, row.id),
      eq(keyRequest.askedBy, visitor.personId),
      eq(keyRequest.what, 'contact'),
    );
    const [waiting] = await tx
      .select({ id: keyRequest.id })
      .from(keyRequest)
      .where(and(own, eq(keyRequest.state, 'asked')));
    if (waiting) return waiting.id;
    const request = newRequest(deps, visitor, row, { what: 'contact', reason });
    await tx.insert(keyRequest).values(request);
    const actor = { kind: 'staff' as const, personId: visitor.personId, unitId: request.askedUnitId };
    await cases.move(tx, row.id, { verb: 'ask_contact', actor, reason });
    await tellDeciders(deps, tx, request.id, row, visitor.personId);
    return request.id;
  });
}

/**
 * Asks to read a case that the visitor's post does not show, by its reference. What cannot be had is written down just the same, so that the
 * answer tells nobody whether there is such a case.
 */
export async function askForCase(
  deps: ProofDeps,
  visitor: Visitor,
  reference: string,
  asking: Asking,
): Promise<string> {
  const { services } = deps;
  return await services.store.write(async (tx) => {
    const row = await findCase(tx, 'reference', reference);
    const found = row !== null && row.queue !== 'quarantine' && !isAboutOwnHead(visitor, row) ? row : null;
    // In no unit's name that follows the case: by whose working days it runs must not tell either.
    const request = { ...newRequest(deps, visitor, null, asking), caseId: found?.id ?? `?${reference}` };
    await tx.insert(keyRequest).values(request);
    const { personId } = visitor;
    if (found) await tellDeciders(deps, tx, request.id, found, personId);
    // By the reference as it was typed, and not by the case: who reads the log must not learn from it either whether there is one.
    const data = { reason: asking.reason };
    await recordAudit(services, tx, {
      action: 'key.asked',
      personId,
      unitId: request.askedUnitId,
      subject: reference,
      data,
    });
    return request.id;
  });
}

function newRequest({ services }: ProofDeps, visitor: Visitor, row: CaseRow | null, { what, reason }: Asking) {
  return {
    id: services.ids.uuid(),
    what,
    caseId: row?.id ?? '',
    askedBy: visitor.personId,
    askedUnitId: unitOf(visitor, row),
    askedAt: services.clock.now(),
    reason,
    state: 'asked' as const,
  };
}
