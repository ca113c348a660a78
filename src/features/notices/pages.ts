import type { CaseKind } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { Via } from './recipient.ts';
import type { Notice } from './rules.ts';

/** What may be said of a case that is not restricted. */
export interface CaseDetails {
  kind: CaseKind;
  place: string;
  unit: string;
  dueAt: Instant;
  /** The sender's words, where the unit has asked for them; else empty. */
  words: string;
}

/** One mail about one case. */
export interface CaseMail {
  notice: Notice;
  /** Which first sentence; `overdue_alone`: no level above was told; `overdue_inspector`: to an inspector, of a restricted case. */
  lead: Notice | 'overdue_alone' | 'overdue_inspector';
  reference: string;
  link: string;
  /** Null for a restricted case. */
  details: CaseDetails | null;
  /** Why this person reads it. */
  via: Via;
  /** The case is about the head of a unit below, which must not hear of it. */
  aboutHead: boolean;
  /** An answer to the mail becomes a draft at the desk. */
  answerable: boolean;
}

/** One mail for many notices of a kind. */
export interface DigestMail {
  notice: Notice;
  n: number;
  items: { reference: string; link: string; details: CaseDetails | null }[];
  /** How many are not listed. */
  more: number;
  /** The list at the desk. */
  list: string;
}

/** To the administrator, daily: mail that did not leave. */
export interface StuckMail {
  total: number;
  failed: number;
  waiting: number;
  items: { notice: string; unit: string; to: string; since: Instant; error: string }[];
  more: number;
}

/** At the desk: what has not left, for the administrator and the units above. */
export interface StuckPage {
  frame: OfficeFrame;
  failed: number;
  waiting: number;
  items: { id: string; notice: string; unit: string; to: string; since: Instant; error: string; givenUp: boolean }[];
  more: number;
  /** What has just been done: a mail was put back in line, or a mailbox was said to work. */
  done: 'again' | 'works' | null;
  /** What came back by mail. */
  returned: {
    dead: { personId: string; who: string; address: string; since: Instant; words: string }[];
    /** Why the mailbox that replies and reports come to could not be read. */
    trouble: { words: string; at: Instant } | null;
    /** Mails of a week that a person has to look at. */
    left: number;
  };
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'notices/stuck': StuckPage;
  }
  interface Mails {
    'notices/case': CaseMail;
    'notices/digest': DigestMail;
    'notices/stuck': StuckMail;
  }
}
