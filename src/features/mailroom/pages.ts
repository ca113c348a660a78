import type { Instant } from '../../domain/instant.ts';

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

declare module '../../platform/views/pages.ts' {
  interface Mails {
    'mailroom/dead': DeadMailboxMail;
  }
}
