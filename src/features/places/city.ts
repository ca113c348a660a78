import { isNotNull } from 'drizzle-orm';
import { type Calendar, type CalendarDay, makeCalendar, OFFICE_HOURS } from '../../domain/calendar.ts';
import { type Instant, localDate } from '../../domain/instant.ts';
import { DEFAULT_PROMISES, type PromiseKey, type Term } from '../../domain/promises.ts';
import { inForce, responsibleUnit } from '../../domain/units.ts';
import type { Store } from '../../platform/db/store.ts';
import type { box, boxUnit, holiday, place, rule, setting, unit, unitSuccession } from '../../schema/sqlite.ts';

/** `successorId`: the one unit that took it over whole. */
export type UnitRow = typeof unit.$inferSelect & { successorId?: string | null };
export type PlaceRow = typeof place.$inferSelect;
export type BoxRow = typeof box.$inferSelect;
export type RuleRow = typeof rule.$inferSelect;
export type HolidayRow = typeof holiday.$inferSelect;
type BoxUnitRow = typeof boxUnit.$inferSelect;
type SuccessionRow = typeof unitSuccession.$inferSelect;
type SettingRow = typeof setting.$inferSelect;

/** The whole town in memory, read-only: a few thousand rows that every request needs and that change a few times a year. */
export interface City {
  readonly units: ReadonlyMap<string, UnitRow>;
  readonly places: ReadonlyMap<string, PlaceRow>;
  readonly boxes: ReadonlyMap<string, BoxRow>;
  readonly boxesByCode: ReadonlyMap<string, BoxRow>;
  readonly holidays: readonly HolidayRow[];
  /** Every version of every rule, by code, then version. */
  readonly rules: readonly RuleRow[];
  /** The unit that answers for a box at an instant; null when no row covers it. */
  unitOfBox(boxId: string, at: Instant): UnitRow | null;
  /** Rules in force on the day of `at`. */
  rulesAt(at: Instant): readonly RuleRow[];
  rule(code: string, version?: number | null): RuleRow | null;
  /** Working time of a unit; the city's hours where it has none of its own. */
  calendar(unitId: string): Calendar;
  promise(key: PromiseKey): Term;
  /** A setting's value, or what the program starts with. */
  setting<T>(key: string, fallback: T): T;
  unitName(unitId: string, lang: string): string;
  placeName(placeId: string, lang: string): string;
}

interface Rows {
  units: UnitRow[];
  /** Of units that this program has known. */
  successions: SuccessionRow[];
  places: PlaceRow[];
  boxes: BoxRow[];
  boxUnits: BoxUnitRow[];
  rules: RuleRow[];
  holidays: HolidayRow[];
  settings: SettingRow[];
}

export async function readCity(store: Store): Promise<City> {
  const { t, read } = store;
  return drawCity({
    units: await read.select().from(t.unit),
    successions: await read.select().from(t.unitSuccession).where(isNotNull(t.unitSuccession.predecessorId)),
    places: await read.select().from(t.place),
    boxes: await read.select().from(t.box),
    boxUnits: await read.select().from(t.boxUnit),
    rules: await read.select().from(t.rule).orderBy(t.rule.code, t.rule.version),
    holidays: await read.select().from(t.holiday).orderBy(t.holiday.date),
    settings: await read.select().from(t.setting),
  });
}

const inLanguage = (row: { nameVi: string; nameEn: string }, lang: string) => (lang === 'vi' ? row.nameVi : row.nameEn);

function drawCity(rows: Rows): City {
  const byId = <R extends { id: string }>(list: R[]) => new Map(list.map((row) => [row.id, row]));
  const heirs = new Map(
    rows.successions.filter(({ share }) => share === 'whole').map((row) => [row.predecessorId, row.successorId]),
  );
  const units = byId(rows.units.map((row) => ({ ...row, successorId: heirs.get(row.id) ?? null })));
  const places = byId(rows.places);
  const boxes = byId(rows.boxes);
  const settings = new Map(rows.settings.map((row) => [row.key, row.value]));
  const answering = Map.groupBy(rows.boxUnits, (row) => row.boxId);
  const days: CalendarDay[] = rows.holidays;
  const calendars = new Map<string, Calendar>();
  const setting = <T>(key: string, fallback: T) => (settings.has(key) ? (settings.get(key) as T) : fallback);
  return {
    units,
    places,
    boxes,
    boxesByCode: new Map(rows.boxes.map((row) => [row.code, row])),
    holidays: rows.holidays,
    rules: rows.rules,
    unitOfBox(boxId, at) {
      const id = responsibleUnit(answering.get(boxId) ?? [], localDate(at));
      return (id && units.get(id)) || null;
    },
    rulesAt: (at) => rows.rules.filter((row) => inForce(row, localDate(at))),
    rule: (code, version) =>
      rows.rules.findLast((row) => row.code === code && (version == null || row.version === version)) ?? null,
    calendar(unitId) {
      let calendar = calendars.get(unitId);
      if (!calendar) {
        const own = units.get(unitId);
        const hours = own?.hours ?? setting('hours', OFFICE_HOURS);
        calendar = makeCalendar(hours, days, { worksOnHolidays: own?.worksOnHolidays ?? false });
        calendars.set(unitId, calendar);
      }
      return calendar;
    },
    promise: (key) => setting(`promise.${key}`, DEFAULT_PROMISES[key]),
    setting,
    unitName: (unitId, lang) => inLanguage(units.get(unitId) ?? { nameVi: unitId, nameEn: unitId }, lang),
    placeName: (placeId, lang) => inLanguage(places.get(placeId) ?? { nameVi: placeId, nameEn: placeId }, lang),
  };
}
