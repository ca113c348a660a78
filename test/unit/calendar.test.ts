import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  addWorkingHours,
  deadline,
  type Hours,
  isWorkingDay,
  makeCalendar,
  OFFICE_HOURS,
  workingDaysBetween,
} from '../../src/domain/calendar.ts';
import { calendarGaps, type DayStatus } from '../../src/domain/calendar-gaps.ts';
import { localDate, localMinutes } from '../../src/domain/instant.ts';
import { answerPromise, DEFAULT_PROMISES } from '../../src/domain/promises.ts';
import { at, shown, VN_DAYS } from '../support/calendar.ts';

const office = makeCalendar(OFFICE_HOURS, VN_DAYS);
const everyDay: Hours = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
  weekday,
  opens: 7 * 60,
  closes: 18 * 60,
}));
const relic = makeCalendar(everyDay, VN_DAYS, { worksOnHolidays: true });
const days = (from: string, n: number, calendar = office) => shown(addWorkingDays(calendar, at(from), n));
const hours = (from: string, n: number, calendar = office) => shown(addWorkingHours(calendar, at(from), n));

describe('a complaint is answered in five working days', () => {
  test('given an ordinary week, a complaint of Monday is due on the next Monday at closing time', () => {
    expect(days('2026-10-05 09:12', 5)).toBe('2026-10-12 17:00');
  });
  test('the day of receipt is not counted, at whatever hour the resident wrote', () => {
    for (const time of ['00:00', '08:00', '16:59', '23:59'])
      expect(days(`2026-10-05 ${time}`, 1)).toBe('2026-10-06 17:00');
  });
  test('given a Friday afternoon, the weekend is not counted', () => {
    expect(days('2026-10-09 16:55', 1)).toBe('2026-10-12 17:00');
  });
  test('given a Saturday night, the first day counted is Monday', () => {
    expect(days('2026-10-10 23:30', 1)).toBe('2026-10-12 17:00');
    expect(days('2026-10-11 00:30', 1)).toBe('2026-10-12 17:00');
  });
  test('given a complaint two days before Tết 2026, the nine days off are not counted', () => {
    expect(days('2026-02-12 10:00', 1)).toBe('2026-02-13 17:00');
    expect(days('2026-02-12 10:00', 2)).toBe('2026-02-23 17:00');
    expect(days('2026-02-12 10:00', 5)).toBe('2026-02-26 17:00');
  });
  test('given the swap of 31/08/2026, the make-up Saturday 22/08 is counted and the Monday is not', () => {
    expect(days('2026-08-21 10:00', 1)).toBe('2026-08-22 17:00');
    expect(days('2026-08-28 10:00', 1)).toBe('2026-09-03 17:00');
    expect(days('2026-08-20 10:00', 5)).toBe('2026-08-26 17:00');
  });
  test('given the first Vietnamese Culture Day, Tuesday 24/11/2026 is not counted', () => {
    expect(days('2026-11-23 08:00', 1)).toBe('2026-11-25 17:00');
  });
  test('given Hùng Kings Day on a Sunday, the Monday in lieu 27/04/2026 is not counted', () => {
    expect(days('2026-04-24 15:00', 1)).toBe('2026-04-28 17:00');
    expect(days('2026-04-24 15:00', 5)).toBe('2026-05-06 17:00');
  });
  test('given the swap of 2025, Saturday 26/04 is worked and Friday 02/05 is off', () => {
    expect(isWorkingDay(office, '2025-04-26')).toBe(true);
    expect(isWorkingDay(office, '2025-05-02')).toBe(false);
  });
  test('given the turn of the year, the swapped 02/01/2026 is not counted', () => {
    expect(days('2025-12-31 09:00', 1)).toBe('2026-01-05 17:00');
  });
  test('given no whole day at all, it says so', () => {
    expect(() => days('2026-10-05', 0)).toThrow('not a number of working days: 0');
    expect(() => days('2026-10-05', 1.5)).toThrow(RangeError);
  });
});

