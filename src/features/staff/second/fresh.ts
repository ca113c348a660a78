import type { Instant } from '../../../domain/instant.ts';
import type { Visitor } from '../../../platform/http/types.ts';

/** Who has just shown who they are need not show it again. */
export const FRESH_MS = 15 * 60_000;

/**
 * What must be shown before the ways in are changed, since an unlocked screen that somebody left is no proof: `second` where there is a second
 * factor, else signing in anew; null when either was a moment ago.
 */
export function proofForChange(visitor: Visitor, hasFactor: boolean, now: Instant): 'second' | 'signIn' | null {
  if (hasFactor) return visitor.secondAt !== null && now - visitor.secondAt < FRESH_MS ? null : 'second';
  return now - visitor.signedInAt < FRESH_MS ? null : 'signIn';
}
