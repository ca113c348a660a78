import { and, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { needsSecondKey } from '../../domain/posts.ts';
import { holdsPost, type Post, type Units } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { appointment, postRequest } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { appoint } from './people.ts';
import { endAppointment } from './posts-end.ts';
import { tellOfPost } from './posts-mail.ts';
import type { Register } from './register.ts';

export type PostDeps = Pick<Services, 'store' | 'clock' | 'ids'>;

/** Whom a deed concerns and who does it, with the picture that it was decided on. */
export interface PostDeed {
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
      ),
    )
    .limit(1);
  return held.length + asked.length > 0;
}

const managesPeople = (register: Register, personId: string, at: Instant) =>
  register.appointments.some(
    (row) => row.personId === personId && row.post === 'administrator' && (holdsPost(row, at) || row.validFrom > at),
  );

/**
 * Gives a post, or asks for it where a second key is needed: then it begins when somebody else confirms it.
 * @throws Refusal `conflict` when the person has it, or was asked for it, meanwhile
 */
export async function givePost(
  tx: Handle,
  deps: PostDeps,
  { actorId, register, units }: PostDeed,
  wanted: WantedPost,
): Promise<'given' | 'asked'> {
  const now = deps.clock.now();
  const { personId, unitId, post, validFrom } = wanted;
  if (await holdsAlready(tx, wanted)) throw new Refusal('conflict');
  const guarded = needsSecondKey(
    { unitId, post },
    units,
    personId === actorId || managesPeople(register, personId, now),
  );
  const id = guarded ? deps.ids.uuid() : await appoint(tx, deps, wanted);
  if (guarded) {
    await tx.insert(postRequest).values({
      id,
      ...wanted,
      askedBy: actorId,
      askedAt: now,
      state: 'waiting',
      decidedBy: null,
      decidedAt: null,
    });
  }
  await recordAudit(deps, tx, {
    action: guarded ? 'post.asked' : 'post.given',
    personId: actorId,
    unitId,
    subject: personId,
    data: { post, from: validFrom, to: wanted.validTo },
  });
  const what = guarded ? 'asked' : 'given';
  await tellOfPost(tx, deps, { register, units }, { what, id, personId, unitId, post, at: validFrom, actorId });
  return what;
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
        ne(postRequest.personId, personId),
      ),
    )
    .returning();
  for (const { personId: subject, post } of others) {
    await recordAudit(deps, tx, { action: 'post.withdrawn', personId: actorId, unitId, subject, data: { post } });
  }
}

/**
 * A change at the head: whoever heads the unit does so until that instant, the new head is given the post, or asked for it, from then on. What
 * is open stays with the unit and so with the post.
 */
export async function handOver(
  tx: Handle,
  deps: PostDeps,
  deed: PostDeed,
  { unitId, personId, at }: { unitId: string; personId: string; at: Instant },
): Promise<'given' | 'asked'> {
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
  const result = await givePost(tx, deps, deed, { personId, unitId, post: 'head', validFrom: at, validTo: null });
  await recordAudit(deps, tx, {
    action: 'post.handed_over',
    personId: deed.actorId,
    unitId,
    subject: personId,
    data: { at, from: heads.map((head) => head.personId).join(' ') },
  });
  return result;
}
