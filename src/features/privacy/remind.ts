import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { addWorkingDays } from '../../domain/calendar.ts';
import type { Instant } from '../../domain/instant.ts';
import { post } from '../../platform/jobs/outbox.ts';
import { appointment, cases, privacyRequest } from '../../schema/sqlite.ts';
import type { PrivacyDeps } from './ask.ts';
import { mailsAbove, mailToUnit } from './mail.ts';

/**
 * Sees to it that whoever has the case now knows of every request that waits, once more when the term ends with the unit's next working day or
 * sooner, and again when it has ended, together with who is above. They are few, and none stays open for long.
 * @returns how many wait
 */
export async function remindPrivacy(
  { services, places }: Pick<PrivacyDeps, 'services' | 'places'>,
  now: Instant,
): Promise<number> {
  const { store, ids } = services;
  const open = await store.read
    .select({ id: privacyRequest.id, dueAt: privacyRequest.dueAt, row: cases })
    .from(privacyRequest)
    .innerJoin(cases, eq(cases.id, privacyRequest.caseId))
    .where(eq(privacyRequest.state, 'open'));
  if (open.length === 0) return 0;
  const city = places.city();
  const inForce = and(lte(appointment.validFrom, now), or(isNull(appointment.validTo), gt(appointment.validTo, now)));
  const inspectors = await store.read
    .select({ personId: appointment.personId, unitId: appointment.unitId })
    .from(appointment)
    .where(and(eq(appointment.post, 'inspector'), inForce));
  const mails = open.flatMap(({ id, dueAt, row }) => {
    if (dueAt < now) return [mailToUnit(id, row, 'late'), ...mailsAbove(id, row, city.units, inspectors)];
    const soon = dueAt <= addWorkingDays(city.calendar(row.unitId), now, 1);
    return [mailToUnit(id, row, soon ? 'soon' : 'asked')];
  });
  await store.write(async (tx) => {
    for (const mail of mails) await post(tx, ids, { ...mail, at: now });
  });
  return open.length;
}
