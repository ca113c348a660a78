import { and, eq } from 'drizzle-orm';
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

/** Runs each sweep whose slot nobody has taken. The row of the slot is the lock between processes, and the page of what ran last. */
export function createSweeper({ store, log }: Pick<Services, 'store' | 'log'>, sweeps: readonly Sweep[]) {
  const last = new Map<string, Instant>();

  async function runOnce(sweep: Sweep, slot: Instant, now: Instant): Promise<void> {
    const row = { sweep: sweep.name, slot, startedAt: now };
    const taken = await store.write((tx) =>
      tx.insert(slots).values(row).onConflictDoNothing().returning({ slot: slots.slot }),
    );
    if (taken.length === 0) return;
    const ended = await sweep.run(now).then(
      (count) => ({ endedAt: now, count }),
      (err: unknown) => {
        log.error({ err, sweep: sweep.name }, 'a sweep failed');
        return { endedAt: now, error: err instanceof Error ? err.message.slice(0, 300) : 'not an error object' };
      },
    );
    const own = and(eq(slots.sweep, sweep.name), eq(slots.slot, slot));
    await store.write((tx) => tx.update(slots).set(ended).where(own));
  }

  return async function sweepDue(now: Instant, signal: AbortSignal): Promise<void> {
    for (const sweep of sweeps) {
      const slot = slotOf(sweep.every, now);
      if (signal.aborted || last.get(sweep.name) === slot) continue;
      await runOnce(sweep, slot, now);
      last.set(sweep.name, slot);
    }
  };
}
