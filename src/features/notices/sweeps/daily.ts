import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { addWorkingHours } from '../../../domain/calendar.ts';
import { type Instant, localDate } from '../../../domain/instant.ts';
import { can } from '../../../domain/permission.ts';
import { appointment } from '../../../schema/sqlite.ts';
import { putSetting } from '../../places/index.ts';
import { PRESENCE_SINCE } from '../silent.ts';
import { postUnknown, type SweepDeps } from './open-cases.ts';

/**
 * Puts the daily mail of each administrator of the city into the outbox, on working days; it says at the moment of sending whether there is
 * something to say; the first day of the house is spared. Their own mailbox may be the dead one, so that the desk shows all of it too.
 */
export async function postDaily(deps: SweepDeps, now: Instant): Promise<number> {
  const { services, places } = deps;
  const city = places.city();
  const today = localDate(now);
  if (city.setting(PRESENCE_SINCE, null) === null && city.units.size > 0) {
    await services.store.write((tx) => putSetting(tx, { key: PRESENCE_SINCE, value: today, source: '' }, now));
    await places.refresh();
    return 0;
  }
  const inOffice = and(lte(appointment.validFrom, now), or(isNull(appointment.validTo), gt(appointment.validTo, now)));
  const rows = await services.store.read
    .select()
    .from(appointment)
    .where(and(eq(appointment.post, 'administrator'), inOffice));
  const administrators = rows.filter((post) => can(post, 'mail.read', { unitId: null }, city.units));
  const units = new Map(administrators.map(({ personId, unitId }) => [personId, unitId]));
  const mails = [...units].flatMap(([personId, unitId]) => {
    const dueAt = addWorkingHours(city.calendar(unitId), now, 0);
    // On a day off there is no digest: the next working day's says it all.
    if (localDate(dueAt) !== today) return [];
    return [{ kind: 'daily', dedupeKey: `daily:${today}:${personId}`, personId, unitId, at: now, dueAt }];
  });
  return await postUnknown(deps, mails);
}
