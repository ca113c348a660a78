import { workingDaysBetween } from '../../domain/calendar.ts';
import { isOpen } from '../../domain/case.ts';
import { type Instant, localDate } from '../../domain/instant.ts';
import { deadlineInWords, formatDate, type Lang, translator } from '../../platform/i18n/index.ts';
import type { City } from '../places/index.ts';
import type { ListedCase } from './listing.ts';

/** `over`: nothing is due any more. Each has a shape and words of its own beside its colour. */
export type DueState = 'late' | 'today' | 'soon' | 'later' | 'over';

export interface Due {
  state: DueState;
  /** How much time is left, or what became of it. */
  short: string;
  /** The day and the hour. */
  long: string;
}

const SOON_DAYS = 2;

export function dueState(city: City, row: Pick<ListedCase, 'status' | 'unitId' | 'dueAt'>, now: Instant): DueState {
  if (!isOpen(row.status)) return 'over';
  if (now > row.dueAt) return 'late';
  if (localDate(now) === localDate(row.dueAt)) return 'today';
  return workingDaysBetween(city.calendar(row.unitId), now, row.dueAt) <= SOON_DAYS ? 'soon' : 'later';
}

type DueCase = Pick<ListedCase, 'status' | 'unitId' | 'dueAt' | 'answeredAt'>;

/** The deadline of a case as its reader should see it now. */
export function dueOf(city: City, row: DueCase, now: Instant, lang: Lang): Due {
  const t = translator(lang);
  const state = dueState(city, row, now);
  const long = deadlineInWords(row.dueAt, lang);
  const n = Math.abs(workingDaysBetween(city.calendar(row.unitId), now, row.dueAt));
  if (state === 'over') {
    const at = row.answeredAt;
    return {
      state,
      short: at === null ? t('office.due.none') : t('office.due.answered', { date: formatDate(at) }),
      long: '',
    };
  }
  if (state === 'late') return { state, short: n === 0 ? t('office.due.justLate') : t('office.due.late', { n }), long };
  return { state, short: state === 'today' ? t('office.due.today') : t('office.due.left', { n }), long };
}
