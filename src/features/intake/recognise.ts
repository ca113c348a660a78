import { hash } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { KeptPhoto } from '../cases/index.ts';
import type { Feedback } from './forms.ts';
import { createRecent } from './recent.ts';

/** A double tap or an impatient second send comes within moments. */
const MOMENTS_MS = 120_000;
/** Two people may well both write "tốt" or tap five stars from one station's Wi-Fi; nobody writes the same 40 characters. */
const LONG_ENOUGH = 40;
const ENOUGH = 20_000;
/** Clean text holds no control characters but tabs and line ends. */
const SEPARATOR = '\u001f';

/**
 * Recognises the same sending from the same hand when the form came without a `submissionId`: the second gets the
 * submissionId of the first, and so the first one's receipt. What differs in anything, be it a photo, is another sending.
 */
export function createRecognition(newId: () => string) {
  const recent = createRecent<{ submissionId: string; until: Instant }>(ENOUGH, MOMENTS_MS);
  return function submissionIdFor(
    hand: string,
    boxId: string,
    feedback: Feedback,
    photos: readonly KeptPhoto[],
    now: Instant,
  ): string {
    if (feedback.message.length < LONG_ENOUGH) return newId();
    const sending = [hand, boxId, ...Object.values(feedback), ...photos.map(({ digest }) => digest)];
    const key = hash('sha256', sending.join(SEPARATOR));
    const known = recent.get(key);
    if (known && known.until > now) return known.submissionId;
    const submissionId = newId();
    recent.note(key, { submissionId, until: now + MOMENTS_MS }, now);
    return submissionId;
  };
}
