import { and, eq, ne } from 'drizzle-orm';
import { can } from '../../domain/permission.ts';
import { holdsPost } from '../../domain/units.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { appointment, cases } from '../../schema/sqlite.ts';
import { type CaseRow, targetOf } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import type { HeldMail } from './pages.ts';
import { excludedOf } from './recipient.ts';

/** More in quarantine than anybody counts by hand. */
const MOST = 1_000;

/** Restricted cases in quarantine that nobody has looked at. */
export const restrictedHeld = and(eq(cases.queue, 'quarantine'), eq(cases.restricted, true), ne(cases.status, 'spam'));

/**
 * The inspectors' morning: how many restricted cases lie in quarantine, which they alone may let out, and since when. Null when there is none
 * that this person may know of.
 */
export async function heldMail(
  { store, clock, config }: Pick<Services, 'store' | 'clock' | 'config'>,
  places: Places,
  { personId }: OutboxRow,
): Promise<HeldMail | null> {
  if (!personId) return null;
  const now = clock.now();
  const { units } = places.city();
  const mine = await store.read.select().from(appointment).where(eq(appointment.personId, personId));
  const powers = mine.filter((post) => holdsPost(post, now));
  const rows = await store.read.select().from(cases).where(restrictedHeld).orderBy(cases.serial).limit(MOST);
  // Past posts with them: of what is about their own time as a head they may not even know that it is there.
  const isHidden = (row: CaseRow) => excludedOf(row, { appointments: mine }, now)?.has(personId);
  const held = rows.filter((row) => !isHidden(row) && can(powers, 'case.release', targetOf(row), units));
  const [first] = held;
  if (!first) return null;
  return { n: held.length, since: first.receivedAt, link: `${config.baseUrl}/office/quarantine` };
}
