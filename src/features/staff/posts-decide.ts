import { and, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { can, type Power } from '../../domain/permission.ts';
import { keyTo } from '../../domain/posts.ts';
import type { Units } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { appointment, postRequest } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { appoint } from './people.ts';
import type { PostDeed, PostDeps } from './posts-give.ts';
import { tellOfPost } from './posts-mail.ts';

export type RequestRow = typeof postRequest.$inferSelect;
export const DECISIONS = ['confirm', 'refuse', 'withdraw'] as const;
export type Decision = (typeof DECISIONS)[number];

/**
 * What this person may decide about a post that waits. Nobody is the second key to their own wish, nor for a post of their own; and who merely
 * stands in for a head does not turn it.
 */
export function mayDecide(
  request: RequestRow,
  who: { personId: string; powers: readonly Power[] },
  units: Units,
): readonly Decision[] {
  if (request.state !== 'waiting') return [];
  if (request.askedBy === who.personId) return ['withdraw'];
  const lasting = who.powers.filter(({ acting }) => !acting);
  const may = request.personId !== who.personId && can(lasting, keyTo(request, units), request, units);
  return may ? ['confirm', 'refuse'] : [];
}

const ENDS = {
  confirm: { state: 'given', action: 'post.confirmed' },
  refuse: { state: 'refused', action: 'post.refused' },
  withdraw: { state: 'withdrawn', action: 'post.withdrawn' },
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

/**
 * Turns the second key, or leaves it. A post that was to begin meanwhile begins now, never before somebody confirmed it.
 * @throws Refusal `conflict` when it was decided meanwhile, or the unit has another head, or its time is over meanwhile
 */
export async function decide(
  tx: Handle,
  deps: PostDeps,
  { actorId, register, units }: PostDeed,
  { id }: Pick<RequestRow, 'id'>,
  decision: Decision,
): Promise<void> {
  const now = deps.clock.now();
  const { state, action } = ENDS[decision];
  const [row] = await tx
    .update(postRequest)
    .set({ state, decidedBy: actorId, decidedAt: now })
    .where(and(eq(postRequest.id, id), eq(postRequest.state, 'waiting')))
    .returning();
  if (!row) throw new Refusal('conflict');
  const { personId, unitId, post, validTo } = row;
  const validFrom = Math.max(row.validFrom, now);
  if (decision === 'confirm') {
    const over = validTo !== null && validTo <= validFrom;
    if (over || (post === 'head' && (await hasHead(tx, row, validFrom)))) throw new Refusal('conflict');
    await appoint(tx, deps, { personId, unitId, post, validFrom, validTo });
  }
  await recordAudit(deps, tx, {
    action,
    personId: actorId,
    unitId,
    subject: personId,
    data: { post, from: validFrom, askedBy: row.askedBy },
  });
  if (decision === 'withdraw') return;
  const what = decision === 'confirm' ? 'given' : 'refused';
  const news = { what, id, personId, unitId, post, at: validFrom, actorId } as const;
  await tellOfPost(tx, deps, { register, units }, news, [row.askedBy]);
}