describe('something urgent is answered in four working hours', () => {
  test.each([
    ['a morning', '2026-10-05 08:00', '2026-10-05 12:00'],
    ['an hour before lunch, lunch is not counted', '2026-10-05 11:00', '2026-10-05 16:00'],
    ['the lunch break', '2026-10-05 12:20', '2026-10-05 17:00'],
    ['a Friday afternoon', '2026-10-09 15:00', '2026-10-12 10:00'],
    ['a Saturday night', '2026-10-10 23:00', '2026-10-12 12:00'],
    ['the last afternoon before Tết', '2026-02-13 16:30', '2026-02-23 11:30'],
    ['the afternoon before a make-up Saturday', '2026-08-21 16:00', '2026-08-22 11:00'],
  ])('given %s', (_when, from, due) => {
    expect(hours(from, 4)).toBe(due);
  });
  test('no hours at all is now, or when the doors open', () => {
    expect(hours('2026-10-05 09:30', 0)).toBe('2026-10-05 09:30');
    expect(hours('2026-10-10 09:30', 0)).toBe('2026-10-12 08:00');
    expect(() => hours('2026-10-05', -1)).toThrow(RangeError);
  });
  test('minutes and seconds of receipt are kept', () => {
    expect(addWorkingHours(office, at('2026-10-05 09:30') + 1_234, 0.5)).toBe(at('2026-10-05 10:00') + 1_234);
  });
});

describe('a unit keeps its own hours', () => {
  test('given a relic site, a Sunday and Tết are working days', () => {
    expect(days('2026-02-14 10:00', 3, relic)).toBe('2026-02-17 18:00');
    expect(hours('2026-10-11 16:00', 4, relic)).toBe('2026-10-12 09:00');
  });
  test('given a counter open on Saturday morning, the Saturday counts and ends at noon', () => {
    const counter = makeCalendar([...OFFICE_HOURS, { weekday: 6, opens: 480, closes: 720 }], VN_DAYS);
    expect(days('2026-10-09 10:00', 1, counter)).toBe('2026-10-10 12:00');
    expect(days('2026-08-21 10:00', 1, counter)).toBe('2026-08-22 17:00'); // a make-up day is a whole day
  });
  test("given a unit closed on Fridays, a make-up Saturday has its Monday's hours", () => {
    const short = makeCalendar([{ weekday: 1, opens: 540, closes: 600 }], VN_DAYS);
    expect(days('2026-08-18 10:00', 1, short)).toBe('2026-08-22 10:00');
  });
  test('given a row of its own after those of the city, the unit decides', () => {
    const opened = makeCalendar(OFFICE_HOURS, [...VN_DAYS, { date: '2026-11-24', type: 'workday' }]);
    expect(days('2026-11-23 08:00', 1, opened)).toBe('2026-11-24 17:00');
  });
  test.each<[string, Hours]>([
    ['none at all', []],
    ['closing before opening', [{ weekday: 1, opens: 600, closes: 540 }]],
    [
      'overlapping',
      [
        { weekday: 1, opens: 480, closes: 720 },
        { weekday: 1, opens: 700, closes: 800 },
      ],
    ],
    ['after midnight', [{ weekday: 1, opens: 480, closes: 1441 }]],
    ['not numbers', [{ weekday: 1, opens: Number.NaN, closes: 1000 }]],
  ])('hours that are %s are refused', (_what, wrong) => {
    expect(() => makeCalendar(wrong, [])).toThrow(RangeError);
  });
  test('a day that does not exist is refused', () => {
    expect(() => makeCalendar(OFFICE_HOURS, [{ date: '2026-02-30', type: 'holiday' }])).toThrow(
      'not a date: 2026-02-30',
    );
  });
});

