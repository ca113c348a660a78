import { and, eq, gt, isNotNull, isNull, ne, or } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Post, Units } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { appointment, postRequest } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { endAppointment } from './posts-end.ts';
import { tellOfPost } from './posts-mail.ts';
import type { Register } from './register.ts';

export type PostDeps = Pick<Services, 'store' | 'clock' | 'ids'>;

/** Whom a deed concerns and who does it, with the picture that it was decided on. */
export interface PostDeed {
  /** Empty for whoever runs the server. */
  actorId: string;
  register: Register;
  units: Units;
}

export interface WantedPost {
  personId: string;
  unitId: string;
  post: Post;
  validFrom: Instant;
  validTo: Instant | null;
}

const sameWork = ({ personId, unitId, post }: WantedPost) =>
  and(eq(appointment.personId, personId), eq(appointment.unitId, unitId), eq(appointment.post, post));

/** Whether the person holds this post there beyond the wanted day, or has been asked for it already. */
export async function holdsAlready(read: Handle, wanted: WantedPost): Promise<boolean> {
  const { personId, unitId, post, validFrom } = wanted;
  const held = await read
    .select({ id: appointment.id })
    .from(appointment)
    .where(and(sameWork(wanted), or(isNull(appointment.validTo), gt(appointment.validTo, validFrom))))
    .limit(1);
  const asked = await read
    .select({ id: postRequest.id })
    .from(postRequest)
    .where(
      and(
        eq(postRequest.personId, personId),
        eq(postRequest.unitId, unitId),
        eq(postRequest.post, post),
        eq(postRequest.state, 'waiting'),
        isNull(postRequest.email),
      ),
    )
    .limit(1);
  return held.length + asked.length > 0;
}

/** Whether another mailbox waits to be confirmed for somebody. */
async function isMoving(read: Handle, personId: string): Promise<boolean> {
  const { id, state, email } = postRequest;
  const move = and(eq(postRequest.personId, personId), eq(state, 'waiting'), isNotNull(email));
  return (await read.select({ id }).from(postRequest).where(move).limit(1)).length > 0;
}

/**
 * Asks for a post, which begins when somebody else confirms it: nobody gives one alone.
 * @throws Refusal `conflict` when the person has it, or was asked for it, meanwhile; with `why: 'waits'` while another mailbox waits for them,
 * since the second key is asked for the one that is named
 */
export async function askForPost(tx: Handle, deps: PostDeps, deed: PostDeed, wanted: WantedPost): Promise<void> {
  if (await isMoving(tx, wanted.personId)) throw new Refusal('conflict', { why: 'waits' });
  if (await holdsAlready(tx, wanted)) throw new Refusal('conflict');
  await noteWish(tx, deps, deed, wanted, { what: 'asked', now: deps.clock.now() });
}

/** Writes down that a post is asked for, and tells who may confirm it; of an import, which is one instant, once, however many posts are in it. */
export async function noteWish(
  tx: Handle,
  deps: PostDeps,
  { actorId, register, units }: PostDeed,
  wanted: WantedPost,
  { what, now }: { what: 'asked' | 'imported'; now: Instant },
): Promise<void> {
  const { personId, unitId, post, validFrom } = wanted;
  const id = deps.ids.uuid();
  await tx.insert(postRequest).values({
    id,
    ...wanted,
    askedBy: actorId,
    askedAt: now,
    state: 'waiting',
    decidedBy: null,
    decidedAt: null,
  });
  await recordAudit(deps, tx, {
    action: 'post.asked',
    personId: actorId || null,
    unitId,
    subject: personId,
    data: { post, from: validFrom, to: wanted.validTo },
  });
  const cause = what === 'imported' ? String(now) : id;
  const news = { what, id: cause, personId, unitId, post, at: validFrom, actorId };
  await tellOfPost(tx, deps, { register, units }, news);
}

/** Whoever else was asked for as head of a unit is not asked for any more. */
async function withdrawOthers(
  tx: Handle,
  deps: PostDeps,
  { actorId }: PostDeed,
  { unitId, personId }: { unitId: string; personId: string },
): Promise<void> {
  const others = await tx
    .update(postRequest)
    .set({ state: 'withdrawn', decidedBy: actorId, decidedAt: deps.clock.now() })
    .where(
      and(
        eq(postRequest.unitId, unitId),
        eq(postRequest.post, 'head'),
        eq(postRequest.state, 'waiting'),
        isNull(postRequest.email),
        ne(postRequest.personId, personId),
      ),
    )
    .returning();
  for (const { personId: subject, post } of others) {
    await recordAudit(deps, tx, { action: 'post.withdrawn', personId: actorId, unitId, subject, data: { post } });
  }
}

/**
 * A change at the head: whoever heads the unit does so until that instant, the new head is asked for from then on. What is open stays with the
 * unit and so with the post.
 */
export async function handOver(
  tx: Handle,
  deps: PostDeps,
  deed: PostDeed,
  { unitId, personId, at }: { unitId: string; personId: string; at: Instant },
): Promise<void> {
  const heads = await tx
    .select()
    .from(appointment)
    .where(
      and(
        eq(appointment.unitId, unitId),
        eq(appointment.post, 'head'),
        or(isNull(appointment.validTo), gt(appointment.validTo, at)),
      ),
    );
  for (const head of heads) if (head.personId !== personId) await endAppointment(tx, deps, deed, head, at);
  await withdrawOthers(tx, deps, deed, { unitId, personId });
  await askForPost(tx, deps, deed, { personId, unitId, post: 'head', validFrom: at, validTo: null });
  await recordAudit(deps, tx, {
    action: 'post.handed_over',
    personId: deed.actorId,
    unitId,
    subject: personId,
    data: { at, from: heads.map((head) => head.personId).join(' ') },
  });
}
