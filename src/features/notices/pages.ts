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
  /**
   * Which first sentence; `overdue_alone`: no level above was told; `overdue_inspector`: to an inspector, of a restricted case; `…_again`: the
   * term has passed several times.
   */
  lead: Notice | 'overdue_alone' | 'overdue_inspector' | 'overdue_again' | 'overdue_above_again';
  /** How many times the term has passed, for those. */
  times: number;
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

/** To who answers for a unit, weekly. Restricted cases and those about a head are not in it. */
export interface WeeklyMail {
  unit: string;
  from: Instant;
  /** The last moment that it tells of. */
  until: Instant;
  /** Whether the unit has had anything itself. */
  own: boolean;
  total: number;
  came: Record<CaseKind, number>;
  /** Due in the week that begins. */
  soon: number;
  late: number;
  items: { reference: string; link: string; kind: CaseKind; place: string; dueAt: Instant }[];
  /** Late ones that are not listed. */
  more: number;
  /** The latest praise; `words` only where the unit asked for words in mail. */
  praised: { reference: string; link: string; place: string; words: string }[];
  /** The week of the units below, or of all others for who works for the whole city; null where there is none. */
  below: {
    scope: 'below' | 'city';
    came: number;
    late: number;
    units: { unit: string; came: number; late: number; spam: number }[];
    more: number;
  } | null;
  list: string;
}

/** To the administrators, on each working day. */
export interface DailyMail {
  at: Instant;
  stuck: StuckMail | null;
  /** Why the mailbox that replies and reports come to could not be read, and since when. */
  incoming: { words: string; at: Instant } | null;
  /** Posts that wait for a second person. */
  posts: number;
  postsSince: Instant;
  postsLink: string;
  /** Years of whose days off not all is known; `awaiting` 0: nothing at all. */
  gaps: readonly { year: string; awaiting: number }[];
  gapsLink: string;
  quarantine: number;
  quarantineSince: Instant;
  quarantineLink: string;
  dead: readonly { who: string; unit: string; since: Instant; words: string }[];
  deadMore: number;
  /** After how many weeks a unit is silent. */
  weeks: number;
  silent: { unit: string; nobodyCame: boolean; nothingCame: boolean }[];
  silentMore: number;
  /** Where the chains of events stood when that day ended; kept apart from the machine, it shows who writes the past anew. */
  chain: { at: Instant; journal: { position: number; hash: string }; audit: { position: number; hash: string } } | null;
  link: string;
}

/** To inspectors, on working days on which restricted cases lie in quarantine: no words, no references. */
export interface HeldMail {
  n: number;
  /** When the first of them was sent. */
  since: Instant;
  link: string;
}

/** Mail that did not leave, in the daily mail. */
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
    'notices/weekly': WeeklyMail;
    'notices/daily': DailyMail;
    'notices/held': HeldMail;
  }
}
