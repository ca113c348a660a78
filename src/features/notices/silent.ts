import { gte } from 'drizzle-orm';
import { addDays, type Instant, type LocalDate, localDate } from '../../domain/instant.ts';
import { SILENT_WEEKS } from '../../domain/reminders.ts';
import { holdsPost, inForce } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { appointment, presence, tally } from '../../schema/sqlite.ts';
import type { City, UnitRow } from '../places/index.ts';

/** Since when the house is watched: in its first weeks silence means nothing. */
export const PRESENCE_SINCE = 'presence.since';

export interface Silence {
  unitId: string;
  /** Nobody of the unit came to the desk; its boxes got nothing. */
  nobodyCame: boolean;
  nothingCame: boolean;
}

/** Units that answer for a box in use, with the day from which they do, the earliest. */
function answering(city: City, now: Instant): Map<string, LocalDate> {
  const since = new Map<string, LocalDate>();
  for (const box of city.boxes.values()) {
    const unit: UnitRow | null = box.status === 'active' ? city.unitOfBox(box.id, now) : null;
    if (!unit || !inForce(unit, localDate(now))) continue;
    const day = [localDate(box.createdAt), unit.validFrom].sort().at(-1) ?? unit.validFrom;
    const known = since.get(unit.id);
    if (!known || day < known) since.set(unit.id, day);
  }
  return since;
}

/** Units from which nothing was heard for so many weeks, the most silent first: a silent box is no satisfied city. */
export async function silentUnits(read: Handle, city: City, now: Instant): Promise<Silence[]> {
  const weeks = city.setting('digest.silentWeeks', SILENT_WEEKS);
  const since = addDays(localDate(now), -7 * weeks);
  const watched = city.setting<LocalDate | null>(PRESENCE_SINCE, null);
  if (watched === null || watched > since) return [];
  const units = [...answering(city, now)].filter(([, from]) => from <= since).map(([unitId]) => unitId);
  const came = await unitsSeen(read, since, now);
  // Counters are by month, so that a unit is called silent some days later rather than too early.
  const rows = await read
    .selectDistinct({ unitId: tally.unitId })
    .from(tally)
    .where(gte(tally.month, since.slice(0, 7)));
  const got = new Set(rows.map(({ unitId }) => unitId));
  return units
    .map((unitId) => ({
      unitId,
      nobodyCame: !came.has(unitId),
      nothingCame: !got.has(unitId),
    }))
    .filter(({ nobodyCame, nothingCame }) => nobodyCame || nothingCame)
    .sort((a, b) => Number(b.nobodyCame) + Number(b.nothingCame) - Number(a.nobodyCame) - Number(a.nothingCame));
}

/** Units of which somebody was at the desk on a day or later. */
async function unitsSeen(read: Handle, since: LocalDate, now: Instant): Promise<Set<string>> {
  const people = await read.select({ id: presence.personId }).from(presence).where(gte(presence.day, since));
  const seen = new Set(people.map(({ id }) => id));
  const posts = await read.select().from(appointment);
  return new Set(posts.filter((post) => seen.has(post.personId) && holdsPost(post, now)).map(({ unitId }) => unitId));
}
