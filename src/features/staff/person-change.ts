import { and, eq, gt } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { standingOf } from '../../domain/posts.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { audit, person, postRequest, signInLink } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import type { Scene } from './people-models.ts';
import type { PostDeed, PostDeps } from './posts-give.ts';
import { closeSessions } from './session.ts';

/**
 * Whether somebody holds a post or is about to, or stands in for a head: then nobody alone may lead the account to another mailbox, since
 * whoever reads the mailbox signs in. Such an address is put right by inviting the right one, of which others are told, and ending the posts of the wrong one.
 */
export function isTrusted({ register, now }: Pick<Scene, 'register' | 'now'>, personId: string): boolean {
  const holds = register.appointments.some((row) => row.personId === personId && standingOf(row, now) !== 'past');
  return holds || register.absences.some((row) => row.substituteId === personId && row.endsAt > now);
}

/**
 * Puts right how somebody is shown and reached. Whoever had the account from the wrong address keeps no password, link or session;
 * the second step stays, so that the new mailbox alone opens nothing. The log tells both addresses as keyed hashes: enough to compare, not to read.
 * @returns why it cannot be: the address is another account's; or a post waits for a second key, which was asked for the mailbox that was named then
 */
export async function changePerson(
  tx: Handle,
  deps: PostDeps & Pick<Services, 'keys'>,
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
    await tx.delete(signInLink).where(eq(signInLink.personId, personId));
    await closeSessions(tx, personId);
  }
  const hashOf = (address: string) => deps.keys.hash('address', address.toLowerCase());
  const data: Record<string, string> = moves
    ? { what: 'address', from: hashOf(known.email), to: hashOf(email) }
    : { what: 'title' };
  await recordAudit(deps, tx, { action: 'person.changed', personId: actorId, subject: personId, data });
  return null;
}

const SETTLING_MS = 7 * 86_400_000;

/** Whether the address of an account was changed in the week before: too fresh to stand in for anybody by it. */
export async function hasJustMoved(tx: Handle, personId: string, now: Instant): Promise<boolean> {
  const rows = await tx
    .select({ data: audit.data })
    .from(audit)
    .where(and(eq(audit.subject, personId), gt(audit.at, now - SETTLING_MS), eq(audit.action, 'person.changed')));
  return rows.some(({ data }) => data.what === 'address');
}
