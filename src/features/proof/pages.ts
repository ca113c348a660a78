import type { CaseStatus } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import type { KeyStanding } from '../../domain/second-key.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { Contact } from '../cases/index.ts';

export interface PageError {
  href: string;
  text: string;
}

/** One request for the second key, as a line. */
export interface KeyLine {
  id: string;
  what: 'contact' | 'case';
  reference: string;
  unit: string;
  askedBy: string;
  askedAt: Instant;
  standing: KeyStanding;
}

export interface KeysPage {
  frame: OfficeFrame;
  notice: string | null;
  errors: PageError[];
  /** Requests of others that wait for this reader's word. */
  waiting: KeyLine[];
  mine: KeyLine[];
  /** For who asks to read a case by its reference; null for everybody else. */
  ask: { reference: string; referenceError: string | null; reason: string; reasonError: string | null } | null;
}

export interface AskPage {
  frame: OfficeFrame;
  /** The list from which the case was opened, as the end of every address of the case. */
  trail: { here: string };
  id: string;
  reference: string;
  errors: PageError[];
  reason: string;
  error: string | null;
  /** Where to add a second factor first; null for who has one. */
  second: string | null;
  earlier: KeyLine[];
}

export interface KeyPage extends KeyLine {
  frame: OfficeFrame;
  notice: string | null;
  errors: PageError[];
  /** The case, for who may read it. */
  caseHref: string | null;
  place: string;
  reason: string;
  /** Until when it waits, or may be read. */
  until: Instant | null;
  /** Why it was refused. */
  answer: string | null;
  /** The second person's form. */
  decide: { answer: string; error: string | null; own: string | null } | null;
  mayRead: boolean;
  mayWithdraw: boolean;
  contact: Contact | null;
  read: ReadCase | null;
}

/** A case as it is read with a second key. */
export interface ReadCase {
  status: CaseStatus;
  message: string;
  lang: string;
  said: { by: string; at: Instant; lang: string; text: string; mine: boolean }[];
}

/** One thing that somebody did or read. */
export interface AuditLine {
  at: Instant;
  by: string;
  /** Empty for who is no person of the register. */
  email: string;
  unit: string;
  text: string;
  /** What exactly: which post, from when, which value. */
  detail: string;
  reference: string;
  subject: string;
  reason: string;
}

export interface AuditPage {
  frame: OfficeFrame;
  typed: { person: string; case: string; from: string; to: string };
  errors: PageError[];
  wrong: { person: string | null; from: string | null; to: string | null };
  /** Addresses to choose from. */
  people: string[];
  actions: { group: string; options: { value: string; label: string; chosen: boolean }[] }[];
  lines: AuditLine[];
  csv: string;
  next: string | null;
  first: string | null;
}

/** Somebody waits for the second person's word. */
export interface KeyMail {
  reference: string;
  link: string;
}

/** The second person has decided. */
export interface KeyDecidedMail extends KeyMail {
  /** Until when it may be read; null: they did not agree. */
  until: Instant | null;
}

declare module '../../platform/views/pages.ts' {
  interface Mails {
    'proof/key-asked': KeyMail;
    'proof/key-decided': KeyDecidedMail;
  }
  interface Pages {
    'proof/keys': KeysPage;
    'proof/key': KeyPage;
    'proof/ask': AskPage;
    'proof/audit': AuditPage;
  }
}
