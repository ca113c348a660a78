import { eq } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { attachment, message, original, promise, sealedContact } from '../../schema/sqlite.ts';
import { type Actor, type MoveDeps, moveCase } from './move.ts';

/** Why something is erased: its time has come, or the resident asked for it. */
export type WhyErased = 'schedule' | 'request';

/** Erases the sealed contact data of a case, if there is any. @returns whether there was */
export async function eraseContact(
  deps: MoveDeps,
  tx: Handle,
  caseId: string,
  actor: Actor,
  why: WhyErased,
): Promise<boolean> {
  const gone = await tx
    .delete(sealedContact)
    .where(eq(sealedContact.caseId, caseId))
    .returning({ caseId: sealedContact.caseId });
  if (gone.length > 0) await moveCase(deps, tx, caseId, { verb: 'erase_contact', actor, data: { why } });
  return gone.length > 0;
}

/**
 * Erases everything that anybody said in a case: its words, dialogue, notes, photos, and what was blacked out. Statuses, instants, unit, place
 * and rule stay, which are the figures; the chain stays whole, since its events hold digests that can no longer be tried out. The bytes of
 * the photos go with the next sweep of the vault.
 * @throws Refusal `notAllowedNow` while the case is somebody's work
 */
export async function anonymise(
  deps: MoveDeps,
  tx: Handle,
  caseId: string,
  actor: Actor,
  why: WhyErased,
): Promise<void> {
  await eraseContact(deps, tx, caseId, actor, why);
  const row = await moveCase(deps, tx, caseId, { verb: 'anonymise', actor, data: { why } });
  await tx.delete(message).where(eq(message.caseId, caseId));
  await tx.delete(attachment).where(eq(attachment.caseId, caseId));
  await tx.delete(original).where(eq(original.caseId, caseId));
  await tx.update(promise).set({ words: '' }).where(eq(promise.caseId, caseId));
  await deps.services.store.dialect.search.remove(tx, row.serial);
}
