import type { Lang } from '../../platform/i18n/index.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { Pack } from '../../platform/jobs/parcel.ts';
import type { Services } from '../../platform/services.ts';
import type { Announce } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { announcer } from './announce.ts';
import { createCalm } from './calm.ts';
import { type DailyRows, dailyMail } from './daily-mail.ts';
import { heldMail } from './held-mail.ts';
import { type Letters, packer } from './pack.ts';
import { BUNDLES } from './rules.ts';
import { weeklyMail } from './weekly-mail.ts';
import './pages.ts';

export type { Letters } from './pack.ts';
export { mailSamples } from './samples.ts';
export { watchDesk } from './seen.ts';
export { stuckRoutes } from './stuck-routes.ts';
export { remindApologies, remindPromises } from './sweeps/after-answer.ts';
export { postDaily } from './sweeps/daily.ts';
export { remindDueSoon } from './sweeps/due-soon.ts';
export { tellOverdue } from './sweeps/overdue.ts';
export { remindUnread } from './sweeps/unread.ts';
export { postWeekly } from './sweeps/weekly.ts';

/** The mail room's front door. */
export interface Notices {
  /** Told of each event by `cases`, in its transaction. */
  announce: Announce;
  /** Writes the letters; the runner's. */
  pack: Pack;
  /** Kinds of rows of which many become one letter. */
  bundles: ReadonlySet<string>;
  /** Called after each row that was put into the outbox. */
  onQueued(listener: () => void): void;
}

/**
 * @param letters how other rooms' rows become mails: `null` when one is not needed any more
 * @param daily what other rooms have to say in the administrator's daily mail
 */
export function createNotices(
  services: Pick<Services, 'store' | 'ids' | 'keys' | 'config' | 'views' | 'clock'>,
  { places, letters = {}, daily = {} }: { places: Places; letters?: Letters; daily?: DailyRows },
): Notices {
  const listeners: (() => void)[] = [];
  const own: Letters = {
    async weekly(row: OutboxRow, lang: Lang) {
      const model = await weeklyMail(services, places, row, lang);
      return model && services.views.mail('notices/weekly', lang, model);
    },
    async daily(_row: OutboxRow, lang: Lang) {
      const model = await dailyMail(services, places, daily, lang);
      return model && services.views.mail('notices/daily', lang, model);
    },
    async held(row: OutboxRow, lang: Lang) {
      const model = await heldMail(services, places, row);
      return model && services.views.mail('notices/held', lang, model);
    },
  };
  return {
    announce: announcer(services, () => {
      for (const listener of listeners) listener();
    }),
    pack: packer({ services, places, calm: createCalm(), letters: { ...letters, ...own } }),
    bundles: BUNDLES,
    onQueued: (listener) => void listeners.push(listener),
  };
}
