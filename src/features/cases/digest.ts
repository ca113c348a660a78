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

const sum = (parts: readonly unknown[], photos: readonly Photo[]) =>
  hash('sha256', JSON.stringify([...parts, ...photos.map(({ digest }) => digest).sort()]), 'base64url');

/**
 * What the resident said first, with its photos, in 43 signs that the case's event keeps. `submissionId` makes it unguessable: once it is
 * erased with the words, nobody can try out what the words may have been.
 */
export function firstDigest(c: FirstWords, photos: readonly Photo[]): string {
  const { submissionId, id, reference, boxId, placeId, filedUnitId, kind, rating } = c;
  const { ruleCode, ruleVersion, about, who, happenedAt, message, lang, receivedAt } = c;
  const where = [submissionId, id, reference, boxId, placeId, filedUnitId];
  const what = [kind, rating, ruleCode, ruleVersion, about, who, happenedAt, message, lang, receivedAt];
  return sum([...where, ...what], photos);
}

/** The same of words of the dialogue; `id`, which goes when they are erased, makes it unguessable. */
export function saidDigest(words: MessageRow, photos: readonly Photo[]): string {
  const { id, caseId, at, kind, personId, unitId, body, lang } = words;
  return sum([id, caseId, at, kind, personId, unitId, body, lang], photos);
}
