import { localDate } from '../../domain/instant.ts';
import { maskPersonal } from '../../domain/privacy.ts';
import { chainUp } from '../../domain/units.ts';
import { formatDateTime, type MessageKey, translator } from '../../platform/i18n/index.ts';
import { findBody } from '../bodies/index.ts';
import { type CaseEvent, type MessageRow, OUTSIDE_BODY } from '../cases/index.ts';
import type { City } from '../places/index.ts';
import type { CaseFile, DeskDeps } from './case-file.ts';
import { spotOf, topicOf } from './row.ts';
import type { ShownTrail } from './trail.ts';

/** The letter that goes with a matter to an authority outside: in Vietnamese, as offices write to one another. */
export interface LetterPage {
  id: string;
  /** The list from which the case was opened: see {@link ShownTrail}. */
  trail: Pick<ShownTrail, 'here'>;
  reference: string;
  above: string;
  unit: string;
  /** Who signs, by office. */
  signer: string;
  dated: string;
  to: string;
  address: string;
  lead: string;
  facts: { label: string; text: string }[];
  /** What its sender said, in their language; telephone numbers and the like are masked. */
  words: { text: string; lang: string }[];
  photos: string;
  /** What the unit told the sender. */
  told: string;
  contact: string;
  please: string;
}

const t = translator('vi');
const SAID: readonly MessageRow['kind'][] = ['reply', 'contest'];

/** The referral that ended a case; undefined for any other end. */
export const referredBy = ({ row, story }: Pick<CaseFile, 'row' | 'story'>): CaseEvent | undefined =>
  row.closedReason === OUTSIDE_BODY ? story.events.findLast(({ kind }) => kind === 'refer') : undefined;

/** Kinds of unit that are governed by a people's committee: letters are its own, and its chair signs them (Decree 30/2020, articles 8 and 13). */
const GOVERNED: readonly string[] = ['thanh_pho', 'phuong', 'xa', 'thi_tran', 'quan', 'huyen', 'thi_xa'];
const isGoverned = (city: City, unitId: string) => GOVERNED.includes(city.units.get(unitId)?.kind ?? '');

/** The office that a letter is from, as it stands over it. */
function officeOf(city: City, unitId: string): string {
  const unit = city.unitName(unitId, 'vi');
  return isGoverned(city, unitId) ? t('letter.committee', { unit }) : unit;
}

/** Where a letter is written: by the name of the ward, or of the city that a department serves. */
function townOf(city: City, unitId: string): string {
  const names = [unitId, ...chainUp(city.units, unitId)].map((id) => city.unitName(id, 'vi'));
  const area = /^(?:Phường|Xã|Thị trấn|Thành phố|Tỉnh) (.+)$/;
  return names.map((name) => area.exec(name)?.[1]).find((name) => name !== undefined) ?? '';
}

function dateLine(city: City, unitId: string, { at }: CaseEvent): string {
  const [y = '', m = '', d = ''] = localDate(at).split('-');
  return t('letter.date', { town: townOf(city, unitId), d, m, y });
}

function factsOf(city: City, { row }: CaseFile): LetterPage['facts'] {
  const facts: [MessageKey, string | null][] = [
    ['receipt.reference', row.reference],
    ['office.fact.received', formatDateTime(row.receivedAt, 'vi')],
    ['office.fact.topic', topicOf(city, row.ruleCode, row.ruleVersion, 'vi')],
    ['office.fact.about', row.about && t(`common.about.${row.about}`)],
    ['office.fact.who', maskPersonal(row.who)],
    ['office.fact.happened', row.happenedAt === null ? null : formatDateTime(row.happenedAt, 'vi')],
  ];
  return facts.flatMap(([key, text]) => (text ? [{ label: t(key), text }] : []));
}

export async function letterPage(
  { services, places }: DeskDeps,
  file: CaseFile,
  referral: CaseEvent,
  here: string,
): Promise<LetterPage> {
  const { row, story } = file;
  const city = places.city();
  const unitId = referral.unitId ?? row.unitId;
  const unit = city.unitName(unitId, 'vi');
  const body = await findBody(services.store.read, String(referral.data.bodyId));
  const place = [city.placeName(row.placeId, 'vi'), spotOf(city, row.boxId, 'vi')].filter(Boolean).join(', ');
  const theirs = story.messages.filter(({ kind }) => SAID.includes(kind));
  const isTold = ({ kind, at }: MessageRow) => kind === 'answer' && at === referral.at;
  const ids = [null, ...theirs.map(({ id }) => id)];
  const photos = story.attachments.filter(({ messageId }) => ids.includes(messageId)).length;
  const above = chainUp(city.units, unitId)[0];
  return {
    id: row.id,
    trail: { here },
    reference: row.reference,
    above: above ? officeOf(city, above) : '',
    unit: officeOf(city, unitId),
    signer: t(isGoverned(city, unitId) ? 'letter.signer.chair' : 'letter.signer.head'),
    dated: dateLine(city, unitId, referral),
    to: String(referral.data.body ?? ''),
    address: body?.address ?? '',
    lead: t('letter.lead', { unit, reference: row.reference, place }),
    facts: factsOf(city, file),
    words: [{ text: row.message, lang: row.lang }, ...theirs.map(({ body: text, lang }) => ({ text, lang }))]
      .filter(({ text }) => text !== '')
      .map(({ text, lang }) => ({ text: maskPersonal(text), lang })),
    photos: photos > 0 ? t('letter.photos', { n: photos }) : '',
    told: story.messages.find(isTold)?.body ?? '',
    contact: t(file.contactLeft ? 'letter.contact.left' : 'letter.contact.none', { unit }),
    please: t('letter.please', { unit }),
  };
}
