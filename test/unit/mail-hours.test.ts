import { describe, expect, test } from 'vitest';
import { type Calendar, makeCalendar, OFFICE_HOURS } from '../../src/domain/calendar.ts';
import { mailTime } from '../../src/domain/mail-hours.ts';
import { isClimb, levelsTold, multipleOf } from '../../src/domain/reminders.ts';
import { at, shown, VN_DAYS } from '../support/calendar.ts';

const ward = makeCalendar(OFFICE_HOURS, VN_DAYS);
const temple = makeCalendar(
  ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, opens: 8 * 60, closes: 18 * 60 })),
  VN_DAYS,
  { worksOnHolidays: true },
);
const when = (calendar: Calendar, text: string, news = false) => shown(mailTime(calendar, at(text), news));

describe('a reminder to a ward', () => {
  test.each([
    ['a Monday morning: at once', '2026-11-16 09:00', '2026-11-16 09:00'],
    ['the minute before opening', '2026-11-16 07:59', '2026-11-16 08:00'],
    ['noon', '2026-11-16 12:30', '2026-11-16 13:00'],
    ['the last minute of work: at once', '2026-11-16 17:00', '2026-11-16 17:00'],
    ['a minute later', '2026-11-16 17:01', '2026-11-17 08:00'],
    ['midnight', '2026-11-16 00:00', '2026-11-16 08:00'],
    ['a Saturday', '2026-11-14 10:00', '2026-11-16 08:00'],
    ['the evening before Tết 2026', '2026-02-13 17:01', '2026-02-23 08:00'],
    ['the first day of Tết', '2026-02-17 09:00', '2026-02-23 08:00'],
    ['the last evening of Tết', '2026-02-22 23:59', '2026-02-23 08:00'],
    ['a swapped day off, before National Day', '2026-08-31 09:00', '2026-09-03 08:00'],
    ['a make-up Saturday: at once', '2026-08-22 09:00', '2026-08-22 09:00'],
    ['Culture Day, a Tuesday', '2026-11-24 09:00', '2026-11-25 08:00'],
  ])('%s', (_what, now, leaves) => {
    expect(when(ward, now)).toBe(leaves);
  });
});

describe('news to a ward', () => {
  test.each([
    ['late in the evening: at once', '2026-11-16 21:59', '2026-11-16 21:59'],
    ['the very end of the widened day', '2026-11-16 22:00', '2026-11-16 22:00'],
    ['in the night', '2026-11-16 22:01', '2026-11-17 06:00'],
    ['before dawn', '2026-11-17 05:59', '2026-11-17 06:00'],
    ['on an ordinary Sunday: at once', '2026-11-15 10:00', '2026-11-15 10:00'],
    ['on a day of Tết', '2026-02-17 10:00', '2026-02-23 06:00'],
    ['on the Saturday before Tết, which belongs to the break', '2026-02-14 10:00', '2026-02-23 06:00'],
    ['on the evening before the break: at once', '2026-02-13 21:00', '2026-02-13 21:00'],
    ['on the Sunday before a swapped Monday', '2026-08-30 10:00', '2026-09-03 06:00'],
    ['on Culture Day', '2026-11-24 10:00', '2026-11-25 06:00'],
  ])('%s', (_what, now, leaves) => {
    expect(when(ward, now, true)).toBe(leaves);
  });
});

test('given a relic site that works on Sundays and holidays, then its mail leaves on them, and not at night', () => {
  expect(when(temple, '2026-02-17 09:00')).toBe('2026-02-17 09:00');
  expect(when(temple, '2026-11-15 17:30')).toBe('2026-11-15 17:30');
  expect(when(temple, '2026-11-15 18:01')).toBe('2026-11-16 08:00');
  expect(when(temple, '2026-02-17 21:00', true)).toBe('2026-02-17 21:00');
});

test('given a unit that opens before dawn, then its own hours are never narrowed by the widened day', () => {
  const market = makeCalendar([{ weekday: 1, opens: 4 * 60, closes: 23 * 60 }], []);
  expect(when(market, '2026-11-16 04:30', true)).toBe('2026-11-16 04:30');
  expect(when(market, '2026-11-16 22:30', true)).toBe('2026-11-16 22:30');
  expect(when(market, '2026-11-16 04:30')).toBe('2026-11-16 04:30');
});

describe('multiples of a deadline', () => {
  const complaint = { amount: 5, unit: 'working_days' } as const;
  const due = at('2026-11-23 17:00');

  test('once is the deadline, twice as many working days again, across a holiday', () => {
    expect(shown(multipleOf(ward, due, complaint, 1))).toBe('2026-11-23 17:00');
    expect(shown(multipleOf(ward, due, complaint, 2))).toBe('2026-12-01 17:00');
    expect(shown(multipleOf(ward, due, complaint, 1.5))).toBe('2026-11-27 17:00');
  });

  test('a term of hours is multiplied in hours', () => {
    const urgent = { amount: 4, unit: 'working_hours' } as const;
    expect(shown(multipleOf(ward, at('2026-11-16 14:00'), urgent, 2))).toBe('2026-11-17 09:00');
    expect(shown(multipleOf(ward, at('2026-11-16 14:00'), urgent, 1.5))).toBe('2026-11-16 16:00');
  });

  test('levels are told one by one as time passes, and never during Tết', () => {
    const told = (text: string) => levelsTold(ward, { dueAt: due, term: complaint }, [1, 2, 3], at(text));
    expect([told('2026-11-23 16:59'), told('2026-11-23 17:00'), told('2026-12-01 16:59')]).toEqual([0, 1, 1]);
    expect([told('2026-12-01 17:00'), told('2026-12-08 17:00')]).toEqual([2, 3]);
    const beforeTet = { dueAt: at('2026-02-12 17:00'), term: complaint };
    expect(levelsTold(ward, beforeTet, [1, 2], at('2026-02-22 23:00'))).toBe(1);
    expect(levelsTold(ward, beforeTet, [1, 2], at('2026-02-26 17:00'))).toBe(2);
  });

  test('a list of multiples rises and begins at the deadline', () => {
    expect([[1, 2, 3], [1, 1], [2], []].map(isClimb)).toEqual([true, true, true, true]);
    expect([[0.5], [2, 1], [1, 2, 3, 4, 5, 6], [21]].map(isClimb)).toEqual([false, false, false, false]);
  });
});
