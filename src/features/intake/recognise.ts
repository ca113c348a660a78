import { hash } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';

/** A double tap or an impatient second send comes within moments. */
const MOMENTS_MS = 120_000;
/** Two people may well both write "tốt" or tap five stars from one station's Wi-Fi; nobody writes the same 40 characters. */
const LONG_ENOUGH = 40;
const MOST_KEPT = 20_000;

/**
 * Recognises the same words from the same hand when the form came without a `submissionId`: the second gets the
 * submissionId of the first, and so the first one's receipt.
 */
export function createRecognition(newId: () => string) {
  const recent = new Map<string, { submissionId: string; until: Instant }>();
  return function submissionIdFor(hand: string, boxId: string, words: string, now: Instant): string {
    if (words.length < LONG_ENOUGH) return newId();
    for (const [key, entry] of recent) {
      if (entry.until > now && recent.size < MOST_KEPT) break;
      recent.delete(key);
    }
    const key = hash('sha256', `${hand} ${boxId} ${words}`, 'base64url');
    const known = recent.get(key);
    if (known && known.until > now) return known.submissionId;
    const submissionId = newId();
    recent.delete(key);
    recent.set(key, { submissionId, until: now + MOMENTS_MS });
    return submissionId;
  };
}
