import { isoLocal as iso } from '../../platform/i18n/dates.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import { recordAudit } from '../audit/index.ts';
import { type CaseRow, hasContact, readStory, unsealContact } from '../cases/index.ts';

import { type PrivacyDeps, requestsOf } from './ask.ts';

/** Everything that is stored of one resident in one case, but what the unit noted for itself. */
export interface OwnData {
  reference: string;
  kind: string;
  status: string;
  place: string;
  unit: string;
  receivedAt: string;
  happenedAt: string | null;
  rating: number | null;
  topic: string | null;
  about: string | null;
  who: string;
  message: string;
  language: string;
  contact: { name: string; phone: string; email: string } | null;
  answerRating: number | null;
  answerRatingReason: string | null;
  words: { kind: string; at: string; text: string }[];
  photos: { at: string; mediaType: string; bytes: number; base64: string }[];
  events: { kind: string; at: string }[];
  requests: { kind: string; at: string; words: string; state: string }[];
}

/** Gathers it, and writes down that it was given; to be shown to nobody but who holds the tracking code. */
export async function ownData(deps: PrivacyDeps, row: CaseRow, lang: Lang): Promise<OwnData> {
  const { services, places } = deps;
  const { store, vault } = services;
  const city = places.city();
  await store.write((tx) =>
    recordAudit(services, tx, { action: 'privacy.downloaded', personId: null, unitId: row.unitId, caseId: row.id }),
  );
  const { read } = store;
  const story = await readStory(read, row.id, true);
  const photos = await Promise.all(
    story.attachments.map(async ({ at, mediaType, bytes, digest }) => {
      const body = await vault.get(digest);
      return { at: iso(at), mediaType, bytes, base64: body ? body.toString('base64') : '' };
    }),
  );
  const rule = row.ruleCode === null ? null : city.rule(row.ruleCode);
  return {
    reference: row.reference,
    kind: row.kind,
    status: row.status,
    place: city.placeName(row.placeId, lang),
    unit: city.unitName(row.unitId, lang),
    receivedAt: iso(row.receivedAt),
    happenedAt: row.happenedAt === null ? null : iso(row.happenedAt),
    rating: row.rating,
    topic: rule ? (lang === 'vi' ? rule.topicVi : rule.topicEn) : row.ruleCode,
    about: row.about && translator(lang)(`common.about.${row.about}`),
    who: row.who,
    message: row.message,
    language: row.lang,
    contact: (await hasContact(read, row.id)) ? await unsealContact(services, read, row.id) : null,
    answerRating: row.satisfaction,
    answerRatingReason: row.satisfactionReason,
    words: story.messages.map(({ kind, at, body }) => ({ kind, at: iso(at), text: body })),
    photos,
    events: story.events.map(({ kind, at }) => ({ kind, at: iso(at) })),
    requests: (await requestsOf(read, row.id)).map(({ kind, askedAt, words, state }) => ({
      kind,
      at: iso(askedAt),
      words,
      state,
    })),
  };
}

/** The same as a page to read: the events are on the tracking page, in words. */
export type OwnPage = Omit<OwnData, 'status' | 'events' | 'photos' | 'requests'> & {
  photos: Pick<OwnData['photos'][number], 'at' | 'mediaType' | 'base64'>[];
  requests: Omit<OwnData['requests'][number], 'kind'>[];
};

export function ownPage({ status: _status, events: _events, photos, requests, ...data }: OwnData): OwnPage {
  return {
    ...data,
    photos: photos.map(({ at, mediaType, base64 }) => ({ at, mediaType, base64 })),
    requests: requests.map(({ at, words, state }) => ({ at, words, state })),
  };
}
