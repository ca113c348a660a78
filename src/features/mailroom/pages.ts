import type { Instant } from '../../domain/instant.ts';
import type { Reason } from './answer.ts';

/** To the unit above and the administrators: a mailbox takes no mail. */
export interface DeadMailboxMail {
  /** Post and unit of whose it is. */
  who: string;
  address: string;
  since: Instant;
  /** The server's own words. */
  words: string;
  /** The list at the desk. */
  link: string;
}

/** To who answered a notice by mail: it is a draft now, and nobody has read it. */
export interface FiledMail {
  reference: string;
  /** How many came through. */
  photos: number;
  /** Attachments that were let go. */
  dropped: number;
  /** The case, with the draft in its form. */
  link: string;
}

/** To who answered by mail in vain. */
export interface RefusedMail {
  why: Reason;
  /** The list of cases. */
  link: string;
}

/** What came back, on the page of mail that has not left. */
export interface Returned {
  dead: { personId: string; who: string; address: string; since: Instant; words: string }[];
  /** Why the mailbox that replies and reports come to could not be read. */
  trouble: { words: string; at: Instant } | null;
  /** Mails of a week that a person has to look at. */
  left: number;
}

declare module '../../platform/views/pages.ts' {
  interface Mails {
    'mailroom/dead': DeadMailboxMail;
    'mailroom/filed': FiledMail;
    'mailroom/refused': RefusedMail;
  }
}
