import type { Clock } from '../../platform/clock.ts';

export interface PatienceTerms {
  /** Tries without a delay. */
  free: number;
  /** The first delay; each further try doubles it. */
  firstMs: number;
  mostMs: number;
}

/** Slows down whoever tries again and again, and never shuts anybody out: the longest wait is `mostMs`. In memory only. */
export interface Patience {
  /** Counts a try. 0: go on; else milliseconds until the next try is looked at, and this one must not be. */
  tryNow(name: string): number;
  /** It was the right one: forget the wrong ones. */
  forgive(name: string): void;
}

const FORGET_MS = 3_600_000;
/** About 2 MB; beyond it the oldest are forgotten. */
const MOST_NAMES = 10_000;

export function createPatience(clock: Clock, { free, firstMs, mostMs }: PatienceTerms): Patience {
  const tries = new Map<string, { n: number; last: number; until: number }>();
  return {
    tryNow(name) {
      const now = clock.now();
      const known = tries.get(name);
      const entry = known && now - known.last < FORGET_MS ? known : { n: 0, last: now, until: 0 };
      if (entry.until > now) return entry.until - now;
      // Counted before it is known to be wrong, so that many at once are no way around.
      entry.n += 1;
      entry.last = now;
      if (entry.n >= free) entry.until = now + Math.min(mostMs, firstMs * 2 ** Math.min(entry.n - free, 30));
      tries.delete(name);
      tries.set(name, entry);
      if (tries.size > MOST_NAMES) tries.delete(tries.keys().next().value as string);
      return 0;
    },
    forgive: (name) => void tries.delete(name),
  };
}