describe('terms', () => {
  test('each kind has its own, and urgency shortens what is to be answered, never thanks', () => {
    expect(answerPromise('complaint', false)).toBe('complaint');
    expect(answerPromise('suggestion', true)).toBe('urgent');
    expect(answerPromise('praise', true)).toBe('praise');
    expect(answerPromise('rating', true)).toBeNull();
  });
  test.each([
    ['complaint', '2026-10-12 17:00'],
    ['suggestion', '2026-10-19 17:00'],
    ['praise', '2026-10-06 17:00'],
    ['urgent', '2026-10-05 14:00'],
    ['contest', '2026-10-19 17:00'],
    ['receive', '2026-10-06 09:00'],
  ] as const)('%s, counted from Monday 05/10/2026 at 9:00, ends %s', (key, end) => {
    expect(shown(deadline(office, at('2026-10-05 09:00'), DEFAULT_PROMISES[key]))).toBe(end);
  });
  test('only what was read in a source counts as verified', () => {
    const verified = Object.entries(DEFAULT_PROMISES).filter(([, term]) => term.verified);
    expect(verified.map(([key]) => key)).toEqual(['urgent', 'receive']);
    for (const { source } of Object.values(DEFAULT_PROMISES)) expect(source).not.toBe('');
  });
  test('from October on the next year is asked for, and at all times this one; a day that is only expected is a gap until it is over', () => {
    const day = (date: string, status: DayStatus) => ({ date, status });
    const days = [day('2026-01-10', 'unverified'), day('2026-09-02', 'official')];
    expect(calendarGaps(days, '2026-09-30')).toEqual([]);
    expect(calendarGaps(days, '2026-01-10')).toEqual([{ year: '2026', awaiting: 1 }]);
    expect(calendarGaps(days, '2026-10-01')).toEqual([{ year: '2027', awaiting: 0 }]);
    const more = [
      ...days,
      day('2027-01-01', 'statutory'),
      day('2027-02-05', 'projected'),
      day('2027-02-08', 'projected'),
    ];
    expect(calendarGaps(more, '2026-10-01')).toEqual([{ year: '2027', awaiting: 2 }]);
    expect(calendarGaps([], '2026-03-01')).toEqual([{ year: '2026', awaiting: 0 }]);
  });
  test('days overdue are counted as the days promised are', () => {
    expect(workingDaysBetween(office, at('2026-10-05 09:00'), at('2026-10-12 17:00'))).toBe(5);
    expect(workingDaysBetween(office, at('2026-10-12 17:00'), at('2026-10-05 09:00'))).toBe(-5);
    expect(workingDaysBetween(office, at('2026-10-05 09:00'), at('2026-10-05 23:00'))).toBe(0);
  });
});

describe('whenever it was received', () => {
  const moment = fc.integer({ min: at('2025-01-01'), max: at('2027-12-31') });
  const calendar = fc.constantFrom(office, relic);
  const closing = (instant: number) => [17 * 60, 18 * 60].includes(localMinutes(instant));

  test('a deadline in days falls on a working day, at its closing time, after receipt', () => {
    fc.assert(
      fc.property(calendar, moment, fc.integer({ min: 1, max: 60 }), (c, from, n) => {
        const due = addWorkingDays(c, from, n);
        return due > from && isWorkingDay(c, localDate(due)) && closing(due) && workingDaysBetween(c, from, due) === n;
      }),
    );
  });
  test('who writes later is never promised sooner, and more time never ends sooner', () => {
    fc.assert(
      fc.property(calendar, moment, moment, fc.integer({ min: 1, max: 30 }), (c, a, b, n) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        return (
          addWorkingDays(c, first, n) <= addWorkingDays(c, second, n) &&
          addWorkingHours(c, first, n) <= addWorkingHours(c, second, n) &&
          addWorkingDays(c, a, n) < addWorkingDays(c, a, n + 1) &&
          addWorkingHours(c, a, n) < addWorkingHours(c, a, n + 1)
        );
      }),
    );
  });
  test('hours may be added at once or one after the other, and end while the unit is open', () => {
    fc.assert(
      fc.property(calendar, moment, fc.nat(90), fc.nat(90), (c, from, a, b) => {
        const due = addWorkingHours(c, from, a + b);
        return (
          addWorkingHours(c, addWorkingHours(c, from, a), b) === due && isWorkingDay(c, localDate(due)) && due >= from
        );
      }),
    );
  });
});
