import { and, eq } from 'drizzle-orm';
import { GUARDED_POSTS, standingOf } from '../../domain/posts.ts';
import type { Handle } from '../../platform/db/store.ts';
import { person, postRequest, signInLink } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import type { Scene } from './people-models.ts';
import type { PostDeed, PostDeps } from './posts-give.ts';
import { forgetFactors } from './second/factors.ts';
import { closeSessions } from './session.ts';

/**
 * Whether two people have trusted somebody, or a head has: then nobody alone may lead the account to another mailbox, since whoever reads the
 * mailbox signs in. Such an address is put right by inviting the right one, with both keys.
 */
export function isTrusted({ register, now }: Pick<Scene, 'register' | 'now'>, personId: string): boolean {
  const holds = register.appointments.some(
    (row) => row.personId === personId && GUARDED_POSTS.includes(row.post) && standingOf(row, now) !== 'past',
  );
  return holds || register.absences.some((row) => row.substituteId === personId && row.endsAt > now);
}

/**
 * Puts right how somebody is shown and reached. With another address the account begins anew: whoever had it from the wrong one keeps no
 * password, second step, link or session.
 * @returns why it cannot be: the address is another account's; or a post waits for a second key, which was asked for the mailbox that was named then
 */
export async function changePerson(
  tx: Handle,
  deps: PostDeps,
  { actorId }: PostDeed,
  personId: string,
  { email, title }: { email: string; title: string },
): Promise<'taken' | 'trusted' | null> {
  const [known] = await tx.select().from(person).where(eq(person.id, personId)).limit(1);
  if (!known || (known.email === email && known.title === title)) return null;
  const [other] = await tx.select({ id: person.id }).from(person).where(eq(person.email, email)).limit(1);
  if (other && other.id !== personId) return 'taken';
  const moves = known.email !== email;
  const waiting = and(eq(postRequest.personId, personId), eq(postRequest.state, 'waiting'));
  const [asked] = await tx.select({ id: postRequest.id }).from(postRequest).where(waiting).limit(1);
  if (moves && asked) return 'trusted';
  await tx
    .update(person)
    .set({ email, title, ...(moves && { passwordHash: null }) })
    .where(eq(person.id, personId));
  if (moves) {
    await forgetFactors(tx, personId);
    await tx.delete(signInLink).where(eq(signInLink.personId, personId));
    await closeSessions(tx, personId);
  }
  const what = moves ? 'address' : 'title';
  await recordAudit(deps, tx, { action: 'person.changed', personId: actorId, subject: personId, data: { what } });
  return null;
}
