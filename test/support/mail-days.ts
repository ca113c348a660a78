import { addDays, localDate } from '../../src/domain/instant.ts';
import { at } from './calendar.ts';
import type { TestSmtp } from './smtp.ts';
import type { Town } from './town.ts';

/** Times at which a day is looked at: midnight, early, before and at opening, noon, closing, the evening. */
const LOOKS = ['00:00', '06:00', '07:30', '08:00', '12:00', '12:30', '17:00', '23:30'];
/** Enough where it is about days. */
export const TWICE = ['08:00', '17:00'];

/**
 * Lets the days pass and looks at the later work several times in each.
 * @returns the mails that left, `day hour recipient subject`, those of one hour by name
 */
export async function passDays(town: Town, smtp: TestSmtp, until: string, looks = LOOKS): Promise<string[]> {
  const left: string[] = [];
  for (let date = localDate(town.clock.now()); date <= until.slice(0, 10); date = addDays(date, 1)) {
    for (const hour of looks) {
      const now = at(`${date} ${hour}`);
      if (now <= town.clock.now() || now > at(until)) continue;
      town.clock.set(`${date} ${hour}`);
      await town.app.runner.tick(now);
      left.push(
        ...smtp.mails
          .splice(0)
          .map(({ to_, subject }) => `${date} ${hour} ${to_} ${subject}`)
          .sort(),
      );
    }
  }
  return left;
}
