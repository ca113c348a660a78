import { and, eq, gt, inArray } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { isGuarded } from '../../domain/posts.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { audit, person, postRequest, signInLink } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { alert, alertOfMove } from './alert.ts';
import type { Scene } from './people-models.ts';
import type { PostDeed, PostDeps } from './posts-give.ts';
import { openedByAddress } from './posts-keys.ts';
import { tellOfPost } from './posts-mail.ts';
import { closeSessions } from './session.ts';

/**
 * Whether somebody holds a post or is about to, or stands in for a head: then nobody alone leads the account to another mailbox, since whoever
 * reads the mailbox signs in.
 */
export const isTrusted = ({ register, now }: Pick<Scene, 'register' | 'now'>, personId: string): boolean =>
  openedByAddress(register, personId, now).length > 0;

type Deps = PostDeps & Pick<Services, 'keys'>;
type Wanted = { email: string; title: string };
/** The address is another account's; or something waits for a second key, which was asked for the mailbox that was named then. */
export type ChangeFault = 'taken' | 'waits';

const hashOf = ({ keys }: Pick<Deps, 'keys'>, address: string) => keys.hash('address', address.toLowerCase());

async function isTaken(tx: Handle, personId: string, email: string): Promise<boolean> {
  const [other] = await tx.select({ id: person.id }).from(person).where(eq(person.email, email)).limit(1);
  return other !== undefined && other.id !== personId;
}

async function faultOf(tx: Handle, personId: string, email: string): Promise<ChangeFault | null> {
  if (await isTaken(tx, personId, email)) return 'taken';
  const waiting = and(eq(postRequest.personId, personId), eq(postRequest.state, 'waiting'));
  const [asked] = await tx.select({ id: postRequest.id }).from(postRequest).where(waiting).limit(1);
  return asked ? 'waits' : null;
}

/**
 * Leads an account to another mailbox: no password, link or session lives on, the second step stays, so that the new mailbox alone opens nothing
 * that needs one; both mailboxes are told.
 * @returns whether it was done: not when another account has the address
 */
export async function moveAddress(tx: Handle, deps: Deps, personId: string, email: string): Promise<boolean> {
  const [known] = await tx.select().from(person).where(eq(person.id, personId)).limit(1);
  if (!known || (await isTaken(tx, personId, email))) return false;
  await tx.update(person).set({ email, passwordHash: null }).where(eq(person.id, personId));
  await tx.delete(signInLink).where(eq(signInLink.personId, personId));
  await closeSessions(tx, personId);
  await alertOfMove(tx, deps, known);
  return true;
}

/** Puts right how somebody is shown and, for who holds no post, reached. The log tells both addresses as keyed hashes: enough to compare, not to read. */
export async function changePerson(
  tx: Handle,
  deps: Deps,
  { actorId }: PostDeed,
  personId: string,
  { email, title }: Wanted,
): Promise<ChangeFault | null> {
  const [known] = await tx.select().from(person).where(eq(person.id, personId)).limit(1);
  if (!known || (known.email === email && known.title === title)) return null;
  const moves = known.email !== email;
  const fault = moves ? await faultOf(tx, personId, email) : null;
  if (fault) return fault;
  await tx.update(person).set({ title }).where(eq(person.id, personId));
  if (moves) await moveAddress(tx, deps, personId, email);
  const data: Record<string, string> = moves
    ? { what: 'address', from: hashOf(deps, known.email), to: hashOf(deps, email) }
    : { what: 'title' };
  await recordAudit(deps, tx, { action: 'person.changed', personId: actorId, subject: personId, data });
  return null;
}

/** Asks that an account which holds posts have another address: it has it when a second person confirms. The owner is told at once. */
export async function askForAddress(
  tx: Handle,
  deps: Deps,
  deed: PostDeed,
  personId: string,
  { email, title }: Wanted,
): Promise<ChangeFault | null> {
  const { actorId, register, units } = deed;
  const now = deps.clock.now();
  const [known] = await tx.select().from(person).where(eq(person.id, personId)).limit(1);
  const opened = openedByAddress(register, personId, now);
  const held = opened.find((one) => isGuarded(one, units)) ?? opened[0];
  if (!known || !held) throw new Refusal('conflict');
  const fault = await faultOf(tx, personId, email);
  if (fault) return fault;
  await changePerson(tx, deps, deed, personId, { email: known.email, title });
  const { unitId, post } = held;
  const id = deps.ids.uuid();
  const asked = { id, personId, unitId, post, email, validFrom: now, validTo: null, askedBy: actorId, askedAt: now };
  await tx.insert(postRequest).values({ ...asked, state: 'waiting', decidedBy: null, decidedAt: null });
  const data = { from: hashOf(deps, known.email), to: hashOf(deps, email) };
  await recordAudit(deps, tx, { action: 'person.move_asked', personId: actorId, subject: personId, data });
  await alert(tx, deps, personId, 'moving');
  const news = { what: 'address', id, personId, unitId, post, at: now, actorId } as const;
  await tellOfPost(tx, deps, { register, units }, news);
  return null;
}

const SETTLING_MS = 7 * 86_400_000;

/** What is written when an address is put right at once, and when a second person has confirmed it. */
const MOVES = ['person.changed', 'person.moved'];

/** Whether the address of an account was changed in the week before: too fresh to stand in for anybody by it. */
export async function hasJustMoved(tx: Handle, personId: string, now: Instant): Promise<boolean> {
  const rows = await tx
    .select({ action: audit.action, data: audit.data })
    .from(audit)
    .where(and(eq(audit.subject, personId), gt(audit.at, now - SETTLING_MS), inArray(audit.action, MOVES)));
  return rows.some(({ action, data }) => action === 'person.moved' || data.what === 'address');
}
