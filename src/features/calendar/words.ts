import type { CalendarDay } from '../../domain/calendar.ts';
import type { CalendarEdit, UnitHours } from '../../domain/calendar-edit.ts';
import { atLocal, type LocalDate, weekday } from '../../domain/instant.ts';
import { formatDate, type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { Change, City } from '../places/index.ts';
import { spansInWords, WEEKDAYS } from './hours-form.ts';

export const dayInWords = (date: LocalDate, lang: Lang) => formatDate(atLocal(date, 0), lang);

export const weekdayInWords = (day: number, lang: Lang) => translator(lang)(`common.weekday.${day % 7}` as MessageKey);

/** Opening times of a week in a few lines: `thứ Hai: 08:00-12:00, 13:00-17:00`; equal days stand together. */
export function hoursInWords(hours: UnitHours['hours'], lang: Lang): string[] {
  const t = translator(lang);
  if (hours === null) return [t('calendar.hours.cityHours')];
  const groups: { days: number[]; spans: string }[] = [];
  for (const day of WEEKDAYS) {
    const spans = spansInWords(hours, day);
    const last = groups.at(-1);
    if (last?.spans === spans) last.days.push(day);
    else groups.push({ days: [day], spans });
  }
  return groups
    .filter(({ spans }) => spans !== '')
    .map(({ days, spans }) => {
      const [first = 1, last = first] = [days[0], days.at(-1)];
      const from = weekdayInWords(first, lang);
      const span = first === last ? from : t('calendar.hours.days', { from, to: weekdayInWords(last, lang) });
      return `${span}: ${spans}`;
    });
}

const typeInWords = (type: CalendarDay['type'] | null, lang: Lang) => {
  const t = translator(lang);
  return type === null ? t('calendar.type.ordinary') : t(`calendar.type.${type}`);
};

const unitHours = ({ hours, worksOnHolidays }: UnitHours, lang: Lang) =>
  [...hoursInWords(hours, lang), ...(worksOnHolidays ? [translator(lang)('calendar.hours.onHolidays')] : [])].join(
    '; ',
  );

/** An edit line by line: what, from what, to what. */
export function editLines(
  city: City,
  edit: CalendarEdit,
  lang: Lang,
): { what: string; before: string; after: string }[] {
  const days = edit.days.map(({ date, before, after }) => ({
    what: `${dayInWords(date, lang)} (${weekdayInWords(weekday(date), lang)})`,
    before: typeInWords(before, lang),
    after: typeInWords(after, lang),
  }));
  const hours = edit.hours.map(({ unitId, before, after }) => ({
    what: unitId === null ? translator(lang)('calendar.hours.ofCity') : city.unitName(unitId, lang),
    before: unitHours(before, lang),
    after: unitHours(after, lang),
  }));
  return [...days, ...hours];
}

/** The lines of a file: edits of working time, and days that only get another name, source or certainty. */
export function changeLines(
  city: City,
  changes: readonly Change[],
  lang: Lang,
): { what: string; before: string; after: string }[] {
  return changes.flatMap(({ edit, name, title, fields }) => {
    const words = title?.[lang === 'vi' ? 'vi' : 'en'] ?? '';
    const lines = edit ? editLines(city, edit, lang) : [];
    if (lines.length > 0) return lines.map((line) => ({ ...line, what: words ? `${line.what}: ${words}` : line.what }));
    const t = translator(lang);
    const which = fields.map((field) => t(`calendar.field.${field}` as MessageKey)).join(', ');
    return [{ what: `${dayInWords(name, lang)}: ${words}`, before: '', after: t('calendar.diff.only', { which }) }];
  });
}
