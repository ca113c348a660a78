import type { Lang } from '../../platform/i18n/index.ts';
import type { Mailboxes } from '../../platform/jobs/mailboxes.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import type { Places } from '../places/index.ts';
import { watchMailboxes } from './dead.ts';
import { deadMailboxMail } from './letters.ts';
import './pages.ts';

export { type DeadMailbox, readDead, reviveSilent } from './dead.ts';
export { mailSamples } from './samples.ts';

/** The room's front door. */
export interface Mailroom {
  /** What the lane says of each mailbox. */
  mailboxes: Mailboxes;
}

export function createMailroom(services: Pick<Services, 'keys' | 'ids'>, { places }: { places: Places }): Mailroom {
  return { mailboxes: watchMailboxes({ ...services, places }) };
}

/** How the room's rows of the outbox become mails. */
export function mailroomLetters(services: Pick<Services, 'store' | 'keys' | 'config' | 'views'>, places: Places) {
  return {
    async dead_mailbox(row: OutboxRow, lang: Lang) {
      const model = await deadMailboxMail(services, places, row, lang);
      return model && services.views.mail('mailroom/dead', lang, model);
    },
  };
}
