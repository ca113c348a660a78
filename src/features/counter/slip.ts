import { contestable } from '../../domain/case.ts';
import { groupTrackingCode } from '../../domain/codes.ts';
import type { Instant } from '../../domain/instant.ts';
import { deadlineInWords, formatDateTime, isLang, translator } from '../../platform/i18n/index.ts';
import { qrPath } from '../../platform/qr/draw.ts';
import type { Services } from '../../platform/services.ts';
import type { CaseRow } from '../cases/index.ts';
import { placeOf, shortAddress, trackingCodeOf } from '../intake/index.ts';
import type { City } from '../places/index.ts';
import type { SlipPage } from './pages.ts';

/** Long enough for a printer that jams; afterwards the code is the resident's alone. */
const SLIP_MINUTES = 10;
type Keys = Pick<Services, 'keys'>;
const context = (sessionId: string) => `slip for ${sessionId}`;

/** The sealed part of a slip's address: which submission, for which session, until when. */
export const sealSlip = ({ keys }: Keys, submissionId: string, sessionId: string, now: Instant): string =>
  keys.seal('receipt', `${now + SLIP_MINUTES * 60_000} ${submissionId}`, context(sessionId));

/** The submission whose slip this is; null when it is too old, or was sealed for somebody else. */
export function openSlip({ keys }: Keys, token: string, sessionId: string, now: Instant): string | null {
  const [until = '0', submissionId = ''] = keys.open('receipt', token, context(sessionId))?.split(' ') ?? [];
  return Number(until) > now ? submissionId : null;
}

/** The slip in the language of its reader. */
export function slipPage(
  { config, keys }: Pick<Services, 'config' | 'keys'>,
  city: City,
  row: CaseRow,
  slip: Pick<SlipPage, 'size' | 'other' | 'next'> & { submissionId: string },
): SlipPage {
  const lang = isLang(row.lang) ? row.lang : 'vi';
  const t = translator(lang);
  const code = trackingCodeOf({ keys }, slip.submissionId);
  const box = city.boxes.get(row.boxId);
  const due = row.kind === 'rating' ? t('receipt.due.rating') : deadlineInWords(row.dueAt, lang);
  const contestDays = contestable(row.kind) ? city.promise('contest').amount : null;
  const { size, other, next } = slip;
  return {
    lang,
    size,
    other,
    next,
    title: t('receipt.title'),
    place: box ? placeOf(city, box, lang) : city.placeName(row.placeId, lang),
    codeLabel: t('receipt.code'),
    code: groupTrackingCode(code).split(' '),
    qrLabel: t('receipt.qr'),
    // The code alone, never an address with the code in it.
    qr: qrPath(code, 'Q'),
    where: t('receipt.where', { address: shortAddress(config.baseUrl, 'tra-cuu') }),
    lines: [
      { label: t('receipt.due'), text: due, strong: true },
      { label: t('receipt.unit'), text: city.unitName(row.unitId, lang), strong: false },
      { label: t('receipt.kind'), text: t(`common.kind.${row.kind}`), strong: false },
      { label: t('receipt.reference'), text: row.reference, strong: false },
      { label: t('receipt.received'), text: formatDateTime(row.receivedAt, lang), strong: false },
    ],
    contest: contestDays === null ? '' : t('receipt.contest', { n: contestDays }),
    once: t('tracking.lost'),
  };
}
