import { and, eq, gt } from 'drizzle-orm';
import { findLoop, overlaps } from '../../domain/absences.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Absence, type Appointment, chainUp, holdsPost, POSTS, type Units } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { post as putMail } from '../../platform/jobs/outbox.ts';
import { absence } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { type NewAbsence, putAbsence } from './people.ts';
import { hasJustMoved } from './person-change.ts';
import type { PostDeps } from './posts-give.ts';
import type { Register } from './register.ts';

export type AbsenceRow = typeof absence.$inferSelect;

/**
 * Who may stand in for a person: somebody of the same unit or of one above, the nearest first. When another notes the absence, only who has been trusted with
 * restricted data already, a head or a deputy there, and never the one who notes it: nobody comes to read by noting that somebody is away.
 */
export function substitutesFor(
  register: Register,
  units: Units,
  { personId, actorId, at }: { personId: string; actorId: string; at: Instant },
): string[] {
  const own = register.posts(personId, at).map(({ unitId }) => unitId);
  const there = [...new Set(own.flatMap((unitId) => [unitId, ...chainUp(units, unitId)]))];
  const nearest = (a: Appointment, b: Appointment) =>
    there.indexOf(a.unitId) - there.indexOf(b.unitId) || POSTS.indexOf(a.post) - POSTS.indexOf(b.post);
  const byOther = actorId !== personId;
  const fits = register.appointments.filter(
    (row) =>
      there.includes(row.unitId) &&
      holdsPost(row, at) &&
      row.post !== 'administrator' &&
      row.post !== 'inspector' &&
      (!byOther || row.post === 'head' || row.post === 'deputy'),
  );
  const ids = new Set(fits.sort(nearest).map((row) => row.personId));
  ids.delete(personId);
  if (byOther) ids.delete(actorId);
  return [...ids].filter((id) => register.people.get(id)?.disabledAt === null);
}

type Clash = { fault: 'overlap' } | { fault: 'loop'; ring: string[] } | { fault: 'nobodyThere' };
export type AbsenceFault = Clash | { fault: 'moved' };

/** Why an absence does not go together with those that are known, or null. */
export function clashOf(known: readonly Absence[], wanted: Absence): Clash | null {
  if (known.some((row) => row.personId === wanted.personId && overlaps(row, wanted))) return { fault: 'overlap' };
  const ring = findLoop(known, wanted);
  if (ring) return { fault: 'loop', ring };
  const covers = (row: Absence) =>
    row.personId === wanted.substituteId &&
    row.substituteId === null &&
    row.startsAt <= wanted.startsAt &&
    row.endsAt >= wanted.endsAt;
  return known.some(covers) ? { fault: 'nobodyThere' } : null;
}

/** Asked inside the write, of what the database says: two people may name each other at the same time. */
async function absenceFault(tx: Handle, wanted: NewAbsence, now: Instant): Promise<AbsenceFault | null> {
  const { substituteId } = wanted;
  if (substituteId && (await hasJustMoved(tx, substituteId, now))) return { fault: 'moved' };
  const known = await tx.select().from(absence).where(gt(absence.endsAt, wanted.startsAt));
  return clashOf(known, wanted);
}

/** Notes that a person is away, and tells who stands in, and the person, if another noted it. @param actorId null: who runs the server, by a file */
export async function setAbsence(
  tx: Handle,
  deps: PostDeps,
  actorId: string | null,
  wanted: NewAbsence,
): Promise<AbsenceFault | null> {
  const fault = await absenceFault(tx, wanted, deps.clock.now());
  if (fault) return fault;
  const { personId, substituteId, startsAt, endsAt } = wanted;
  const id = await putAbsence(tx, deps, wanted);
  await recordAudit(deps, tx, {
    action: 'absence.set',
    personId: actorId,
    subject: personId,
    data: { from: startsAt, to: endsAt, substitute: substituteId },
  });
  const readers = [substituteId, actorId === personId ? null : personId].flatMap((one) => one ?? []);
  for (const reader of readers) {
    await putMail(tx, deps.ids, {
      kind: 'staff_absence',
      dedupeKey: `staff_absence:${id}:${reader}`,
      personId: reader,
      params: { id, subject: personId },
      at: deps.clock.now(),
    });
  }
  return null;
}

/** Back already: an absence that has begun ends now, one that has not is taken away. */
export async function endAbsence(tx: Handle, deps: PostDeps, actorId: string, row: AbsenceRow): Promise<void> {
  const now = deps.clock.now();
  const own = and(eq(absence.id, row.id), gt(absence.endsAt, now));
  if (row.startsAt >= now) await tx.delete(absence).where(own);
  else await tx.update(absence).set({ endsAt: now }).where(own);
  await recordAudit(deps, tx, { action: 'absence.ended', personId: actorId, subject: row.personId, data: { at: now } });
}
