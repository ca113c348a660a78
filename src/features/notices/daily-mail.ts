import { and, count, eq, inArray, min, ne } from 'drizzle-orm';
import { calendarGaps } from '../../domain/calendar-gaps.ts';
import { atLocal, type Instant, type LocalDate, localDate } from '../../domain/instant.ts';
import { SILENT_WEEKS } from '../../domain/reminders.ts';
import { holdsPost } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import { appointment, cases, postRequest } from '../../schema/sqlite.ts';
import type { City, Places } from '../places/index.ts';
import type { DailyMail } from './pages.ts';
import { silentUnits } from './silent.ts';
import { stuckMail } from './stuck-mail.ts';

const LISTED = 20;

/** What other rooms have to say in the administrator's daily mail; each is asked when the mail leaves. */
export interface DailyRows {
  /** Mailboxes that take no mail: whose, since when, in the server's words. */
  dead?(): Promise<readonly { personId: string; email: string; since: Instant; words: string }[]>;
  /** Why the mailbox that replies and reports come to could not be read, in the server's words; null when all is well. */
  incoming?(): Promise<{ words: string; at: Instant } | null>;
  /** The head of both chains as last kept. */
  chain?(read: Handle): Promise<{ day: LocalDate; journal: ChainEnd; audit: ChainEnd } | null>;
}
type ChainEnd = { position: number; hash: string };

/** The administrator's morning: what does not work, who is silent, what waits for them. Null when there is nothing to say. */
export async function dailyMail(
  { store, clock, config }: Pick<Services, 'store' | 'clock' | 'config'>,
  places: Places,
  { dead, incoming, chain }: DailyRows,
  lang: Lang,
): Promise<DailyMail | null> {
  const city = places.city();
  const now = clock.now();
  const stuck = await stuckMail({ store }, places, now, lang);
  const deadRows = (await dead?.()) ?? [];
  const silent = await silentUnits(store.read, city, now);
  const quarantine = await held(store.read);
  const trouble = (await incoming?.()) ?? null;
  const posts = await unconfirmed(store.read);
  const gaps = calendarGaps(city.holidays, localDate(now));
  const end = (await chain?.(store.read)) ?? null;
  const waits = deadRows.length + silent.length + quarantine.n + posts.n + gaps.length;
  if (waits === 0 && [stuck, trouble, end].every((one) => one === null)) return null;
  return {
    at: now,
    stuck,
    incoming: trouble,
    posts: posts.n,
    postsSince: posts.since,
    postsLink: `${config.baseUrl}/office/people`,
    gaps,
    gapsLink: `${config.baseUrl}/office/settings/calendar`,
    quarantine: quarantine.n,
    quarantineSince: quarantine.since,
    quarantineLink: `${config.baseUrl}/office/quarantine`,
    dead: await unitsOf(store.read, city, deadRows.slice(0, LISTED), now, lang),
    deadMore: Math.max(0, deadRows.length - LISTED),
    weeks: city.setting('digest.silentWeeks', SILENT_WEEKS),
    silent: silent.slice(0, LISTED).map((one) => wordsOf(city, one, lang)),
    silentMore: Math.max(0, silent.length - LISTED),
    chain: end && { at: atLocal(end.day, 0), journal: end.journal, audit: end.audit },
    link: `${config.baseUrl}/office/mail`,
  };
}

const wordsOf = (city: City, { unitId, ...why }: Awaited<ReturnType<typeof silentUnits>>[number], lang: Lang) => ({
  unit: city.unitName(unitId, lang),
  ...why,
});

type DeadRow = Awaited<ReturnType<NonNullable<DailyRows['dead']>>>[number];

async function unitsOf(
  read: Handle,
  city: City,
  rows: readonly DeadRow[],
  now: Instant,
  lang: Lang,
): Promise<DailyMail['dead']> {
  const people = rows.map(({ personId }) => personId);
  const posts =
    people.length > 0 ? await read.select().from(appointment).where(inArray(appointment.personId, people)) : [];
  return rows.map(({ personId, email, since, words }) => {
    const post = posts.find((one) => one.personId === personId && holdsPost(one, now));
    return { who: email, unit: post ? city.unitName(post.unitId, lang) : '', since, words };
  });
}

/** What waits in quarantine for administrators, and since when the longest has; restricted cases wait for inspectors. */
async function held(read: Handle): Promise<{ n: number; since: Instant }> {
  const [row] = await read
    .select({ n: count(), since: min(cases.receivedAt) })
    .from(cases)
    .where(and(eq(cases.queue, 'quarantine'), eq(cases.restricted, false), ne(cases.status, 'spam')));
  return { n: row?.n ?? 0, since: row?.since ?? 0 };
}

/** Posts that wait for a second person, and since when the longest has. */
async function unconfirmed(read: Handle): Promise<{ n: number; since: Instant }> {
  const [row] = await read
    .select({ n: count(), since: min(postRequest.askedAt) })
    .from(postRequest)
    .where(eq(postRequest.state, 'waiting'));
  return { n: row?.n ?? 0, since: row?.since ?? 0 };
}
