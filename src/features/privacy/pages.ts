import type { Instant } from '../../domain/instant.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { OwnPage } from './own-data.ts';

export interface PrivacyLine {
  id: string;
  reference: string;
  unit: string;
  askedAt: Instant;
  dueAt: Instant;
  late: boolean;
}

export interface PrivacyListPage {
  frame: OfficeFrame;
  notice: string | null;
  lines: PrivacyLine[];
}

export interface PrivacyDeskPage extends PrivacyLine {
  frame: OfficeFrame;
  errors: { href: string; text: string }[];
  /** Null while quarantine holds the case. */
  caseHref: string | null;
  words: string;
  /** The case is still somebody's work: the words go when it has ended. */
  wordsLater: boolean;
  contact: boolean;
  grounds: { value: string; label: string; hint: string; chosen: boolean }[];
  error: string | null;
}

/** A request waits, with the law's term. */
export interface PrivacyMail {
  reference: string;
  dueAt: Instant;
  late: boolean;
  /** The unit that owes the answer, for who is above it. */
  unit: string | null;
  link: string;
}

declare module '../../platform/views/pages.ts' {
  interface Mails {
    'privacy/asked': PrivacyMail;
  }
  interface Pages {
    'privacy/list': PrivacyListPage;
    'privacy/request': PrivacyDeskPage;
    'privacy/own': OwnPage;
  }
}
