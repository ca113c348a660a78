import { expect, test } from 'vitest';
import { makeCalendar, OFFICE_HOURS } from '../../src/domain/calendar.ts';
import { digestWeek } from '../../src/domain/digest-week.ts';
import { at, shown, VN_DAYS } from '../support/calendar.ts';

const ward = makeCalendar(OFFICE_HOURS, VN_DAYS);
const week = (now: string, calendar = ward) => {
  const found = digestWeek(calendar, at(now));
  return found && [found.from, found.to, found.leavesAt].map(shown).join(' | ');
};

test('leaves on Monday at opening and tells of the week before, whenever in the week it is asked', () => {
  const usual = '2026-11-09 00:00 | 2026-11-16 00:00 | 2026-11-16 08:00';
  expect(['2026-11-16 00:00', '2026-11-18 15:00', '2026-11-22 23:59'].map((now) => week(now))).toEqual([
    usual,
    usual,
    usual,
  ]);
});

test('a Monday off: on the first day of work after it', () => {
  expect(week('2026-04-27 05:00')).toBe('2026-04-20 00:00 | 2026-04-27 00:00 | 2026-04-28 08:00');
  expect(week('2026-08-31 05:00')).toBe('2026-08-24 00:00 | 2026-08-31 00:00 | 2026-09-03 08:00');
});

test('the week of Tết 2026 has none; the next tells of both weeks', () => {
  expect(week('2026-02-16 05:00')).toBe(null);
  expect(week('2026-02-23 05:00')).toBe('2026-02-09 00:00 | 2026-02-23 00:00 | 2026-02-23 08:00');
});

test('a relic site that closes on Mondays reads it on Tuesday, at Tết too', () => {
  const days = [2, 3, 4, 5, 6, 7] as const;
  const temple = makeCalendar(
    days.map((weekday) => ({ weekday, opens: 480, closes: 1080 })),
    VN_DAYS,
    { worksOnHolidays: true },
  );
  expect(week('2026-02-16 05:00', temple)).toBe('2026-02-09 00:00 | 2026-02-16 00:00 | 2026-02-17 08:00');
});
