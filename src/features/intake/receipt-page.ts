import { contestable, isWordlessRating } from '../../domain/case.ts';
import { groupTrackingCode } from '../../domain/codes.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import { qrPath } from '../../platform/qr/draw.ts';
import type { Services } from '../../platform/services.ts';
import type { CaseRow } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { trackingCodeOf } from './decide.ts';
import type { FieldError } from './forms.ts';
import { sayErrors } from './pages.ts';
import type { ReceiptPage, WordsBack } from './receipt-pages.ts';
import { placeOf, shortAddress } from './scene.ts';

/** What was just tried on a receipt and did not come in: words to correct, or words for elsewhere. */
export interface Tried {
  typed?: { kind: string; message: string };
  errors?: FieldError[];
  back?: WordsBack;
}

/** Words that are to be corrected have their place, also on a case that has words already. */
function addWordsTo(row: CaseRow, lang: Lang, { typed, errors = [], back }: Tried): ReceiptPage['addWords'] {
  if (back || !(typed || isWordlessRating(row))) return null;
  return { ...(typed ?? { kind: '', message: '' }), errors: sayErrors(errors, lang) };
}

/** How a case looks on its receipt. */
export function receiptPages({ config, keys }: Pick<Services, 'config' | 'keys'>, places: Places) {
  return (
    lang: Lang,
    row: CaseRow,
    { token, submissionId }: { token: string; submissionId: string },
    tried: Tried = {},
  ): ReceiptPage => {
    const city = places.city();
    const box = city.boxes.get(row.boxId);
    const code = trackingCodeOf({ keys }, submissionId);
    return {
      box: box?.code ?? '',
      code: groupTrackingCode(code).split(' '),
      // The code alone, never an address with the code in it: addresses are kept by phones and written to logs.
      qr: qrPath(code, 'Q'),
      place: box ? placeOf(city, box, lang) : city.placeName(row.placeId, lang),
      unit: city.unitName(row.unitId, lang),
      kind: row.kind,
      reference: row.reference,
      receivedAt: row.receivedAt,
      dueAt: row.kind === 'rating' ? null : row.dueAt,
      contestDays: contestable(row.kind) ? city.promise('contest').amount : null,
      trackAddress: shortAddress(config.baseUrl, 'tra-cuu'),
      token,
      addWords: addWordsTo(row, lang, tried),
      back: tried.back ?? null,
    };
  };
}
