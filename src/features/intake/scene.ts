import type { Instant } from '../../domain/instant.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { BoxRow, City } from '../places/index.ts';
import type { FormScene } from './pages.ts';
import { ruleChoices } from './rule-choices.ts';
import type { Visit } from './visit.ts';

/** The place and the spot as the person in front of the sign knows them: "Ga Hà Nội, Phòng chờ". */
export function placeOf(city: City, box: BoxRow, lang: Lang): string {
  const spot = lang === 'vi' ? box.spotVi : box.spotEn;
  return [city.placeName(box.placeId, lang), spot].filter((part) => part !== '').join(', ');
}

/** Address as it stands on a sign, without the scheme. */
export const shortAddress = (baseUrl: string, code: string): string => `${baseUrl.replace(/^https?:\/\//, '')}/${code}`;

/** What the form of a box shows before anybody typed. */
export function sceneOf(city: City, { box, place, unit }: Visit, lang: Lang, at: Instant, baseUrl: string): FormScene {
  return {
    box: box.code,
    shortAddress: shortAddress(baseUrl, box.code),
    place: placeOf(city, box, lang),
    unit: city.unitName(unit.id, lang),
    answerDays: city.promise('complaint').amount,
    suggestionDays: city.promise('suggestion').amount,
    rules: ruleChoices(city.rulesAt(at), place.kind, lang),
  };
}
