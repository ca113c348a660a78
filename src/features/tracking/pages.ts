import type { CaseKind, CaseStatus } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { DECLINE_REASONS, type DeclineReason, REDIRECT_REASONS, type RedirectReason } from '../../domain/reasons.ts';
import {
  deadlineInWords,
  formatDate,
  formatDateTime,
  type Lang,
  type MessageKey,
  translator,
} from '../../platform/i18n/index.ts';

export interface SaidError {
  field: string;
  message: string;
}

export interface EnterPage {
  typed: string;
  error: string | null;
  errors: SaidError[];
}

export interface ShownPhoto {
  n: number;
  src: string;
  width: number;
  height: number;
}

export interface SaidWords {
  mine: boolean;
  by: string;
  at: Instant;
  lang: string;
  text: string;
  photos: ShownPhoto[];
}

export interface TrackedCasePage {
  reference: string;
  status: CaseStatus;
  kind: CaseKind;
  place: string;
  unit: string;
  receivedAt: Instant;
  /** Null when nothing is due any more. */
  dueAt: Instant | null;
  late: boolean;
  /** The resident's words first, then the dialogue, oldest first. */
  words: SaidWords[];
  timeline: { at: Instant; text: string }[];
  /** Why a case ended without an answer, and the way out. */
  ending: { reason: string; wayOut: string } | null;
  reply: { asked: boolean; message: string; error: string | null } | null;
  rate: { reason: string } | null;
  /** The rating that was given to the answer, as text. */
  rated: string | null;
  contest: { until: Instant; message: string; error: string | null } | null;
  contestNote: string | null;
  openings: string[];
  /** What was just done. */
  notice: string | null;
  errors: SaidError[];
  /** Hidden fields of every form here: the tracking code, and a fresh id that makes a second sending harmless. */
  carry: { name: string; value: string }[];
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'tracking/enter': EnterPage;
    'tracking/case': TrackedCasePage;
  }
}

export type EnterMistake = 'empty' | 'mistyped' | 'notFound' | 'slowed';

/** @param seconds how long to wait, for `slowed` */
export function enterPage(lang: Lang, typed = '', mistake: EnterMistake | null = null, seconds = 0): EnterPage {
  const error = mistake && translator(lang)(`tracking.error.${mistake}`, { n: seconds });
  return { typed, error, errors: error ? [{ field: 'code', message: error }] : [] };
}

export type Step = 'reply' | 'rate' | 'contest';

/** What just happened on the page: a step that was taken, or one that was refused with the words kept. */
export interface Happening {
  done?: Step | null;
  failed?: { step: Step; key: MessageKey; message: string } | null;
}

/** A tracked case as plain facts; names are already in the reader's language. */
export interface TrackedFacts {
  reference: string;
  status: CaseStatus;
  kind: CaseKind;
  place: string;
  unit: string;
  receivedAt: Instant;
  dueAt: Instant;
  closedReason: string | null;
  words: { mine: boolean; by: string; at: Instant; lang: string; text: string; photos: Omit<ShownPhoto, 'n'>[] }[];
  /** Events that the resident may read, oldest first; `unit` is the name of the unit that acted, or that the case went to. */
  events: { kind: string; at: Instant; unit: string; dueAt?: Instant }[];
  openings: { at: Instant; who: string; reason: string }[];
  hasContact: boolean;
  asked: boolean;
  mayReply: boolean;
  mayRate: boolean;
  satisfaction: number | null;
  contestUntil: Instant | null;
  contestedAt: Instant | null;
  mayContest: boolean;
  code: string;
  submissionId: string;
}

