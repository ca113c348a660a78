import type { CaseKind, CaseStatus } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { maskPersonal } from '../../domain/privacy.ts';
import { excerpt } from '../../domain/text.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { CaseRow } from '../cases/index.ts';
import type { City } from '../places/index.ts';
import { type Due, dueOf } from './due.ts';
import type { ListedCase } from './listing.ts';

/** A case as one line of a list. */
export interface CaseLine {
  id: string;
  reference: string;
  kind: CaseKind;
  status: CaseStatus;
  isNew: boolean;
  urgent: boolean;
  restricted: boolean;
  contested: boolean;
  rating: number | null;
  place: string;
  spot: string;
  /** Empty where the reader sees one unit only. */
  unit: string;
  topic: string;
  receivedAt: Instant;
  due: Due;
  /** The first words, personal numbers masked; only where words were searched for. */
  words: string;
}

export function topicOf(city: City, ruleCode: string | null, version: number | null, lang: Lang): string {
  const rule = ruleCode ? city.rule(ruleCode, version) : null;
  if (!rule) return '';
  return lang === 'vi' ? rule.topicVi : rule.topicEn;
}

export function spotOf(city: City, boxId: string, lang: Lang): string {
  const box = city.boxes.get(boxId);
  return (lang === 'vi' ? box?.spotVi : box?.spotEn) ?? '';
}

const LONGEST_EXCERPT = 160;

export function lineOf(city: City, row: ListedCase, lang: Lang, now: Instant, withUnit: boolean): CaseLine {
  const { id, reference, kind, status, urgent, restricted, rating, receivedAt } = row;
  return {
    id,
    reference,
    kind,
    status,
    urgent,
    restricted,
    rating,
    receivedAt,
    isNew: status === 'received',
    contested: row.contestedAt !== null,
    place: city.placeName(row.placeId, lang),
    spot: spotOf(city, row.boxId, lang),
    unit: withUnit ? city.unitName(row.unitId, lang) : '',
    topic: topicOf(city, row.ruleCode, null, lang),
    due: dueOf(city, row, now, lang),
    words: '',
  };
}

/** A line with the first words of the case. */
export function foundLineOf(city: City, row: CaseRow, lang: Lang, now: Instant, withUnit: boolean): CaseLine {
  return { ...lineOf(city, row, lang, now, withUnit), words: excerpt(maskPersonal(row.message), LONGEST_EXCERPT) };
}
