import type { Lang } from '../../platform/i18n/index.ts';
import type { Mailboxes } from '../../platform/jobs/mailboxes.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import { createImapReader, type MailboxReader } from '../../platform/mail/imap.ts';
import { createReturnAddresses } from '../../platform/mail/return-address.ts';
import type { Services } from '../../platform/services.ts';
import type { Places } from '../places/index.ts';
import type { AnswerDeps } from './answer.ts';
import { watchMailboxes } from './dead.ts';
import { deadMailboxMail, filedMail, refusedMail } from './letters.ts';
import { taker } from './take-in.ts';
import './pages.ts';

export { purgeArrivals } from './arrival.ts';
export { type DeadMailbox, readDead, reviveSilent } from './dead.ts';
export { mailSamples } from './samples.ts';

/** The room's front door. */
export interface Mailroom {
  /** What the lane says of each mailbox. */
  mailboxes: Mailboxes;
  /**
   * Takes in what has come; null where no mailbox is read.
   * @returns how many mails were dealt with
   */
  takeIn: ((signal?: AbortSignal) => Promise<number>) | null;
}

/** @param reader of the mailbox, in place of the one of `IMAP_URL` */
export function createMailroom(deps: AnswerDeps, reader?: MailboxReader): Mailroom {
  const { services, places } = deps;
  const { incoming } = services.config;
  const mailboxes = watchMailboxes({ keys: services.keys, ids: services.ids, places });
  if (!incoming) return { mailboxes, takeIn: null };
  const mailbox = reader ?? createImapReader(incoming.imapUrl);
  const take = taker({ ...deps, returns: createReturnAddresses(incoming.address, services.keys) });
  return { mailboxes, takeIn: (signal) => mailbox.each(take, signal) };
}

/** How the room's rows of the outbox become mails. */
export function mailroomLetters(services: Pick<Services, 'store' | 'keys' | 'config' | 'views'>, places: Places) {
  const { views } = services;
  return {
    async dead_mailbox(row: OutboxRow, lang: Lang) {
      const model = await deadMailboxMail(services, places, row, lang);
      return model && views.mail('mailroom/dead', lang, model);
    },
    mail_filed: async (row: OutboxRow, lang: Lang) => views.mail('mailroom/filed', lang, filedMail(services, row)),
    mail_refused: async (row: OutboxRow, lang: Lang) =>
      views.mail('mailroom/refused', lang, refusedMail(services, row)),
  };
}
