import type { Clock } from '../../platform/clock.ts';

/** Wrong codes that cost nothing: a hurried hand, a grandson helping, a family on one Wi-Fi. */
const FREE = 5;
const FIRST_MS = 250;
/** Nobody behind a shared address waits longer than this for a stranger's guesses. */
const MOST_MS = 30_000;
/** So long the server itself waits before it looks; beyond it the page asks the person to. */
const HELD_MS = 2000;
const FORGET_MS = 600_000;
/** About 2 MB; beyond it the oldest are forgotten. */
const MOST_HANDS = 10_000;

/** A try that may be looked at after `waitMs`; it counts as wrong until forgiven. */
export type Turn = { waitMs: number; forgive(): void } | { seconds: number };

/**
 * Slows down whoever tries one wrong code after the other. Each wrong one doubles the wait of its address; a right one costs nothing. It
 * is counted before it is known to be wrong, so that many at once are no way around.
 */
export function createPatience(clock: Clock): (hand: string) => Turn {
  const hands = new Map<string, { wrong: number; until: number; last: number }>();
  return (hand) => {
    const now = clock.now();
    const known = hands.get(hand);
    const entry = known && now - known.last < FORGET_MS ? known : { wrong: 0, until: 0, last: now };
    const waitMs = Math.max(0, entry.until - now);
    if (waitMs > HELD_MS) return { seconds: Math.ceil(waitMs / 1000) };
    entry.wrong += 1;
    entry.last = now;
    const cost = entry.wrong <= FREE ? 0 : Math.min(MOST_MS, FIRST_MS * 2 ** (entry.wrong - FREE - 1));
    entry.until = Math.max(now, entry.until) + cost;
    hands.delete(hand);
    hands.set(hand, entry);
    if (hands.size > MOST_HANDS) hands.delete(hands.keys().next().value as string);
    return {
      waitMs,
      forgive() {
        entry.wrong -= 1;
        entry.until -= cost;
      },
    };
  };
}
