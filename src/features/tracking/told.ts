import { atLocal, type Instant, localDate } from '../../domain/instant.ts';
import { DECLINE_REASONS, type DeclineReason, REDIRECT_REASONS, type RedirectReason } from '../../domain/reasons.ts';
import { deadlineInWords, formatDate, formatDateTime, type Lang, translator } from '../../platform/i18n/index.ts';
import { OUTSIDE_BODY } from '../cases/index.ts';
import type { TrackedCasePage, TrackedFacts } from './models.ts';

/** Nothing to tell for somebody who left no contact; else every opening, or that there was none. */
export function saidOpenings({ openings, hasContact }: TrackedFacts, lang: Lang): string[] {
  const t = translator(lang);
  if (openings.length === 0) return hasContact ? [t('tracking.openings.none')] : [];
  return openings.map(({ at, what, reason }) =>
    t(what === 'case' ? 'tracking.openings.case' : 'tracking.openings.line', { at: formatDateTime(at, lang), reason }),
  );
}

const TOLD = [
  'submitted',
  'receive',
  'ask',
  'reply',
  'add_words',
  'answer',
  'apologise',
  'keep_promise',
  'move_promise',
  'transfer',
  'decline',
  'redirect',
  'merge',
  'unmerge',
  'extend',
  'refer',
  'redact',
  'contest',
  'contest_joined',
  'contest_other',
  'rate',
  'close',
  'ask_contact',
  'allow_contact',
  'refuse_contact',
  'open_contact',
  'open_case',
  'ask_privacy',
  'grant_privacy',
  'refuse_privacy',
  'due_changed',
  'window_extended',
  'erase_contact',
  'anonymise',
] as const;

export function timelineEntry(event: TrackedFacts['events'][number], lang: Lang): { at: Instant; text: string }[] {
  const kind = TOLD.find((told) => told === event.kind);
  if (!kind) return [];
  const due = event.dueAt === undefined ? '' : deadlineInWords(event.dueAt, lang);
  return [
    {
      at: event.at,
      text: translator(lang)(`tracking.event.${kind}`, {
        unit: event.unit,
        due,
        reason: event.reason ?? '',
        body: event.body ?? '',
      }),
    },
  ];
}

/** A promise by its day: still open, kept, or past its day. */
export function promiseEntry(
  { words, dueOn, keptAt }: TrackedFacts['promises'][number],
  lang: Lang,
  now: Instant,
): TrackedCasePage['promises'][number] {
  const state = keptAt !== null ? 'kept' : dueOn < localDate(now) ? 'late' : 'open';
  const date = formatDate(keptAt ?? atLocal(dueOn, 0), lang);
  return { text: translator(lang)(`tracking.promise.${state}`, { date, words }), state };
}

export function endingOf(status: TrackedFacts['status'], reason: string | null, lang: Lang): TrackedCasePage['ending'] {
  const t = translator(lang);
  if (status === 'merged' || status === 'spam') return { reason: t(`reason.${status}`), wayOut: t('wayOut.none') };
  if (reason === OUTSIDE_BODY) return { reason: t('reason.outside_body'), wayOut: t('wayOut.outside_body') };
  const known: Record<
    string,
    { wayOut: (typeof REDIRECT_REASONS)[RedirectReason]['wayOut'] | (typeof DECLINE_REASONS)[DeclineReason]['wayOut'] }
  > = { ...REDIRECT_REASONS, ...DECLINE_REASONS };
  const found = reason === null ? undefined : known[reason];
  if ((status !== 'redirected' && status !== 'declined') || !found) return null;
  return { reason: t(`reason.${reason as RedirectReason | DeclineReason}`), wayOut: t(`wayOut.${found.wayOut}`) };
}

export function contestNote(
  { contestedAt, contestedByOther, contestUntil, status, sameMatter }: TrackedFacts,
  lang: Lang,
  now: Instant,
): string | null {
  const t = translator(lang);
  const which = contestedByOther ? 'other' : 'done';
  if (contestedAt !== null) return t(`tracking.contest.${which}`, { at: formatDateTime(contestedAt, lang) });
  const answered = sameMatter?.status ?? status;
  const over = contestUntil !== null && now >= contestUntil && (answered === 'closed' || answered === 'answered');
  return over ? t('tracking.contest.over', { date: formatDate(contestUntil, lang) }) : null;
}
