import { formatDate, type Lang, translator } from '../../platform/i18n/index.ts';
import { qrPath } from '../../platform/qr/draw.ts';
import type { Services } from '../../platform/services.ts';
import type { BoxRow, City, RuleRow } from '../places/index.ts';
import { isLocal, qrText, shortAddress } from './address.ts';
import type { SignPage, SignSize, SignWords } from './pages.ts';

const MOST_RULES = 3;
/** More letters than these, and only two fit on the sheet. */
const MOST_LETTERS = 130;

/**
 * The good manners that a sign reminds of: articles of a code of conduct that ask for something and are confirmed in wording, those of few
 * kinds of place first, those for every place last.
 */
export function signRules(rules: readonly RuleRow[], placeKind: string): RuleRow[] {
  const breadth = ({ placeKinds }: RuleRow) =>
    placeKinds.includes('*') ? Number.POSITIVE_INFINITY : placeKinds.length;
  const chosen = rules
    .filter(({ placeKinds }) => placeKinds.includes(placeKind) || placeKinds.includes('*'))
    .filter((rule) => rule.kind === 'do' && rule.article !== '' && rule.verified === 'yes' && !rule.sensitive)
    .sort((a, b) => (breadth(a) === breadth(b) ? 0 : breadth(a) - breadth(b)))
    .slice(0, MOST_RULES);
  const letters = chosen.reduce((sum, { topicVi }) => sum + topicVi.length, 0);
  return letters > MOST_LETTERS ? chosen.slice(0, MOST_RULES - 1) : chosen;
}

function words(lang: Lang, city: City, box: BoxRow, rules: readonly RuleRow[], trust: string): SignWords {
  const t = translator(lang);
  return {
    name: t('sign.name'),
    call: t('sign.call'),
    place: city.placeName(box.placeId, lang),
    spot: lang === 'vi' ? box.spotVi : box.spotEn,
    scan: t('sign.scan'),
    ease: t('sign.ease'),
    type: t('sign.type'),
    trust: t('sign.trust', { address: trust }),
    rulesTitle: t('sign.rules'),
    rules: rules.map((rule) => (lang === 'vi' ? rule.topicVi : rule.topicEn)),
    urgent: t('sign.urgent'),
  };
}

/** All that is printed on a sign, in both languages whoever prints it. */
export function signPage(
  { config, clock }: Pick<Services, 'config' | 'clock'>,
  city: City,
  box: BoxRow,
  size: SignSize,
): SignPage {
  const now = clock.now();
  const rules = signRules(city.rulesAt(now), city.places.get(box.placeId)?.kind ?? '');
  return {
    code: box.code,
    size,
    address: shortAddress(config, box.code),
    qr: qrPath(qrText(config, box.code), 'Q'),
    printedOn: formatDate(now),
    local: isLocal(config),
    vi: words('vi', city, box, rules, config.baseUrl),
    en: words('en', city, box, rules, config.baseUrl),
  };
}
