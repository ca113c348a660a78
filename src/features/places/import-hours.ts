import { eq } from 'drizzle-orm';
import { type Hours, makeCalendar, OFFICE_HOURS } from '../../domain/calendar.ts';
import type { UnitHours } from '../../domain/calendar-edit.ts';
import type { Weekday } from '../../domain/instant.ts';
import { setting, unit } from '../../schema/sqlite.ts';
import type { Change, Importer, ImportScene } from './import.ts';
import type { Cells } from './import-cells.ts';
import { unitFinder } from './import-units.ts';

/** Stands for the hours of all units that have none of their own. */
const CITY = '*';
const DAYS = /^([1-7])(?:-([1-7]))?$/;
const TIME = /^([01]?\d|2[0-4]):([0-5]\d)$/;

/**
 * `hours`: when units are open, several lines a unit; `weekdays` is 1 (Monday) to 7, or a span such as `1-5`. The lines of a unit
 * replace what it had; units that the file does not name keep theirs. `*` is the city.
 */
export const hourImporter: Importer = {
  columns: { required: ['unit', 'weekdays', 'opens', 'closes'], optional: ['works_on_holidays'] },
  async plan(rows, scene) {
    const units = await scene.handle.select().from(unit);
    const find = unitFinder(units);
    const [city] = await scene.handle.select().from(setting).where(eq(setting.key, 'hours'));
    const groups = Map.groupBy(rows, (row) => row.text('unit'));
    return [...groups].map(([code, lines]): Change => {
      const [first] = lines as [Cells, ...Cells[]];
      const hours = lines.flatMap(spansOf);
      refuseImpossible(first, hours);
      const base = { line: first.line, name: code };
      if (code === CITY) return cityHours(base, hours, city?.value as Hours | undefined, scene);
      const id = find(first, 'unit');
      const before = units.find((row) => row.id === id);
      const wanted = { hours, worksOnHolidays: lines.some((row) => row.flag('works_on_holidays', false)) };
      const write: Change['write'] = (tx) => tx.update(unit).set(wanted).where(eq(unit.id, id));
      const had = { hours: before?.hours ?? null, worksOnHolidays: before?.worksOnHolidays ?? false };
      return change({ ...base, unitId: id }, had, wanted, write);
    });
  },
};

interface Base {
  line: number;
  name: string;
  unitId: string | null;
}

function change({ unitId, ...base }: Base, before: UnitHours, after: UnitHours, write: Change['write']): Change {
  const same = JSON.stringify(before) === JSON.stringify(after);
  const edit = { days: [], hours: same ? [] : [{ unitId, before, after }] };
  return { ...base, what: same ? 'same' : 'change', fields: same ? [] : ['hours'], edit, write };
}

function cityHours(
  base: { line: number; name: string },
  hours: Hours,
  before: Hours | undefined,
  { now }: ImportScene,
): Change {
  const set = { value: hours, changedAt: now };
  const write: Change['write'] = (tx) =>
    tx
      .insert(setting)
      .values({ key: 'hours', source: '', ...set })
      .onConflictDoUpdate({ target: setting.key, set });
  const had = { hours: before ?? OFFICE_HOURS, worksOnHolidays: false };
  return change({ ...base, unitId: null }, had, { hours, worksOnHolidays: false }, write);
}

function spansOf(row: Cells): Hours[number][] {
  const [, first, last] = DAYS.exec(row.text('weekdays')) ?? [];
  if (!first) row.complain('weekdays', 'notAWeekday');
  const opens = minutes(row, 'opens');
  const closes = minutes(row, 'closes');
  if (closes <= opens) row.complain('closes', 'closesBeforeOpens');
  const from = Number(first ?? 1);
  const count = Math.max(0, Number(last ?? from) - from) + 1;
  return Array.from({ length: count }, (_, i) => ({ weekday: (from + i) as Weekday, opens, closes }));
}

function minutes(row: Cells, column: string): number {
  const [, hour, minute] = TIME.exec(row.text(column)) ?? [];
  const value = Number(hour) * 60 + Number(minute);
  if (!(value <= 1440)) row.complain(column, 'notATime');
  return value <= 1440 ? value : 0;
}

function refuseImpossible(row: Cells, hours: Hours): void {
  try {
    makeCalendar(hours, []);
  } catch {
    row.complain('opens', 'overlap');
  }
}