/** The page that follows a correct code. `now` decides what is late. */
export function trackedCasePage(
  facts: TrackedFacts,
  lang: Lang,
  now: Instant,
  { done, failed }: Happening = {},
): TrackedCasePage {
  const t = translator(lang);
  const isOpen = facts.status === 'received' || facts.status === 'in_progress';
  const kept = (step: Step) => ({
    message: failed?.step === step ? failed.message : '',
    error: failed?.step === step ? t(failed.key) : null,
  });
  const { reference, status, kind, place, unit, receivedAt, events } = facts;
  return {
    reference,
    status,
    kind,
    place,
    unit,
    receivedAt,
    dueAt: isOpen ? facts.dueAt : null,
    late: isOpen && now > facts.dueAt,
    words: numbered(facts.words.map((said) => ({ ...said, by: said.mine ? t('tracking.you') : said.by }))),
    timeline: events.flatMap((event) => timelineEntry(event, lang)),
    ending: endingOf(status, facts.closedReason, lang),
    reply: facts.mayReply ? { asked: facts.asked, ...kept('reply') } : null,
    rate: facts.mayRate && facts.satisfaction === null ? { reason: kept('rate').message } : null,
    rated: facts.satisfaction === null ? null : String(facts.satisfaction),
    contest: facts.mayContest && facts.contestUntil !== null ? { until: facts.contestUntil, ...kept('contest') } : null,
    contestNote: contestNote(facts, lang, now),
    openings: saidOpenings(facts, lang),
    notice: done ? t(`tracking.${done}.sent`) : null,
    errors: failed ? [{ field: FIELD_OF[failed.step], message: t(failed.key) }] : [],
    carry: [
      { name: 'code', value: facts.code },
      { name: 'submissionId', value: facts.submissionId },
    ],
  };
}

/** Nothing to tell for somebody who left no contact; else every opening, or that there was none. */
function saidOpenings({ openings, hasContact }: TrackedFacts, lang: Lang): string[] {
  const t = translator(lang);
  if (openings.length === 0) return hasContact ? [t('tracking.openings.none')] : [];
  return openings.map(({ at, who, reason }) =>
    t('tracking.openings.line', { at: formatDateTime(at, lang), who, reason }),
  );
}

const FIELD_OF: Record<Step, string> = { reply: 'message', rate: 'rating', contest: 'contest' };

/** Photos are numbered through the whole case, so that each has a name of its own. */
function numbered(words: TrackedFacts['words']): SaidWords[] {
  let n = 0;
  return words.map((said) => ({ ...said, photos: said.photos.map((photo) => ({ ...photo, n: ++n })) }));
}

const TOLD = [
  'submitted',
  'receive',
  'ask',
  'reply',
  'add_words',
  'answer',
  'transfer',
  'decline',
  'redirect',
  'merge',
  'contest',
  'rate',
  'close',
  'open_contact',
  'due_changed',
  'erase_contact',
  'anonymise',
] as const;

function timelineEntry(event: TrackedFacts['events'][number], lang: Lang): { at: Instant; text: string }[] {
  const kind = TOLD.find((told) => told === event.kind);
  if (!kind) return [];
  const due = event.dueAt === undefined ? '' : deadlineInWords(event.dueAt, lang);
  return [{ at: event.at, text: translator(lang)(`tracking.event.${kind}`, { unit: event.unit, due }) }];
}

function endingOf(status: CaseStatus, reason: string | null, lang: Lang): TrackedCasePage['ending'] {
  const t = translator(lang);
  if (status === 'merged' || status === 'spam') return { reason: t(`reason.${status}`), wayOut: t('wayOut.none') };
  const known: Record<
    string,
    { wayOut: (typeof REDIRECT_REASONS)[RedirectReason]['wayOut'] | (typeof DECLINE_REASONS)[DeclineReason]['wayOut'] }
  > = { ...REDIRECT_REASONS, ...DECLINE_REASONS };
  const found = reason === null ? undefined : known[reason];
  if ((status !== 'redirected' && status !== 'declined') || !found) return null;
  return { reason: t(`reason.${reason as RedirectReason | DeclineReason}`), wayOut: t(`wayOut.${found.wayOut}`) };
}

function contestNote({ contestedAt, contestUntil, status }: TrackedFacts, lang: Lang, now: Instant): string | null {
  const t = translator(lang);
  if (contestedAt !== null) return t('tracking.contest.done', { at: formatDateTime(contestedAt, lang) });
  const over = contestUntil !== null && now >= contestUntil && (status === 'closed' || status === 'answered');
  return over ? t('tracking.contest.over', { date: formatDate(contestUntil, lang) }) : null;
}
