import { and, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { appointment, postRequest } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { appoint } from './people.ts';
import type { Scene } from './people-models.ts';
import { moveAddress } from './person-change.ts';
import type { PostDeed, PostDeps } from './posts-give.ts';
import { openedByAddress, turnsKey } from './posts-keys.ts';
import { tellOfPost } from './posts-mail.ts';

export type RequestRow = typeof postRequest.$inferSelect;
export const DECISIONS = ['confirm', 'refuse', 'withdraw'] as const;
export type Decision = (typeof DECISIONS)[number];

/**
 * What the visitor may decide about what waits. Nobody is the second key to their own wish, nor to a post of their own; to another address of
 * their own account they are, since it is theirs to lose.
 */
export function mayDecide(
  request: RequestRow,
  { who, register, city: { units }, now }: Pick<Scene, 'who' | 'register' | 'city' | 'now'>,
): readonly Decision[] {
  const { state, askedBy, personId, email } = request;
  if (state !== 'waiting') return [];
  if (askedBy === who.personId) return ['withdraw'];
  const opened = email === null ? [request] : [request, ...openedByAddress(register, personId, now)];
  const may = personId === who.personId ? email !== null : turnsKey(who.powers, opened, units);
  return may ? ['confirm', 'refuse'] : [];
}

const ENDS = {
  confirm: { state: 'given', post: 'post.confirmed', address: 'person.moved' },
  refuse: { state: 'refused', post: 'post.refused', address: 'person.move_refused' },
  withdraw: { state: 'withdrawn', post: 'post.withdrawn', address: 'person.move_withdrawn' },
} as const;

/** Whether somebody else heads the unit at an instant or later: two heads would each believe the other answers. */
async function hasHead(tx: Handle, { personId, unitId }: RequestRow, at: Instant): Promise<boolean> {
  const heads = await tx
    .select({ id: appointment.id })
    .from(appointment)
    .where(
      and(
        eq(appointment.unitId, unitId),
        eq(appointment.post, 'head'),
        ne(appointment.personId, personId),
        or(isNull(appointment.validTo), gt(appointment.validTo, at)),
      ),
    )
    .limit(1);
  return heads.length > 0;
}

type Deps = PostDeps & Pick<Services, 'keys'>;

/** Closes a wish that waits. @throws Refusal `conflict` when it was decided meanwhile */
async function close(tx: Handle, deps: Deps, actorId: string, { id }: RequestRow, decision: Decision): Promise<void> {
  const rows = await tx
    .update(postRequest)
    .set({ state: ENDS[decision].state, decidedBy: actorId, decidedAt: deps.clock.now(), email: null })
    .where(and(eq(postRequest.id, id), eq(postRequest.state, 'waiting')))
    .returning();
  if (rows.length === 0) throw new Refusal('conflict');
}

async function decideAddress(
  tx: Handle,
  deps: Deps,
  { actorId, register, units }: PostDeed,
  row: RequestRow & { email: string },
  decision: Decision,
): Promise<void> {
  const { id, personId, unitId, post, askedBy, email } = row;
  if (decision === 'confirm' && !(await moveAddress(tx, deps, personId, email))) throw new Refusal('conflict');
  await recordAudit(deps, tx, {
    action: ENDS[decision].address,
    personId: actorId,
    subject: personId,
    data: { to: deps.keys.hash('address', email), askedBy },
  });
  if (decision !== 'refuse') return;
  const news = { what: 'addressRefused', id, personId, unitId, post, at: row.validFrom, actorId } as const;
  await tellOfPost(tx, deps, { register, units }, news, [askedBy]);
}

/** A post that was to begin meanwhile begins now, never before somebody confirmed it. */
async function decidePost(
  tx: Handle,
  deps: Deps,
  { actorId, register, units }: PostDeed,
  row: RequestRow,
  decision: Decision,
): Promise<void> {
  const { id, personId, unitId, post, validTo, askedBy } = row;
  const validFrom = Math.max(row.validFrom, deps.clock.now());
  if (decision === 'confirm') {
    const over = validTo !== null && validTo <= validFrom;
    if (over || (post === 'head' && (await hasHead(tx, row, validFrom)))) throw new Refusal('conflict');
    await appoint(tx, deps, { personId, unitId, post, validFrom, validTo });
  }
  const data = { post, from: validFrom, askedBy };
  await recordAudit(deps, tx, { action: ENDS[decision].post, personId: actorId, unitId, subject: personId, data });
  if (decision === 'withdraw') return;
  const what = decision === 'confirm' ? 'given' : 'refused';
  const news = { what, id, personId, unitId, post, at: validFrom, actorId } as const;
  await tellOfPost(tx, deps, { register, units }, news, askedBy === '' ? [] : [askedBy]);
}

/**
 * Turns the second key, or leaves it.
 * @throws Refusal `conflict` when it was decided meanwhile, or the unit has another head, its time is over, or the address is another account's
 */
export async function decide(
  tx: Handle,
  deps: Deps,
  deed: PostDeed,
  row: RequestRow,
  decision: Decision,
): Promise<void> {
  await close(tx, deps, deed.actorId, row, decision);
  const { email } = row;
  if (email === null) await decidePost(tx, deps, deed, row, decision);
  else await decideAddress(tx, deps, deed, { ...row, email }, decision);
}
