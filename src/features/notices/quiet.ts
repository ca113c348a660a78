import type { Instant } from '../../domain/instant.ts';
import { mailTime, WIDE_DAY } from '../../domain/mail-hours.ts';
import type { Services } from '../../platform/services.ts';
import type { City } from '../places/index.ts';

/**
 * When a mail to people of a unit may leave: now, or the first moment that is not quiet. The local mailbox of a machine without a mail server
 * wakes nobody and is never quiet, nor is a city that has said so in its settings.
 */
export function leavesAt(
  { config }: Pick<Services, 'config'>,
  city: City,
  unitId: string,
  news: boolean,
  now: Instant,
): Instant {
  if (config.smtpUrl === null || !city.setting('mail.quiet', true)) return now;
  return mailTime(city.calendar(unitId), now, news, city.setting('mail.wideDay', WIDE_DAY));
}
