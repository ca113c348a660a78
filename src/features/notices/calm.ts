import type { Instant } from '../../domain/instant.ts';

/** Nobody gets more than a handful of ordinary notices of a kind in this time; the rest waits and becomes one digest. */
const WINDOW_MS = 5 * 60_000;
const MOST_READERS = 10_000;

/**
 * Keeps a flood from becoming a stream of single mails: counts the letters of each reader and kind in the running window, in memory. After a
 * restart the count begins anew, which costs a reader a few letters.
 */
export function createCalm() {
  const windows = new Map<string, { since: Instant; letters: number }>();
  return {
    /** Until when a reader has had enough, or null. */
    restsUntil(reader: string, most: number, now: Instant): Instant | null {
      const window = windows.get(reader);
      if (!window || now >= window.since + WINDOW_MS || window.letters < most) return null;
      return window.since + WINDOW_MS;
    },
    count(reader: string, letters: number, now: Instant): void {
      const window = windows.get(reader);
      if (window && now < window.since + WINDOW_MS) {
        window.letters += letters;
        return;
      }
      if (windows.size >= MOST_READERS) windows.clear();
      windows.set(reader, { since: now, letters });
    },
  };
}
export type Calm = ReturnType<typeof createCalm>;
