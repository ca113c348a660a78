import { and, eq, isNull } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import { can } from '../../domain/permission.ts';
import { mayRead } from '../../domain/second-key.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { keyRequest } from '../../schema/sqlite.ts';
import { type CaseRow, type Contact, findCase, readStory, type Story, unsealContact } from '../cases/index.ts';
import type { ProofDeps } from './deps.ts';
import { findRequest, type KeyRow } from './key-request.ts';
import { asHolder, isAboutOwnHead, mayWith, timed } from './key-sight.ts';

export interface Opened {
  row: CaseRow;
  contact: Contact | null;
  /** The case's own words and dialogue, where those were asked for. */
  story: Story | null;
}

/**
 * Reads what a second person has let this visitor read, who must still hold the post it was asked in. The reading is on record, for the
 * resident too, before anything is shown.
 * @throws Refusal `notFound` for anybody else; `notAllowedNow` before the second person agreed or after the time is over
 */
export async function readSealed(deps: ProofDeps, visitor: Visitor, id: string): Promise<Opened> {
  const { services } = deps;
  const now = services.clock.now();
  return await services.store.write(async (tx) => {
    const request = await findRequest(tx, id);
    if (request?.askedBy !== visitor.personId) throw new Refusal('notFound');
    if (!mayRead(timed(deps, request), visitor.personId, now)) throw new Refusal('notAllowedNow');
    const row = await findCase(tx, 'id', request.caseId);
    if (!row || !stillMay(deps, visitor, request, row)) throw new Refusal('notFound');
    await leaveTrace(deps, tx, visitor, request);
    const first = and(eq(keyRequest.id, id), isNull(keyRequest.readAt));
    await tx.update(keyRequest).set({ readAt: now }).where(first);
    return request.what === 'contact'
      ? { row, contact: await unsealContact(services, tx, row.id), story: null }
      : { row, contact: null, story: await readStory(tx, row.id, false) };
  });
}

function stillMay(deps: ProofDeps, visitor: Visitor, { what }: KeyRow, row: CaseRow): boolean {
  if (what === 'contact') {
    return mayWith(deps, visitor, 'contact.open')(row) || (visitor.secondAt !== null && asHolder(deps, visitor, row));
  }
  return !isAboutOwnHead(visitor, row) && can(visitor.powers, 'sealed.ask', { unitId: null }, deps.places.city().units);
}

/** An event of the case, which the audit shows too and the resident reads. */
async function leaveTrace({ cases }: ProofDeps, tx: Handle, visitor: Visitor, request: KeyRow): Promise<void> {
  const { what, caseId, reason, askedUnitId: unitId } = request;
  const actor = { kind: 'staff' as const, personId: visitor.personId, unitId };
  await cases.move(tx, caseId, { verb: what === 'contact' ? 'open_contact' : 'open_case', actor, reason });
}
