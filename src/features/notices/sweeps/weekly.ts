import { eq, gte } from 'drizzle-orm';
import { digestWeek } from '../../../domain/digest-week.ts';
import { DAY_MS, type Instant, localDate, weekday } from '../../../domain/instant.ts';
import { chainUp, isCityWide } from '../../../domain/units.ts';
import { SERIALS_PER_MS } from '../../../platform/ids.ts';
import { cases } from '../../../schema/sqlite.ts';
import { postUnknown, type SweepDeps } from './open-cases.ts';

/** A machine that was down on Monday still tells of the week until Wednesday. */
const LAST_DAY = 3;
/** Longer than any break that a digest looks back over. */
const BACK_MS = 21 * DAY_MS;

/** Puts the week's digest of each unit that may have something to read into the outbox, once; it leaves in the unit's first open hour. */
export async function postWeekly(deps: SweepDeps, now: Instant): Promise<number> {
  if (weekday(localDate(now)) > LAST_DAY) return 0;
  const { read } = deps.services.store;
  const city = deps.places.city();
  const open = await read.selectDistinct({ id: cases.unitId }).from(cases).where(eq(cases.queue, 'open'));
  const fresh = await read
    .selectDistinct({ id: cases.unitId })
    .from(cases)
    .where(gte(cases.serial, (now - BACK_MS) * SERIALS_PER_MS));
  const busy = [...open, ...fresh].map(({ id }) => id);
  // Units above, and those that look at the whole city, read how the others fared, also when they have nothing of their own.
  const above = [...city.units.values()].filter((unit) => busy.length > 0 && isCityWide(unit)).map(({ id }) => id);
  const units = new Set([...busy, ...busy.flatMap((id) => chainUp(city.units, id)), ...above]);
  const mails = [...units].flatMap((unitId) => {
    const week = digestWeek(city.calendar(unitId), now);
    if (!week) return [];
    const { from, to, leavesAt } = week;
    const dedupeKey = `weekly:${localDate(to)}:${unitId}`;
    return [{ kind: 'weekly', dedupeKey, unitId, params: { from, to }, at: now, dueAt: Math.max(leavesAt, now) }];
  });
  return await postUnknown(deps, mails);
}
