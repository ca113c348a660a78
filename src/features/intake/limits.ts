import { generateKeySync, hash } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import { createRecent } from './recent.ts';

/**
 * How many feedbacks in ten minutes are usual. Past `slow` an answer takes a moment longer; past `quarantine` feedback is kept aside
 * for the administrator. Nobody is turned away: a whole station may share one address (carrier NAT).
 */
export interface Limits {
  address: { slow: number; quarantine: number };
  box: { slow: number; quarantine: number };
}

export const DEFAULT_LIMITS: Limits = {
  address: { slow: 20, quarantine: 60 },
  box: { slow: 60, quarantine: 240 },
};

const WINDOW_MS = 600_000;
/** The key of the address hashes lives as long: yesterday's visitor is a stranger today. */
const KEY_MS = 3_600_000;
const SLOW_MS = 800;
/** So many hands are surely counted, and at most twice as many: about 8 MB. */
const ENOUGH = 25_000;

export interface Pace {
  waitMs: number;
  flood: 'flood_address' | 'flood_box' | null;
}

/**
 * Whether an address tells nothing of a hand: a program on this machine, or a proxy that nobody has declared, behind which everybody would
 * count as one (TRUST_PROXY names the proxy). Then only the box is counted.
 */
export const isThisMachine = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);

const freshKey = () => generateKeySync('hmac', { length: 256 }).export().toString('base64url');

/** Counts keyed hashes in memory; no address is kept, written or logged. */
export function createPace() {
  let key = freshKey();
  let keyUntil = 0;
  const seen = createRecent<{ n: number; until: Instant }>(ENOUGH, WINDOW_MS);

  function hit(name: string, now: Instant): number {
    let entry = seen.get(name);
    if (!entry || entry.until <= now) {
      entry = { n: 0, until: now + WINDOW_MS };
      seen.note(name, entry, now);
    }
    entry.n += 1;
    return entry.n;
  }

  return {
    /** A name for whoever is at the other end, good for an hour at most. */
    hand(address: string, now: Instant): string {
      if (keyUntil <= now) {
        key = freshKey();
        keyUntil = now + KEY_MS;
        seen.clear();
      }
      // The key first, and no part of the result ever leaves this process: as good as an HMAC here, at a fifth of its cost.
      return hash('sha256', key + address, 'base64url');
    },
    /** @param hand null when the address tells nothing */
    count(hand: string | null, boxId: string, limits: Limits, now: Instant): Pace {
      const byAddress = hand === null ? 0 : hit(hand, now);
      const byBox = hit(boxId, now);
      const flood =
        byAddress > limits.address.quarantine ? 'flood_address' : byBox > limits.box.quarantine ? 'flood_box' : null;
      const slow = byAddress > limits.address.slow || byBox > limits.box.slow;
      return { waitMs: slow ? SLOW_MS : 0, flood };
    },
  };
}
