import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import { appointment, arrival, slot } from '../../schema/sqlite.ts';
import type { Places } from '../places/index.ts';
import { readDead } from './dead.ts';
import { whoIs } from './letters.ts';
import type { Returned } from './pages.ts';

/** Name of the sweep that reads the mailbox. */
export const INCOMING = 'incoming_mail';
const LEFT_MS = 7 * DAY_MS;

type Deps = Pick<Services, 'store' | 'keys' | 'config'>;

/** Units of the posts that these people hold now. */
async function unitsOf({ store }: Deps, people: readonly string[], at: Instant): Promise<Map<string, string[]>> {
  const inForce = and(lte(appointment.validFrom, at), or(isNull(appointment.validTo), gt(appointment.validTo, at)));
  const rows = await store.read
    .select()
    .from(appointment)
    .where(and(inArray(appointment.personId, [...people]), inForce));
  const grouped = Map.groupBy(rows, ({ personId }) => personId);
  return new Map([...grouped].map(([id, held]) => [id, held.map(({ unitId }) => unitId)]));
}

/** Why the mailbox could not be read the last time, and since when; null when all is well, or when none is read. */
export async function incomingTrouble({ store, config }: Deps): Promise<Returned['trouble']> {
  if (!config.incoming) return null;
  const ended = and(eq(slot.sweep, INCOMING), isNotNull(slot.endedAt));
  const [last] = await store.read.select().from(slot).where(ended).orderBy(desc(slot.slot)).limit(1);
  if (!last?.error) return null;
  const isGood = and(ended, isNull(slot.error));
  const [good] = await store.read.select().from(slot).where(isGood).orderBy(desc(slot.slot)).limit(1);
  const isBad = and(ended, isNotNull(slot.error), gt(slot.slot, good?.slot ?? 0));
  const [first] = await store.read.select().from(slot).where(isBad).orderBy(asc(slot.slot)).limit(1);
  return { words: last.error, at: (first ?? last).startedAt };
}

/** Mails that nobody could make anything of; they lie in a folder of their own. */
async function leftOf({ store }: Deps, now: Instant): Promise<number> {
  const lately = and(inArray(arrival.outcome, ['other', 'broken']), gt(arrival.at, now - LEFT_MS));
  const [row] = await store.read.select({ n: count() }).from(arrival).where(lately);
  return row?.n ?? 0;
}

/**
 * What came back, for somebody who looks after the mail of these units: dead mailboxes of people in them; for who looks after all, also how
 * the mailbox itself fares.
 */
export async function readReturned(
  services: Deps,
  places: Places,
  { units, lang, now }: { units: 'all' | ReadonlySet<string>; lang: Lang; now: Instant },
): Promise<Returned> {
  const dead = await readDead(services);
  const held = await unitsOf(
    services,
    dead.map(({ personId }) => personId),
    now,
  );
  const seen = dead.filter(
    ({ personId }) => units === 'all' || (held.get(personId) ?? []).some((unitId) => units.has(unitId)),
  );
  const items = seen.map(async ({ personId, email, since, words }) => ({
    personId,
    who: await whoIs(services.store.read, places, personId, now, lang),
    address: email,
    since,
    words,
  }));
  return {
    dead: await Promise.all(items),
    trouble: units === 'all' ? await incomingTrouble(services) : null,
    left: units === 'all' ? await leftOf(services, now) : 0,
  };
}

/** Whether a person with a dead mailbox works in one of these units. */
export async function worksIn(
  services: Deps,
  personId: string,
  units: 'all' | ReadonlySet<string>,
  now: Instant,
): Promise<boolean> {
  if (units === 'all') return true;
  return ((await unitsOf(services, [personId], now)).get(personId) ?? []).some((unitId) => units.has(unitId));
}
