import { and, eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { appointment, person, postRequest } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import type { PostDeed, PostDeps } from './posts-give.ts';
import { tellOfPost } from './posts-mail.ts';
import { closeSessions } from './session.ts';

type AppointmentRow = typeof appointment.$inferSelect;

/** A post is held no more from this instant on; one that had not begun by then never begins. Taking away needs one key alone. */
export async function endAppointment(
  tx: Handle,
  deps: PostDeps,
  { actorId, register, units }: PostDeed,
  row: AppointmentRow,
  at: Instant,
): Promise<void> {
  const { id, personId, unitId, post } = row;
  if (row.validFrom >= at) await tx.delete(appointment).where(eq(appointment.id, id));
  else await tx.update(appointment).set({ validTo: at }).where(eq(appointment.id, id));
  await recordAudit(deps, tx, {
    action: 'post.ended',
    personId: actorId,
    unitId,
    subject: personId,
    data: { post, at },
  });
  await tellOfPost(tx, deps, { register, units }, { what: 'ended', id, personId, unitId, post, at, actorId });
}

/** Closes an account: its posts end, what was asked for it is withdrawn, and it is signed out everywhere. */
export async function disablePerson(tx: Handle, deps: PostDeps, deed: PostDeed, personId: string): Promise<void> {
  const now = deps.clock.now();
  const posts = await tx.select().from(appointment).where(eq(appointment.personId, personId));
  for (const row of posts)
    if (row.validTo === null || row.validTo > now) await endAppointment(tx, deps, deed, row, now);
  await tx
    .update(postRequest)
    .set({ state: 'withdrawn', decidedBy: deed.actorId, decidedAt: now, email: null })
    .where(and(eq(postRequest.personId, personId), eq(postRequest.state, 'waiting')));
  await tx.update(person).set({ disabledAt: now }).where(eq(person.id, personId));
  await closeSessions(tx, personId);
  await recordAudit(deps, tx, { action: 'person.disabled', personId: deed.actorId, subject: personId });
}

/** Opens it again, without any post. */
export async function enablePerson(tx: Handle, deps: PostDeps, { actorId }: PostDeed, personId: string): Promise<void> {
  await tx.update(person).set({ disabledAt: null }).where(eq(person.id, personId));
  await recordAudit(deps, tx, { action: 'person.enabled', personId: actorId, subject: personId });
}
