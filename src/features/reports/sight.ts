import {
  type Action,
  type Bypassed,
  bypassedUnits,
  isBypassed,
  type Power,
  type Told,
  visibleUnits,
} from '../../domain/permission.ts';
import { descendants, type Units } from '../../domain/units.ts';

/** Whose cases a report counts; plain data, so that it can go to a worker. */
export interface Sight {
  units: 'all' | readonly string[];
  /** Units whose restricted cases are counted too. */
  restrictedIn: 'all' | readonly string[];
  /** A case about one of these heads does not exist for the reader, wherever it lies. */
  bypassed: readonly Bypassed[];
}

const listed = (units: 'all' | ReadonlySet<string>) => (units === 'all' ? 'all' : [...units]);
export const holds = (units: 'all' | readonly string[], unitId: string) => units === 'all' || units.includes(unitId);

/** The whole city without its restricted cases: what the Department sees, and the command line. */
export const CITY_SIGHT: Sight = { units: 'all', restrictedIn: [], bypassed: [] };

/** What these posts may count (`report.read`) or take away as a file (`report.export`). */
export function sightOf(powers: readonly Power[], units: Units, action: Action): Sight {
  return {
    units: listed(visibleUnits(powers, units, action)),
    restrictedIn: listed(visibleUnits(powers, units, 'case.readRestricted')),
    bypassed: bypassedUnits(powers),
  };
}

/** The same sight, of one unit and those below it. */
export function narrowed(sight: Sight, units: Units, unitId: string): Sight {
  const there = [unitId, ...descendants(units, unitId)];
  return {
    ...sight,
    units: there.filter((id) => holds(sight.units, id)),
    restrictedIn: there.filter((id) => holds(sight.restrictedIn, id)),
  };
}

/** What of a case decides whether it is counted. */
export interface Counted extends Told {
  unitId: string;
  restricted: boolean;
  about: string | null;
}

/** Whether a case outside quarantine is in this reader's figures: the rule that the sums and the list of cases share. */
export function counts(sight: Sight, row: Counted): boolean {
  if (!holds(sight.units, row.unitId)) return false;
  if (row.restricted && !holds(sight.restrictedIn, row.unitId)) return false;
  return row.about !== 'head' || !isBypassed(sight.bypassed, row);
}
