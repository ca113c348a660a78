import { expect, test } from 'vitest';
import { addDays, atLocal, localDate, localMinutes, localMonth, weekday } from '../../src/domain/instant.ts';
import { type Period, parsePeriod, previousPeriod } from '../../src/domain/period.ts';
import { at } from '../support/calendar.ts';

const period = (label: string): Period => {
  const found = parsePeriod(label);
  if (!found) throw new Error(label);
  return found;
};

test('given seven hours before midnight in Greenwich, it is the next day in Hanoi', () => {
  const late = Date.UTC(2026, 8, 30, 17, 0);
  expect([localDate(late - 1), localDate(late), localMonth(late)]).toEqual(['2026-09-30', '2026-10-01', '2026-10']);
  expect([localMinutes(late - 1), localMinutes(late)]).toEqual([1439, 0]);
  expect(atLocal('2026-10-01', 0)).toBe(late);
});

test('weeks start on Monday, before 1970 too', () => {
  expect([weekday('2026-11-22'), weekday('2026-11-23'), weekday('1969-12-29'), weekday('1970-01-01')]).toEqual([
    7, 1, 1, 4,
  ]);
});

test('days are added over months, years and 29 February', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  expect(() => addDays('2027-02-29', 1)).toThrow('not a date: 2027-02-29');
  expect(() => addDays('05/10/2026', 1)).toThrow(RangeError);
});

test('October 2026 holds the instants from its first local midnight to that of November', () => {
  expect(period('2026-10')).toEqual({
    label: '2026-10',
    unit: 'month',
    months: ['2026-10'],
    from: at('2026-10-01 00:00'),
    to: at('2026-11-01 00:00'),
  });
});

test('the second half of 2026 is July to December', () => {
  const half = period('2026-H2');
  expect(half.months).toEqual(['2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12']);
  expect([half.from, half.to]).toEqual([at('2026-07-01'), at('2027-01-01')]);
});

test('a year is its two halves', () => {
  const [year, first, second] = [period('2026'), period('2026-H1'), period('2026-H2')];
  expect(year.months).toEqual([...first.months, ...second.months]);
  expect([year.from, first.to, year.to]).toEqual([first.from, second.from, second.to]);
});

test.each([
  ['2026-01', '2025-12'],
  ['2026-H1', '2025-H2'],
  ['2026-H2', '2026-H1'],
  ['2026', '2025'],
])('before %s comes %s', (label, before) => {
  expect(previousPeriod(period(label)).label).toBe(before);
  expect(previousPeriod(period(label)).to).toBe(period(label).from);
});

test.each(['', '26', '2026-13', '2026-00', '2026-1', '2026-H3', '2026-h1', '2026-10-01', ' 2026', '9999', 'x'])(
  'the text "%s" is no period',
  (text) => {
    expect(parsePeriod(text)).toBeNull();
  },
);
