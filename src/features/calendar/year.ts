import type { CalendarDay } from '../../domain/calendar.ts';
import { calendarGaps, isDoubtful } from '../../domain/calendar-gaps.ts';
import { addDays, atLocal, type LocalDate, localDate, weekday } from '../../domain/instant.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { City, HolidayRow } from '../places/index.ts';
import type { DayLine, YearPage } from './pages.ts';
import { dayInWords, weekdayInWords } from './words.ts';

const TONES = { holiday: 'info', in_lieu: 'info', swap_off: 'info', workday: 'good' } as const;

/** A year of the city's calendar: its days, the twelve months at a glance, and what is missing in the other year that matters by now. */
export function yearOf(
  city: City,
  { year, today }: { year: string; today: LocalDate },
  lang: Lang,
  editable: boolean,
): Pick<YearPage, 'year' | 'years' | 'awaiting' | 'gaps' | 'days' | 'months'> {
  const t = translator(lang);
  const rows = city.holidays.filter(({ date }) => date.startsWith(`${year}-`));
  const name = (row: HolidayRow) => (lang === 'vi' ? row.nameVi : row.nameEn);
  const days = rows.map(
    (row): DayLine => ({
      on: dayInWords(row.date, lang),
      weekday: weekdayInWords(weekday(row.date), lang),
      name: name(row),
      type: t(`calendar.type.${row.type}`),
      tone: TONES[row.type],
      doubt: isDoubtful(row) ? t(`calendar.status.${row.status}`) : '',
      source: row.source,
      href: editable ? `/office/settings/calendar/day?date=${row.date}` : '',
    }),
  );
  const known = new Set(city.holidays.map(({ date }) => date.slice(0, 4)));
  const next = String(Number([...known].sort().at(-1) ?? year) + 1);
  const years = [...new Set([...known, year, next])].sort();
  const byDate = new Map(rows.map((row) => [row.date, { type: row.type, name: name(row) }]));
  return {
    year,
    years: years.map((one) => ({ year: one, current: one === year })),
    awaiting: rows.filter(isDoubtful).length,
    gaps: calendarGaps(city.holidays, today).filter((gap) => gap.year !== year),
    days,
    months: Array.from({ length: 12 }, (_, i) => monthOf(year, i + 1, byDate, lang)),
  };
}

function monthOf(
  year: string,
  month: number,
  days: ReadonlyMap<string, { type: CalendarDay['type']; name: string }>,
  lang: Lang,
): YearPage['months'][number] {
  const t = translator(lang);
  const prefix = `${year}-${String(month).padStart(2, '0')}`;
  const first = `${prefix}-01`;
  const cells: YearPage['months'][number]['weeks'][number] = Array.from({ length: weekday(first) - 1 }, () => null);
  for (let date = first; date.startsWith(prefix); date = addDays(date, 1)) {
    const day = days.get(date);
    const mark = !day ? (weekday(date) > 5 ? 'off' : '') : day.type === 'workday' ? 'work' : 'off';
    cells.push({ n: Number(date.slice(8)), mark, what: day ? `${t(`calendar.type.${day.type}`)}: ${day.name}` : '' });
  }
  while (cells.length % 7 !== 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
  return { name: t(`calendar.month.${month}` as MessageKey), weeks };
}

/** The year that an address asks for, else the present one. */
export function yearAsked(asked: unknown, now: number): string {
  return typeof asked === 'string' && /^20\d\d$/.test(asked) ? asked : localDate(now).slice(0, 4);
}

/** `2026-11-24`, when there is such a day. */
export function dateAsked(asked: unknown): string | null {
  if (typeof asked !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(asked)) return null;
  try {
    return localDate(atLocal(asked, 0));
  } catch {
    return null;
  }
}
