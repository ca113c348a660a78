import type { CalendarEdit } from '../../domain/calendar-edit.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { City } from '../places/index.ts';
import type { ChangeRow } from './change.ts';
import type { Forecast } from './forecast.ts';
import type { DiffPage, Progress } from './pages.ts';

const UNITS = 20;

/** The page between an edit and its being made. */
export function diffPage(
  city: City,
  forecast: Forecast,
  more: Pick<DiffPage, 'stale' | 'lines' | 'action' | 'fields' | 'back'> & { frame: OfficeFrame; lang: Lang },
): DiffPage {
  const { frame, lang, ...rest } = more;
  const { moved, later, earlier, looked } = forecast;
  return {
    frame,
    ...rest,
    nothing: rest.lines.length === 0,
    moved,
    later,
    earlier,
    looked,
    more: forecast.more,
    units: forecast.units.slice(0, UNITS).map((one) => ({ unit: city.unitName(one.unitId, lang), moved: one.moved })),
    moreUnits: Math.max(0, forecast.units.length - UNITS),
    sample: forecast.sample.map((one) => ({ ...one, unit: city.unitName(one.unitId, lang) })),
  };
}

export const progressOf = ({ id, doneAt, looked, moved }: ChangeRow): Progress => ({
  href: `/office/settings/calendar/changes/${id}`,
  done: doneAt !== null,
  looked,
  moved,
});

/** Whether an edit is about what the whole city shares. */
export const isOfCity = ({ days, hours }: CalendarEdit) =>
  days.length > 0 || hours.some(({ unitId }) => unitId === null);
