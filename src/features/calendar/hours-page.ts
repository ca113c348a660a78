import { OFFICE_HOURS } from '../../domain/calendar.ts';
import type { UnitHours } from '../../domain/calendar-edit.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { City } from '../places/index.ts';
import { draftOf, type HoursDraft, type HoursMistake, WEEKDAYS } from './hours-form.ts';
import type { HoursPage } from './pages.ts';
import { weekdayInWords } from './words.ts';

/** Stands for the whole city where addresses name a unit. */
export const CITY = 'city';

/** A form that could not be taken as it is. */
export interface HoursForm {
  draft: HoursDraft;
  mistakes: readonly HoursMistake[];
}

export function hoursNow(city: City, unitId: string | null): UnitHours {
  const own = unitId === null ? undefined : city.units.get(unitId);
  if (own) return { hours: own.hours, worksOnHolidays: own.worksOnHolidays };
  return { hours: city.setting('hours', OFFICE_HOURS), worksOnHolidays: false };
}

function draftNow(city: City, unitId: string | null): HoursDraft {
  const { hours, worksOnHolidays } = hoursNow(city, unitId);
  return draftOf(hours ?? city.setting('hours', OFFICE_HOURS), hours !== null, worksOnHolidays);
}

export function hoursModel(
  city: City,
  unitId: string | null,
  lang: Lang,
  done: unknown,
  form: HoursForm = { draft: draftNow(city, unitId), mistakes: [] },
): Omit<HoursPage, 'frame'> {
  const t = translator(lang);
  const { own, worksOnHolidays, days } = form.draft;
  const words = new Map(form.mistakes.map(({ field, what }) => [field, t(`calendar.hours.error.${what}`)]));
  return {
    unitId: unitId ?? CITY,
    unit: unitId === null ? t('calendar.hours.ofCity') : city.unitName(unitId, lang),
    isCity: unitId === null,
    own,
    worksOnHolidays,
    days: WEEKDAYS.map((day) => ({
      id: `d${day}`,
      label: weekdayInWords(day, lang),
      value: days[`d${day}`],
      error: words.get(`d${day}`) ?? '',
    })),
    errors: [...words].map(([id, text]) => ({ href: `#${id}`, text })),
    wordsInMail: city.units.get(unitId ?? '')?.wordsInMail ?? false,
    flash: done === 'words' ? t('calendar.done.words') : '',
  };
}
