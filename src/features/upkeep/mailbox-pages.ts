import type { KeptMail } from '../../platform/mail/mailbox.ts';

/** The list of the local mailbox. */
export interface MailboxPage {
  mails: KeptMail[];
}

/** One kept mail. */
export interface KeptMailPage extends KeptMail {
  text: string;
  source: string;
}

/** A sample of each mail, in each language of the office, by kinds; `frame` is the address of its HTML. */
export interface MailSamplesPage {
  kinds: {
    /** Name of the template. */
    name: string;
    /** For a link on the page. */
    id: string;
    mails: { lang: string; frame: string; subject: string; text: string }[];
  }[];
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'upkeep/mailbox': MailboxPage;
    'upkeep/mail': KeptMailPage;
    'upkeep/mail-samples': MailSamplesPage;
  }
}
