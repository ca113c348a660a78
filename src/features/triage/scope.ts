import { and, eq, inArray, notInArray, or, type SQL } from 'drizzle-orm';
import { type Action, type Bypassed, bypassedUnits, type Power, visibleUnits } from '../../domain/permission.ts';
import type { Units } from '../../domain/units.ts';
import type { Handle, SearchScope } from '../../platform/db/store.ts';
import { cases } from '../../schema/sqlite.ts';
import { aboutHeadsOf } from '../cases/index.ts';

/** Whose cases a person may see listed. `bypassed`: cases about heads that do not exist for them. */
export interface Scope extends SearchScope {
  bypassed: readonly Bypassed[];
}

const listed = (units: 'all' | ReadonlySet<string>) => (units === 'all' ? 'all' : [...units]);

export function listScope(powers: readonly Power[], units: Units): Scope {
  return {
    units: listed(visibleUnits(powers, units, 'case.list')),
    restrictedIn: listed(visibleUnits(powers, units, 'case.readRestricted')),
    bypassed: bypassedUnits(powers),
  };
}

/** Quarantine holds what no unit has seen; who may release it reads all of it. */
export function quarantineScope(powers: readonly Power[], units: Units): Scope {
  const action: Action = 'case.release';
  const visible = listed(visibleUnits(powers, units, action));
  return { units: visible, restrictedIn: visible, bypassed: bypassedUnits(powers) };
}

/** The scope cut down to one unit; to nothing when that unit is not in it. */
export function within(scope: Scope, unitId: string | null): Scope {
  if (unitId === null) return scope;
  const sees = scope.units === 'all' || scope.units.includes(unitId);
  const seesRestricted = scope.restrictedIn === 'all' || scope.restrictedIn.includes(unitId);
  return { ...scope, units: sees ? [unitId] : [], restrictedIn: seesRestricted ? [unitId] : [] };
}

/** Cases about a head of the reader's own unit: few, and found by an index of their own. */
const aboutOwnHead = (handle: Handle, { bypassed }: Scope) =>
  handle.select({ serial: cases.serial }).from(cases).where(aboutHeadsOf(bypassed));

/** What of the cases of one unit (or of the city, null) must be left out; undefined when nothing is. */
export function leaveOut(handle: Handle, scope: Scope, unitId: string | null): SQL | undefined {
  const { restrictedIn, bypassed } = scope;
  return and(
    restrictedIn === 'all' || (unitId !== null && restrictedIn.includes(unitId))
      ? undefined
      : or(eq(cases.restricted, false), unitId === null ? anyOf(restrictedIn) : undefined),
    bypassed.length === 0 ? undefined : notInArray(cases.serial, aboutOwnHead(handle, scope)),
  );
}

const anyOf = (units: readonly string[]) => (units.length === 0 ? undefined : inArray(cases.unitId, [...units]));

/** Those few themselves, as far as the counters count them for this reader. */
export async function countedButHidden(handle: Handle, scope: Scope): Promise<{ open: number; done: number }> {
  const hidden = { open: 0, done: 0 };
  if (scope.bypassed.length === 0) return hidden;
  const serials = aboutOwnHead(handle, scope);
  const { unitId, restricted, queue } = cases;
  const rows = await handle.select({ unitId, restricted, queue }).from(cases).where(inArray(cases.serial, serials));
  for (const row of rows) {
    const counted = row.restricted ? holds(scope.restrictedIn, row.unitId) : holds(scope.units, row.unitId);
    if (counted && row.queue !== 'quarantine') hidden[row.queue] += 1;
  }
  return hidden;
}

const holds = (units: 'all' | readonly string[], unitId: string) => units === 'all' || units.includes(unitId);
