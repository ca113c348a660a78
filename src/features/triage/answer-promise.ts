import { isWorkingDay } from '../../domain/calendar.ts';
import { atLocal, type Instant, type LocalDate, localDate } from '../../domain/instant.ts';
import { type Promised, promisedDay } from '../../domain/promised-day.ts';
import { formatDate, isLang, type Lang, translator } from '../../platform/i18n/index.ts';
import type { CaseRow, Move } from '../cases/index.ts';
import type { City } from '../places/index.ts';
import type { Prepared } from './deed-routes.ts';

/** What an answer promises, as its preview shows it. */
export interface PromisedView {
  /** The line that the resident will read; with a suggestion, only while its box is ticked. */
  promised: { lang: string; text: string } | null;
  /** A dated promise that the words seem to make, to be remembered. `on` goes back with the form. */
  suggestion: { words: string; day: string; on: LocalDate; chosen: boolean } | null;
  /** Said when nobody works on that day. */
  closedDay: string | null;
}

const found = ({ wanted }: Prepared, now: Instant): Promised | null =>
  wanted.promise ? null : promisedDay(wanted.words ?? '', localDate(now));

/** Whether the preview, looked at on another day, offered another promise than is found now. */
export const isOutdated = (ready: Prepared, now: Instant): boolean => {
  const { remember } = ready.draft.typed;
  return remember !== '' && remember !== 'no' && remember !== found(ready, now)?.on;
};

/** The promise of the form, or the one that the preview offered to remember, when the writer agreed. */
export function remembered(ready: Prepared, now: Instant): Move['promise'] {
  const offered = found(ready, now);
  if (!offered || ready.draft.typed.remember !== offered.on) return ready.wanted.promise;
  return { words: offered.words, dueOn: offered.on };
}

/** A local date as people write it. */
const dayOf = (on: LocalDate, lang: Lang) => formatDate(atLocal(on, 0), lang);

export function promisedView(city: City, row: CaseRow, ready: Prepared, now: Instant, lang: Lang): PromisedView {
  const { wanted, draft } = ready;
  const offered = found(ready, now);
  const written = wanted.promise && 'words' in wanted.promise ? wanted.promise : null;
  const promise = written ?? (offered && { words: offered.words, dueOn: offered.on });
  if (!promise) return { promised: null, suggestion: null, closedDay: null };
  const { words, dueOn } = promise;
  const theirs: Lang = isLang(row.lang) ? row.lang : 'vi';
  const day = dayOf(dueOn, lang);
  return {
    promised: {
      lang: theirs,
      text: translator(theirs)('tracking.promise.open', { date: dayOf(dueOn, theirs), words }),
    },
    suggestion: offered && { words, day, on: dueOn, chosen: draft.typed.remember !== 'no' },
    closedDay: isWorkingDay(city.calendar(row.unitId), dueOn) ? null : translator(lang)('answer.closedDay', { day }),
  };
}
