import type { Lang } from '../../platform/i18n/index.ts';
import type { Mailboxes } from '../../platform/jobs/mailboxes.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import { createReturnAddresses } from '../../platform/mail/return-address.ts';
import type { Services } from '../../platform/services.ts';
import type { Places } from '../places/index.ts';
import type { AnswerDeps } from './answer.ts';
import { watchMailboxes } from './dead.ts';
import { deadMailboxMail, filedMail, refusedMail } from './letters.ts';
import type { Returned } from './pages.ts';
import { readReturned } from './returned.ts';
import { taker } from './take-in.ts';
import './pages.ts';

export { purgeArrivals } from './arrival.ts';
export { readDead, reviveSilent } from './dead.ts';
export type { Returned } from './pages.ts';
export { INCOMING, incomingTrouble } from './returned.ts';
export { mailroomRoutes } from './routes.ts';
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
  /** What came back of the mail of these units, for the desk. */
  returned(units: 'all' | ReadonlySet<string>, lang: Lang): Promise<Returned>;
}

export function createMailroom(deps: AnswerDeps): Mailroom {
  const { services, places } = deps;
  const { incoming, config, keys, clock } = services;
  const mailboxes = watchMailboxes({ ...services, places });
  const returned: Mailroom['returned'] = (units, lang) =>
    readReturned(services, places, { units, lang, now: clock.now() });
  if (!incoming || !config.incoming) return { mailboxes, takeIn: null, returned };
  const take = taker({ ...deps, returns: createReturnAddresses(config.incoming.address, keys) });
  return { mailboxes, takeIn: (signal) => incoming.each(take, signal), returned };
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
