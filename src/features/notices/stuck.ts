import { and, asc, count, desc, eq, gt, inArray, isNotNull, lt, or } from 'drizzle-orm';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import { outbox } from '../../schema/sqlite.ts';

/** Mail that is still on its way this long after its cause is stuck too, whatever it waits for. */
const LONG_MS = DAY_MS;

export interface Stuck {
  failed: number;
  waiting: number;
  /** The given-up ones first, newest first, then those that wait, longest first. */
  rows: OutboxRow[];
}

/**
 * What has not left: given up, with the server's own words, or tried in vain for more than a day.
 * @param units whose mail; the unit above sees that a unit below cannot be reached
 * @param since of what was given up, only what fell due after this instant
 */
export async function readStuck(
  read: Handle,
  now: Instant,
  units: 'all' | readonly string[],
  limit: number,
  since: Instant = 0,
): Promise<Stuck> {
  const own = units === 'all' ? undefined : inArray(outbox.unitId, [...units]);
  const inVain = or(isNotNull(outbox.lastError), lt(outbox.dueAt, now - LONG_MS));
  const isFailed = and(eq(outbox.state, 'failed'), own, gt(outbox.dueAt, since));
  const isLate = and(eq(outbox.state, 'waiting'), own, lt(outbox.createdAt, now - LONG_MS), inVain);
  const [failed] = await read.select({ n: count() }).from(outbox).where(isFailed);
  const [late] = await read.select({ n: count() }).from(outbox).where(isLate);
  const rows = [
    ...(await read.select().from(outbox).where(isFailed).orderBy(desc(outbox.createdAt)).limit(limit)),
    ...(await read.select().from(outbox).where(isLate).orderBy(asc(outbox.createdAt)).limit(limit)),
  ];
  return { failed: failed?.n ?? 0, waiting: late?.n ?? 0, rows: rows.slice(0, limit) };
}
