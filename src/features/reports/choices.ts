import { min } from 'drizzle-orm';
import { type Instant, localMonth } from '../../domain/instant.ts';
import { type Period, parsePeriod } from '../../domain/period.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import { tally } from '../../schema/sqlite.ts';
import type { City } from '../places/index.ts';
import { type Names, unitsByName } from './names.ts';
import type { Choice, ReportPage } from './pages.ts';
import { periodName } from './say.ts';
import { holds, type Sight } from './sight.ts';

/** Months that a list offers at most; older ones are reached by their address. */
const MOST_MONTHS = 36;

/** The periods that have figures, newest first, with the one that is shown. */
export async function periodChoices(
  handle: Handle,
  now: Instant,
  shown: Period | null,
  t: Translate,
): Promise<Pick<ReportPage, 'months' | 'halves' | 'years'>> {
  const [row] = await handle.select({ first: min(tally.month) }).from(tally);
  const months: string[] = [];
  const last = localMonth(now);
  for (let label = last; label >= (row?.first ?? last) && months.length < MOST_MONTHS; label = monthBefore(label))
    months.push(label);
  const halves = [...new Set(months.map((month) => `${month.slice(0, 4)}-${month.slice(5) <= '06' ? 'H1' : 'H2'}`))];
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  const choices = (labels: string[], unit: Period['unit']) => {
    const all = shown?.unit === unit && !labels.includes(shown.label) ? [shown.label, ...labels] : labels;
    return all.map((value): Choice => {
      const period = parsePeriod(value);
      return { value, label: period ? periodName(period, t) : value, selected: value === shown?.label };
    });
  };
  return { months: choices(months, 'month'), halves: choices(halves, 'half'), years: choices(years, 'year') };
}

function monthBefore(label: string): string {
  const months = Number(label.slice(0, 4)) * 12 + Number(label.slice(5)) - 2;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Units in sight, by name; none where there is but one. */
export function unitChoices(city: City, sight: Sight, names: Names, shownId: string | null): Choice[] {
  const ids = [...city.units.keys()].filter((id) => holds(sight.units, id));
  if (ids.length < 2) return [];
  return unitsByName(names, ids).map(({ id, code, name }) => ({ value: code, label: name, selected: id === shownId }));
}
