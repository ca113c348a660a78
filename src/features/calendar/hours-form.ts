import { type Hours, makeCalendar } from '../../domain/calendar.ts';
import type { UnitHours } from '../../domain/calendar-edit.ts';
import type { Weekday } from '../../domain/instant.ts';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

export type HoursMistake = { field: string; what: 'time' | 'order' | 'overlap' | 'never' };

/** What stands in the form of a unit's hours, as typed. */
export interface HoursDraft {
  own: boolean;
  days: Record<`d${Weekday}`, string>;
  worksOnHolidays: boolean;
}

const two = (n: number) => String(n).padStart(2, '0');
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** `08:00-12:00, 13:00-17:00`; empty for a closed day. */
export const spansInWords = (hours: Hours, weekday: Weekday): string =>
  hours
    .filter((span) => span.weekday === weekday)
    .map(({ opens, closes }) => `${clock(opens)}-${clock(closes)}`)
    .join(', ');

export const draftOf = (hours: Hours, own: boolean, worksOnHolidays: boolean): HoursDraft => ({
  own,
  worksOnHolidays,
  days: Object.fromEntries(WEEKDAYS.map((day) => [`d${day}`, spansInWords(hours, day)])) as HoursDraft['days'],
});

export function readHoursDraft(body: unknown, isCity: boolean): HoursDraft {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof given[name] === 'string' ? given[name].slice(0, 100) : '');
  return {
    own: isCity || text('own') === 'yes',
    worksOnHolidays: !isCity && text('worksOnHolidays') === 'yes',
    days: Object.fromEntries(WEEKDAYS.map((day) => [`d${day}`, text(`d${day}`)])) as HoursDraft['days'],
  };
}

const SPAN = /^(\d{1,2})[:hg.]?(\d{2})?\s*[-–]\s*(\d{1,2})[:hg.]?(\d{2})?$/i;

/** `8-12; 13:30-17:30` and its like, as people write hours. */
function readSpans(text: string, weekday: Weekday): { spans: Hours } | { mistake: 'time' | 'order' } {
  const spans: Hours[number][] = [];
  for (const part of text.split(/[,;]/).map((one) => one.trim())) {
    if (part === '') continue;
    const [, h1, m1 = '0', h2, m2 = '0'] = SPAN.exec(part) ?? [];
    const opens = Number(h1) * 60 + Number(m1);
    const closes = Number(h2) * 60 + Number(m2);
    const isTime = Number(m1) < 60 && Number(m2) < 60 && opens < 1440 && closes <= 1440;
    if (!isTime) return { mistake: 'time' };
    if (opens >= closes) return { mistake: 'order' };
    spans.push({ weekday, opens, closes });
  }
  return { spans };
}

/** The hours that a form means, or what is wrong in it, by field. */
export function parseHours(draft: HoursDraft): { wanted: UnitHours } | { mistakes: HoursMistake[] } {
  const { own, worksOnHolidays } = draft;
  if (!own) return { wanted: { hours: null, worksOnHolidays } };
  const mistakes: HoursMistake[] = [];
  const hours: Hours[number][] = [];
  for (const day of WEEKDAYS) {
    const field = `d${day}` as const;
    const read = readSpans(draft.days[field], day);
    if ('mistake' in read) mistakes.push({ field, what: read.mistake });
    else if (overlaps(read.spans)) mistakes.push({ field, what: 'overlap' });
    else hours.push(...read.spans);
  }
  if (mistakes.length === 0 && hours.length === 0) mistakes.push({ field: 'd1', what: 'never' });
  return mistakes.length > 0 ? { mistakes } : { wanted: { hours, worksOnHolidays } };
}

function overlaps(spans: Hours): boolean {
  try {
    if (spans.length > 0) makeCalendar(spans, []);
    return false;
  } catch {
    return true;
  }
}
