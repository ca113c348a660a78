import { and, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { DAY_MS, dayNumber, type Instant, startOfDay } from '../../domain/instant.ts';
import { slot as slots } from '../../schema/sqlite.ts';
import type { Services } from '../services.ts';

/** Work that time brings about. `run` is idempotent: a slot that was cut short is made good by the next. */
export interface Sweep {
  name: string;
  /** Minutes between two runs, or the local time of day `HH:MM` of the one run a day. */
  every: number | string;
  /** How much was done. */
  run(now: Instant): Promise<number>;
}

/** The begin of the span of time in which a sweep runs once. */
export function slotOf(every: Sweep['every'], now: Instant): Instant {
  if (typeof every === 'number') return Math.floor(now / (every * 60_000)) * every * 60_000;
  const [hours = 0, minutes = 0] = every.split(':').map(Number);
  const today = startOfDay(dayNumber(now)) + (hours * 60 + minutes) * 60_000;
  return today <= now ? today : today - DAY_MS;
}

/** A run that failed, or that nobody heard of again, is made good after so long: a sweep of once a day would be lost until tomorrow. */
const AGAIN_MS = 15 * 60_000;
const MOST_AGAIN = 4;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * Runs each sweep whose slot nobody has taken. The row of the slot is the lock between processes, and the page of what ran last; in the row of
 * a daily sweep that failed, `count` is how often it was tried again.
 */
export function createSweeper({ store, log }: Pick<Services, 'store' | 'log'>, sweeps: readonly Sweep[]) {
  const last = new Map<string, { slot: Instant; again: Instant }>();
  const rowOf = (sweep: Sweep, slot: Instant) => and(eq(slots.sweep, sweep.name), eq(slots.slot, slot));

  /** How often the slot has been tried before, when it is ours now; null when somebody else has or had it. */
  async function take(sweep: Sweep, slot: Instant, now: Instant): Promise<number | null> {
    return await store.write(async (tx) => {
      const row = { sweep: sweep.name, slot, startedAt: now };
      const taken = await tx.insert(slots).values(row).onConflictDoNothing().returning({ slot: slots.slot });
      if (taken.length > 0) return 0;
      if (typeof sweep.every === 'number') return null;
      const tries = sql<number>`coalesce(${slots.count}, 0)`;
      const failed = or(isNull(slots.endedAt), isNotNull(slots.error));
      const [again] = await tx
        .update(slots)
        .set({ startedAt: now, endedAt: null, error: null, count: sql`${tries} + 1` })
        .where(and(rowOf(sweep, slot), failed, lte(slots.startedAt, now - AGAIN_MS), sql`${tries} < ${MOST_AGAIN}`))
        .returning({ tries: slots.count });
      return again?.tries ?? null;
    });
  }

  /** @returns when to look at the slot again */
  async function runOnce(sweep: Sweep, slot: Instant, now: Instant): Promise<Instant> {
    const tries = await take(sweep, slot, now);
    if (tries === null) return await others(sweep, slot, now);
    const ended = await sweep.run(now).then(
      (count) => ({ endedAt: now, count }),
      (err: unknown) => {
        log.error({ err, sweep: sweep.name }, 'a sweep failed');
        const error = err instanceof Error ? err.message.slice(0, 300) : 'not an error object';
        return { endedAt: now, error, ...(tries > 0 && { count: tries }) };
      },
    );
    await store.write((tx) => tx.update(slots).set(ended).where(rowOf(sweep, slot)));
    return 'error' in ended && typeof sweep.every === 'string' && tries < MOST_AGAIN ? now + AGAIN_MS : NEVER;
  }

  /** Another process has the slot of a daily sweep: whether it comes to an end is looked at later. */
  async function others(sweep: Sweep, slot: Instant, now: Instant): Promise<Instant> {
    if (typeof sweep.every === 'number') return NEVER;
    const [row] = await store.read.select().from(slots).where(rowOf(sweep, slot)).limit(1);
    const done = !row || (row.endedAt !== null && row.error === null) || (row.count ?? 0) >= MOST_AGAIN;
    return done ? NEVER : now + AGAIN_MS;
  }

  return async function sweepDue(now: Instant, signal: AbortSignal): Promise<void> {
    for (const sweep of sweeps) {
      const slot = slotOf(sweep.every, now);
      const known = last.get(sweep.name);
      if (signal.aborted || (known?.slot === slot && now < known.again)) continue;
      last.set(sweep.name, { slot, again: await runOnce(sweep, slot, now) });
    }
  };
}
