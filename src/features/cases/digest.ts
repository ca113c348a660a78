import { hash } from 'node:crypto';
import type { KeptPhoto, MessageRow } from './say.ts';
import type { CaseRow } from './tallies.ts';

/** What of a case may not change after it was received, but by words that are added to a bare rating. */
export type FirstWords = Pick<
  CaseRow,
  | 'submissionId'
  | 'id'
  | 'reference'
  | 'boxId'
  | 'placeId'
  | 'filedUnitId'
  | 'kind'
  | 'rating'
  | 'ruleCode'
  | 'ruleVersion'
  | 'about'
  | 'who'
  | 'happenedAt'
  | 'message'
  | 'lang'
  | 'receivedAt'
>;

type Photo = Pick<KeptPhoto, 'digest'>;

/** Between the parts, which hold no control characters but line ends; the lengths of free texts stand before them all the same. */
const SEPARATOR = '\u001f';

/** In hex and joined by hand: two microseconds less than other ways, on the resident's path. */
function sum(parts: readonly (string | number | null)[], photos: readonly Photo[]): string {
  const all = parts.join(SEPARATOR);
  if (photos.length === 0) return hash('sha256', all);
  const digests = photos.map(({ digest }) => digest).sort();
  return hash('sha256', [all, ...digests].join(SEPARATOR));
}

/**
 * What the resident said first, with its photos, as a SHA-256 in hex that the case's event keeps. `submissionId` makes it unguessable: once it is
 * erased with the words, nobody can try out what the words may have been.
 */
export function firstDigest(c: FirstWords, photos: readonly Photo[]): string {
  const { submissionId, id, reference, boxId, placeId, filedUnitId, kind, rating } = c;
  const { ruleCode, ruleVersion, about, who, happenedAt, message, lang, receivedAt } = c;
  const texts = [who.length, message.length, who, message];
  const where = [submissionId, id, reference, boxId, placeId, filedUnitId];
  return sum([...where, kind, rating, ruleCode, ruleVersion, about, happenedAt, lang, receivedAt, ...texts], photos);
}

/** The same of words of the dialogue; `id`, which goes when they are erased, makes it unguessable. */
export function saidDigest(words: MessageRow, photos: readonly Photo[]): string {
  const { id, caseId, at, kind, personId, unitId, body, lang } = words;
  return sum([id, caseId, at, kind, personId, unitId, lang, body.length, body], photos);
}

/** Words of a dialogue that were said before events covered any, as one. */
export const dialogueDigest = (digests: readonly string[]): string =>
  hash('sha256', digests.toSorted().join(SEPARATOR));
