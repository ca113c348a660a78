import type { CaseKind, CaseStatus } from '../../domain/case.ts';
import type { Instant, LocalDate } from '../../domain/instant.ts';
import type { MessageKey, Params } from '../../platform/i18n/index.ts';
import type { BodyCard } from '../bodies/index.ts';
import type { KeptPhotos } from '../intake/index.ts';

export interface SaidError {
  field: string;
  message: string;
}

export interface EnterPage {
  typed: string;
  error: string | null;
  errors: SaidError[];
  /** Words that came with a code that leads nowhere. */
  unsent: string | null;
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

/** What the resident may do about their own data, and what became of the last request. */
export interface OwnPart {
  /** Where the last request stands, in words. */
  standing: string | null;
  mayAsk: boolean;
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
  /** What the unit promised, each with its day. */
  promises: { text: string; state: 'open' | 'kept' | 'late' }[];
  /** Why a case ended without an answer, and the way out. */
  ending: { reason: string; wayOut: string } | null;
  /** The authority outside to which it was referred. */
  authority: BodyCard | null;
  /** What came of the case in which this one goes on. */
  sameMatter: { dueAt: Instant | null; unit: string; words: SaidWords[]; ending: string | null } | null;
  reply: {
    asked: boolean;
    message: string;
    error: string | null;
    photosError: string | null;
    keptPhotos: KeptPhotos;
  } | null;
  rate: { reason: string; error: string | null } | null;
  /** The rating that was given to the answer, as text. */
  rated: string | null;
  /** `shared`: the answer is that of several people. */
  contest: { until: Instant; shared: boolean; message: string; error: string | null } | null;
  contestNote: string | null;
  openings: string[];
  own: OwnPart;
  /** Words that found no form to go back into, since the case has moved on meanwhile. */
  unsent: string | null;
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

export type Step = 'reply' | 'rate' | 'contest';

/** Something wrong with what was sent; `field` is `message`, `rating` or `photos`. */
export interface Mistake {
  field: string;
  key: MessageKey;
  params?: Params;
}

export interface FailedStep {
  step: Step;
  typed: string;
  mistakes: readonly Mistake[];
  keptPhotos?: KeptPhotos;
}

/** What just happened on the page: a step that was taken, or one that was refused with the words kept. */
export interface Happening {
  done?: Step | 'erase' | null;
  failed?: FailedStep | null;
}

/** The last request about one's own data; null when there is none. */
export interface OwnFacts {
  last: { state: 'open' | 'done' | 'refused'; dueAt: Instant; ground: string | null } | null;
  erased: boolean;
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
  events: { kind: string; at: Instant; unit: string; dueAt?: Instant; reason?: string; body?: string }[];
  authority: BodyCard | null;
  sameMatter: {
    unit: string;
    status: CaseStatus;
    dueAt: Instant | null;
    closedReason: string | null;
    words: TrackedFacts['words'];
  } | null;
  promises: { words: string; dueOn: LocalDate; keptAt: Instant | null }[];
  openings: { at: Instant; what: 'contact' | 'case'; reason: string }[];
  own: OwnFacts;
  hasContact: boolean;
  asked: boolean;
  mayReply: boolean;
  mayRate: boolean;
  satisfaction: number | null;
  contestUntil: Instant | null;
  contestedAt: Instant | null;
  /** It was somebody else of the same matter who contested, if anybody did. */
  contestedByOther: boolean;
  mayContest: boolean;
  code: string;
  submissionId: string;
}
