import type { CaseKind, CaseStatus } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { City } from '../places/index.ts';
import type { Detail } from './details.ts';
import { type Due, dueOf } from './due.ts';
import type { ListedCase } from './listing.ts';
import { holds, type Scope } from './scope.ts';
import { caseHref } from './trail.ts';

/** A case as one line of a list. */
export interface CaseLine {
  id: string;
  href: string;
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
  words: string;
  lang: string;
  tags: string[];
  /** Who has it; empty when nobody has. */
  holder: string;
  /** On whom it waits, in words; empty when it does not. */
  waiting: string;
  /** The reader may do something with it. */
  selectable: boolean;
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

/** What lines are drawn with; the same for every line of a page. */
export interface Pen {
  city: City;
  lang: Lang;
  now: Instant;
  withUnit: boolean;
  /** The list of which it is a line. */
  back: string;
  /** Units in which the reader works. */
  worksIn: Scope['units'];
  /** Who has it, also while they are away. */
  holderOf(personId: string, unitId: string): string;
}

export function lineOf(pen: Pen, row: ListedCase, detail: Detail | undefined): CaseLine {
  const { city, lang, now } = pen;
  const { id, reference, kind, status, urgent, restricted, rating, receivedAt } = row;
  const waitingFor = detail?.waitingFor;
  return {
    id,
    href: caseHref(id, pen.back, row),
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
    unit: pen.withUnit ? city.unitName(row.unitId, lang) : '',
    topic: topicOf(city, row.ruleCode, null, lang),
    due: dueOf(city, row, now, lang),
    words: detail?.words ?? '',
    lang: detail?.lang ?? 'vi',
    tags: detail?.tags ?? [],
    holder: detail?.assigneeId ? pen.holderOf(detail.assigneeId, row.unitId) : '',
    waiting: waitingFor ? translator(lang)(`list.waiting.${waitingFor}`) : '',
    selectable: holds(pen.worksIn, row.unitId),
  };
}
