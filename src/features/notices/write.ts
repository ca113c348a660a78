import { CLIMB } from '../../domain/reminders.ts';
import { chainUp } from '../../domain/units.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { Draft } from '../../platform/jobs/parcel.ts';
import { mailHost } from '../../platform/mail/compose.ts';
import type { Services } from '../../platform/services.ts';
import type { CaseRow } from '../cases/index.ts';
import type { City } from '../places/index.ts';
import type { CaseDetails, CaseMail, DigestMail } from './pages.ts';
import type { Recipient } from './recipient.ts';
import type { Notice } from './rules.ts';
import type { Scene } from './scene.ts';

export type Writers = Pick<Services, 'config' | 'views'>;

/** One notice, with the person it goes to. */
export interface Item {
  notice: Notice;
  row: CaseRow;
  to: Recipient;
  /** The unit that is written to; differs from the person's own when nobody is there. */
  unitId: string;
  /** Of an overdue case: the multiple of its term that has passed. */
  times: number;
}

/** Longest list that is still read; the rest is a number and a link. */
const LISTED = 30;

/** The thread of a case: the same made-up first mail in every mail of the case. */
const threadOf = (caseId: string, host: string) => `<case-${caseId}@${host}>`;

/** Only where the unit that is written to, and the unit in which the reader sits, both asked for words in mail. */
function wordsFor({ row, unitId, to, notice }: Item, city: City): string {
  if (notice === 'assigned' || notice === 'outcome') return '';
  const asked = [unitId, to.unitId].every((id) => city.units.get(id)?.wordsInMail);
  return asked ? row.message : '';
}

function detailsOf(item: Item, city: City, lang: Lang): CaseDetails | null {
  const { row } = item;
  if (row.restricted) return null;
  return {
    kind: row.kind,
    place: city.placeName(row.placeId, lang),
    unit: city.unitName(row.unitId, lang),
    dueAt: row.dueAt,
    words: wordsFor(item, city),
  };
}

const linkTo = ({ config }: Writers, row: CaseRow) => `${config.baseUrl}/office/cases/${row.id}`;

/** The unit reads that a level above was told only where one was; an inspector that it concerns a unit that is not theirs. */
function leadOf({ row, unitId, to, times }: Item, notice: Notice, city: City): CaseMail['lead'] {
  if (notice === 'overdue_above' && to.via === 'inspector') return 'overdue_inspector';
  if (notice === 'overdue_above' || notice === 'overdue') if (times > 1) return `${notice}_again`;
  const [first = Number.POSITIVE_INFINITY] = city.setting('reminder.climb', CLIMB);
  const told = first <= 1 && !row.restricted && chainUp(city.units, unitId).length > 0;
  return notice === 'overdue' && !told ? 'overdue_alone' : notice;
}

/**
 * An answer by mail becomes a draft, where somebody reads what comes back and the reader's own unit has the case. About a restricted case or a
 * head nothing is written by mail at all.
 */
function isAnswerable({ row, to, unitId }: Item): boolean {
  const isOpen = row.queue === 'open' && !row.restricted && row.about !== 'head';
  return isOpen && unitId === row.unitId && to.unitId === row.unitId;
}

export function writeCase(
  services: Writers,
  { city, repliesRead }: Pick<Scene, 'city' | 'repliesRead'>,
  item: Item,
): Draft {
  const { row, to } = item;
  const notice = item.notice === 'new_case' && row.urgent ? 'urgent' : item.notice;
  const model: CaseMail = {
    notice,
    lead: leadOf(item, notice, city),
    times: item.times,
    reference: row.reference,
    link: linkTo(services, row),
    details: detailsOf(item, city, to.lang),
    via: to.via,
    aboutHead: row.about === 'head' && row.unitId !== row.filedUnitId,
    answerable: repliesRead && isAnswerable(item),
  };
  const thread = threadOf(row.id, mailHost(services.config.baseUrl));
  const { answerable } = model;
  return {
    to: to.email,
    recipientId: to.id,
    answerable,
    thread,
    ...services.views.mail('notices/case', to.lang, model),
  };
}

/** @param items at least one, all of one kind for one person */
export function writeDigest(services: Writers, city: City, items: readonly [Item, ...Item[]]): Draft {
  const { to, notice } = items[0];
  const model: DigestMail = {
    notice,
    n: items.length,
    items: items.slice(0, LISTED).map((item) => ({
      reference: item.row.reference,
      link: linkTo(services, item.row),
      details: detailsOf(item, city, to.lang),
    })),
    more: Math.max(0, items.length - LISTED),
    list: `${services.config.baseUrl}/office/cases`,
  };
  return { to: to.email, recipientId: to.id, ...services.views.mail('notices/digest', to.lang, model) };
}
