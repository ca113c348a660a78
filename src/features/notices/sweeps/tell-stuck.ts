import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { addWorkingHours } from '../../../domain/calendar.ts';
import { type Instant, localDate } from '../../../domain/instant.ts';
import { post } from '../../../platform/jobs/outbox.ts';
import { appointment } from '../../../schema/sqlite.ts';
import { readStuck } from '../stuck.ts';
import { TOLD_MS } from '../stuck-mail.ts';
import type { SweepDeps } from './open-cases.ts';

/** Once a day, while mail is stuck: a word to every administrator. Their own mail may be the stuck one, so the desk shows it too. */
export async function tellStuck({ services: { store, ids }, places }: SweepDeps, now: Instant): Promise<number> {
  const { failed, waiting } = await readStuck(store.read, now, 'all', 1, now - TOLD_MS);
  if (failed + waiting === 0) return 0;
  const inForce = and(lte(appointment.validFrom, now), or(isNull(appointment.validTo), gt(appointment.validTo, now)));
  const administrators = await store.read
    .select()
    .from(appointment)
    .where(and(eq(appointment.post, 'administrator'), inForce));
  const people = new Map(administrators.map((row) => [row.personId, row.unitId]));
  await store.write(async (tx) => {
    for (const [personId, unitId] of people) {
      const dueAt = addWorkingHours(places.city().calendar(unitId), now, 0);
      await post(tx, ids, {
        kind: 'stuck',
        dedupeKey: `stuck:${localDate(now)}:${personId}`,
        personId,
        at: now,
        dueAt,
      });
    }
  });
  return people.size;
}
