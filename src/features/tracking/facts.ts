import { move } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import {
  type AttachmentRow,
  type CaseEvent,
  type CaseRow,
  hasContact,
  type MessageRow,
  promisesOf,
  readStory,
  type Story,
} from '../cases/index.ts';
import { placeOf } from '../intake/index.ts';
import type { City, Places } from '../places/index.ts';
import { readAuthority } from './authority.ts';
import type { TrackedFacts } from './models.ts';
import { readOwn } from './own.ts';
import { photoAddress } from './photo-token.ts';
import { readMain, readSameMatter } from './same-matter.ts';
import { mayShare } from './shared-step.ts';

export interface FactsDeps {
  services: Pick<Services, 'store' | 'clock' | 'keys' | 'ids'>;
  places: Places;
}

const RESIDENT_SAYS: readonly MessageRow['kind'][] = ['reply', 'contest'];

/** All that the resident may know of their case, in their language; the same whether it is restricted, in quarantine or neither. */
export async function readFacts(deps: FactsDeps, row: CaseRow, code: string, lang: Lang): Promise<TrackedFacts> {
  const { services, places } = deps;
  const city = places.city();
  const now = services.clock.now();
  const story = await readStory(services.store.read, row.id, true);
  const box = city.boxes.get(row.boxId);
  const main = await readMain(services.store.read, row);
  // In a joined case, rating and contesting are about the answer that it shares.
  const may = (verb: 'rate' | 'contest') => (main ? mayShare(verb, main, now) : 'status' in move(verb, row, now));
  return {
    reference: row.reference,
    status: row.status,
    kind: row.kind,
    place: box ? placeOf(city, box, lang) : city.placeName(row.placeId, lang),
    unit: city.unitName(row.unitId, lang),
    receivedAt: row.receivedAt,
    dueAt: row.dueAt,
    closedReason: row.closedReason,
    words: [...firstWords(deps, row, story, lang, now), ...dialogue(deps, city, story, lang, now)],
    events: story.events.map((event) => told(event, row, city, lang)),
    openings: openings(story.events),
    own: await readOwn(services.store.read, row),
    authority: await readAuthority(services.store.read, row.closedReason, story.events, lang),
    sameMatter: main && (await readSameMatter(deps, main, lang, now)),
    promises: await promisesOf(services.store.read, (main ?? row).id),
    hasContact: await hasContact(services.store.read, row.id),
    asked: story.messages.at(-1)?.kind === 'question',
    mayReply: 'status' in move('reply', row, now),
    mayRate: may('rate'),
    satisfaction: row.satisfaction,
    contestUntil: (main ?? row).contestUntil,
    contestedAt: (main ?? row).contestedAt,
    contestedByOther: !story.events.some((event) => isOwnContest(event)),
    mayContest: may('contest'),
    code,
    submissionId: services.ids.uuid(),
  };
}

function photosOf({ services }: FactsDeps, attachments: AttachmentRow[], messageId: string | null, now: Instant) {
  return attachments
    .filter((photo) => photo.messageId === messageId)
    .map(({ digest, width, height }) => ({ src: photoAddress(services, digest, now), width, height }));
}

/** What the feedback said; of a bare rating, the face that was tapped. Nothing once it has been erased. */
function firstWords(deps: FactsDeps, row: CaseRow, { attachments }: Story, lang: Lang, now: Instant) {
  const photos = photosOf(deps, attachments, null, now);
  const tapped = row.kind === 'rating' && row.rating !== null;
  const face = tapped ? translator(lang)(`common.rating.${row.rating as 1 | 2 | 3 | 4 | 5}`) : '';
  const text = row.message || face;
  if (text === '' && photos.length === 0) return [];
  return [{ mine: true, by: '', at: row.receivedAt, lang: row.message ? row.lang : lang, text, photos }];
}

function dialogue(deps: FactsDeps, city: City, { messages, attachments }: Story, lang: Lang, now: Instant) {
  return messages.map((said) => ({
    mine: RESIDENT_SAYS.includes(said.kind),
    by: said.unitId === null ? '' : city.unitName(said.unitId, lang),
    at: said.at,
    lang: said.lang,
    text: said.body,
    photos: photosOf(deps, attachments, said.id, now),
  }));
}

/** A contest that came from this resident, and not from another whose case was joined with theirs. */
const isOwnContest = ({ kind, data }: CaseEvent): boolean =>
  kind === 'contest_joined' || (kind === 'contest' && data.fromId === undefined);

/** An event by the unit that acted, or that the case went to. */
function told({ kind, at, unitId, data }: CaseEvent, row: CaseRow, city: City, lang: Lang) {
  const unit = typeof data.toUnit === 'string' ? data.toUnit : (unitId ?? row.unitId);
  return {
    kind: kind === 'contest' && data.fromId !== undefined ? 'contest_other' : kind,
    // From paper it may have been typed in days later.
    at: kind === 'submitted' ? row.receivedAt : at,
    unit: city.unitName(unit, lang),
    ...(typeof data.dueAt === 'number' && { dueAt: data.dueAt }),
    // Other reasons are for the house, or have a place of their own.
    ...(kind === 'extend' && { reason: String(data.reason ?? '') }),
    ...(kind === 'refer' && { body: String(data.body ?? '') }),
  };
}

/** Every reading of what is sealed: when and why. Who it was stays in the house: the resident may ask the unit or the inspectors. */
function openings(events: CaseEvent[]): TrackedFacts['openings'] {
  return events
    .filter(({ kind }) => kind === 'open_contact' || kind === 'open_case')
    .map(({ at, kind, data }) => ({
      at,
      what: kind === 'open_case' ? 'case' : 'contact',
      reason: String(data.reason ?? ''),
    }));
}
