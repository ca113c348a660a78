import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { addWorkingHours } from '../../domain/calendar.ts';
import { chainUp } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { post } from '../../platform/jobs/outbox.ts';
import { appointment } from '../../schema/sqlite.ts';
import type { DeadDeps, DeadRow } from './dead.ts';

/** Kind of the mail in the outbox. */
export const DEAD_MAILBOX = 'dead_mailbox';

/**
 * Word of a dead mailbox to whoever answers for the unit above each of the person's posts, and to every other administrator. The mail leaves
 * when they are at work; the page at the desk shows it at once.
 */
export async function tellOfDead(tx: Handle, { ids, places }: DeadDeps, row: DeadRow): Promise<void> {
  const { personId, addressHash, lastAt: at } = row;
  const city = places.city();
  const inForce = and(lte(appointment.validFrom, at), or(isNull(appointment.validTo), gt(appointment.validTo, at)));
  const concerned = or(eq(appointment.personId, personId), eq(appointment.post, 'administrator'));
  const rows = await tx.select().from(appointment).where(and(concerned, inForce));
  const above = rows
    .filter((one) => one.personId === personId)
    .flatMap(({ unitId }) => chainUp(city.units, unitId)[0] ?? []);
  const administrators = rows.filter((one) => one.post === 'administrator' && one.personId !== personId);
  const readers = [
    ...[...new Set(above)].map((unitId) => ({ unitId, personId: null, hours: unitId })),
    ...administrators.map((one) => ({ unitId: null, personId: one.personId, hours: one.unitId })),
  ];
  for (const { hours, ...reader } of readers) {
    await post(tx, ids, {
      kind: DEAD_MAILBOX,
      dedupeKey: `${DEAD_MAILBOX}:${addressHash}:${row.since}:${reader.unitId ?? reader.personId}`,
      ...reader,
      params: { dead: personId },
      at,
      dueAt: addWorkingHours(city.calendar(hours), at, 0),
    });
  }
}
