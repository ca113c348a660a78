import { and, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import { addWorkingHours } from '../../../domain/calendar.ts';
import { type Instant, localDate } from '../../../domain/instant.ts';
import { can } from '../../../domain/permission.ts';
import { appointment, cases } from '../../../schema/sqlite.ts';
import { putSetting } from '../../places/index.ts';
import { restrictedHeld } from '../held-mail.ts';
import { PRESENCE_SINCE } from '../silent.ts';
import { postUnknown, type SweepDeps } from './open-cases.ts';

/**
 * Puts the daily mail of each administrator of the city into the outbox, on working days, and that of each inspector while restricted cases
 * lie in quarantine; they say at the moment of sending whether there is something to say; the first day of the house is spared. Their own mailbox may be the dead one, so that the desk shows all of it too.
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
  const posts = await services.store.read
    .select()
    .from(appointment)
    .where(and(inArray(appointment.post, ['administrator', 'inspector']), inOffice));
  const mailTo = (kind: 'daily' | 'held', readers: typeof posts) =>
    [...new Map(readers.map(({ personId, unitId }) => [personId, unitId]))].flatMap(([personId, unitId]) => {
      const dueAt = addWorkingHours(city.calendar(unitId), now, 0);
      // On a day off there is no digest: the next working day's says it all.
      if (localDate(dueAt) !== today) return [];
      return [{ kind, dedupeKey: `${kind}:${today}:${personId}`, personId, unitId, at: now, dueAt }];
    });
  const administrators = posts.filter((one) => can(one, 'mail.read', { unitId: null }, city.units));
  const held = await services.store.read.select({ id: cases.id }).from(cases).where(restrictedHeld).limit(1);
  const inspectors =
    held.length > 0 ? posts.filter((one) => can(one, 'case.readRestricted', { unitId: null }, city.units)) : [];
  return await postUnknown(deps, [...mailTo('daily', administrators), ...mailTo('held', inspectors)]);
}
