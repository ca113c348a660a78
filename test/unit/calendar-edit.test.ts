import { describe, expect, test } from 'vitest';
import { addWorkingDays, type CalendarDay, makeCalendar, OFFICE_HOURS } from '../../src/domain/calendar.ts';
import { changesTime, daysOfEdit, firstTouched, movedDeadline } from '../../src/domain/calendar-edit.ts';
import { at, shown, VN_DAYS } from '../support/calendar.ts';

const now = at('2026-11-16 09:00');
const with_ = (...days: CalendarDay[]) => makeCalendar(OFFICE_HOURS, [...VN_DAYS, ...days]);
const old = with_();
const moved = (start: string, due: string, fresh: ReturnType<typeof with_>, from = old) => {
  const there = movedDeadline({ start: at(start), dueAt: at(due) }, from, fresh, now);
  return there === null ? 'stays' : shown(there);
};

describe('a new day off', () => {
  const storm = with_({ date: '2026-11-20', type: 'holiday' });
  test.each([
    ['within the term moves its end by a working day', '2026-11-16 09:00', '2026-11-23 17:00', '2026-11-25 17:00'],
    ['on the very day of the deadline too', '2026-11-13 09:00', '2026-11-20 17:00', '2026-11-23 17:00'],
    ['before the term began changes nothing', '2026-11-20 09:00', '2026-11-30 17:00', 'stays'],
    ['after the deadline changes nothing', '2026-11-11 09:00', '2026-11-18 17:00', 'stays'],
    ['moves what ends within a day by open time', '2026-11-19 16:00', '2026-11-20 11:00', '2026-11-23 11:00'],
  ])('%s', (_what, start, due, there) => {
    expect(moved(start, due, storm)).toBe(there);
  });

  test('declared afterwards, it helps a unit whose deadline has passed', () => {
    const declared = with_({ date: '2026-11-12', type: 'holiday' });
    expect(moved('2026-11-06 09:00', '2026-11-13 17:00', declared)).toBe('2026-11-16 17:00');
  });

  test('an extension keeps its length: eight working days instead of five', () => {
    const due = shown(addWorkingDays(old, at('2026-11-16 09:00'), 8));
    expect([due, moved('2026-11-16 09:00', due, storm)]).toEqual(['2026-11-27 17:00', '2026-11-30 17:00']);
  });
});

describe('a make-up Saturday', () => {
  const saturday = with_({ date: '2026-11-21', type: 'workday' });
  test('brings a deadline forward by a working day', () => {
    expect(moved('2026-11-16 09:00', '2026-11-23 17:00', saturday)).toBe('2026-11-21 17:00');
  });

  test('never to today or into the past: no unit is late by an edit', () => {
    const today = with_({ date: '2026-11-14', type: 'workday' }, { date: '2026-11-15', type: 'workday' });
    expect(moved('2026-11-10 09:00', '2026-11-17 17:00', today)).toBe('stays');
    expect(moved('2026-11-10 09:00', '2026-11-18 17:00', today)).toBe('2026-11-17 17:00');
  });

  test('a deadline that has passed never moves further back', () => {
    const past = with_({ date: '2026-11-07', type: 'workday' });
    expect(moved('2026-11-06 09:00', '2026-11-13 17:00', past)).toBe('stays');
  });
});

test('given a notice for Tết 2027 that names other days than were expected, then what is due around it moves', () => {
  const edit = {
    days: [
      { date: '2027-02-04', before: null, after: 'holiday' as const },
      { date: '2027-02-11', before: 'in_lieu' as const, after: null },
    ],
    hours: [],
  };
  const fresh = makeCalendar(OFFICE_HOURS, daysOfEdit(VN_DAYS, edit, 'after'));
  expect(makeCalendar(OFFICE_HOURS, daysOfEdit(daysOfEdit(VN_DAYS, edit, 'after'), edit, 'before'))).toEqual(old);
  expect(shown(firstTouched(edit))).toBe('2027-02-04 00:00');
  expect(moved('2027-02-02 09:00', '2027-02-04 17:00', fresh)).toBe('2027-02-11 17:00');
  expect(moved('2027-02-02 09:00', '2027-02-12 17:00', fresh)).toBe('stays');
});

test('a day that only gets another name, or becomes another kind of day off, is no change of time', () => {
  const day = (before: CalendarDay['type'] | null, after: CalendarDay['type'] | null) =>
    changesTime({ days: [{ date: '2026-12-25', before, after }], hours: [] });
  expect([day('holiday', 'in_lieu'), day('holiday', null), day(null, 'workday'), day('workday', 'holiday')]).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

test('given other hours, then a deadline ends with the day as it is now', () => {
  const early = makeCalendar(
    OFFICE_HOURS.map(({ weekday, opens, closes }) => ({ weekday, opens, closes: closes === 1020 ? 990 : closes })),
    VN_DAYS,
  );
  expect(moved('2026-11-16 09:00', '2026-11-23 17:00', early)).toBe('2026-11-23 16:30');
});
