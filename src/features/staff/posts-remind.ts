import { and, eq, gt } from 'drizzle-orm';
import { addWorkingDays, isWorkingDay } from '../../domain/calendar.ts';
import { DAY_MS, type Instant, localDate } from '../../domain/instant.ts';
import type { Services } from '../../platform/services.ts';
import { postRequest } from '../../schema/sqlite.ts';
import type { Places } from '../places/index.ts';
import { type News, tellOfPost } from './posts-mail.ts';
import { readRegister } from './register.ts';

/** What has waited for longer is no news: the administrators' daily mail names it. */
const NEWS_MS = 30 * DAY_MS;

/**
 * Asks once more, after a working day, whoever may confirm a post or an address that still waits; of what a file asked for in one go, one mail
 * asks for all.
 * @returns how many wait
 */
export async function remindOfPosts(
  { services, places }: { services: Pick<Services, 'store' | 'ids' | 'clock'>; places: Places },
  now: Instant,
): Promise<number> {
  const { store } = services;
  const fresh = and(eq(postRequest.state, 'waiting'), gt(postRequest.askedAt, now - NEWS_MS));
  const rows = await store.read.select().from(postRequest).where(fresh);
  const city = places.city();
  const waiting = rows.filter(({ unitId, askedAt }) => {
    const calendar = city.calendar(unitId);
    return addWorkingDays(calendar, askedAt, 1) <= now && isWorkingDay(calendar, localDate(now));
  });
  if (waiting.length === 0) return 0;
  const scene = { register: await readRegister(store, city.units), units: city.units };
  const together = Map.groupBy(waiting, ({ askedBy, askedAt }) => `${askedBy} ${askedAt}`);
  const news = [...together.values()].flatMap((group) => group.map((row) => newsOf(row, group.length > 1)));
  await store.write(async (tx) => {
    for (const one of news) await tellOfPost(tx, services, scene, one);
  });
  return waiting.length;
}

function newsOf(
  { askedBy: actorId, askedAt, email, ...row }: typeof postRequest.$inferSelect,
  isOfMany: boolean,
): News {
  const { id, personId, unitId, post, validFrom: at } = row;
  const of = { personId, unitId, post, at, actorId };
  if (isOfMany) return { what: 'imported', id: `${askedAt}:again`, ...of };
  return { what: email === null ? 'asked' : 'address', id: `${id}:again`, ...of };
}
