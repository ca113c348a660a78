import { and, eq, inArray, notInArray, type SQL } from 'drizzle-orm';
import { type Action, type Bypassed, bypassedUnits, type Power, visibleUnits } from '../../domain/permission.ts';
import type { Units } from '../../domain/units.ts';
import type { Handle, SearchScope } from '../../platform/db/store.ts';
import { cases } from '../../schema/sqlite.ts';
import { aboutHeadsOf } from '../cases/index.ts';
import type { Lane } from './listing.ts';

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

/** Quarantine holds what no unit has seen; who may release it reads it, restricted cases where that is allowed as well. */
export function quarantineScope(powers: readonly Power[], units: Units): Scope {
  const seen = (power: Power, action: Action) => {
    const visible = visibleUnits([power], units, action);
    return visible === 'all' ? new Set(units.keys()) : visible;
  };
  const restricted = new Set(
    powers.flatMap((power) => {
      const read = seen(power, 'case.readRestricted');
      return [...seen(power, 'case.release')].filter((unitId) => read.has(unitId));
    }),
  );
  return {
    units: listed(visibleUnits(powers, units, 'case.release')),
    restrictedIn: listed(restricted.size === units.size ? 'all' : restricted),
    bypassed: bypassedUnits(powers),
  };
}

export const holds = (units: 'all' | readonly string[], unitId: string): boolean =>
  units === 'all' || units.includes(unitId);

/** The scope cut down to one unit; to nothing when that unit is not in it. */
export function within(scope: Scope, unitId: string | null): Scope {
  if (unitId === null) return scope;
  return {
    ...scope,
    units: holds(scope.units, unitId) ? [unitId] : [],
    restrictedIn: holds(scope.restrictedIn, unitId) ? [unitId] : [],
  };
}

/** The units whose cases of a lane this scope shows. */
export const unitsOf = ({ units, restrictedIn }: Scope, lane: Lane): Scope['units'] =>
  lane === 'restricted' ? restrictedIn : units;

export const isNothing = (units: Scope['units']): boolean => units !== 'all' && units.length === 0;

/** Cases about a head of the reader's own unit: few, and found by an index of their own. */
const aboutOwnHead = (handle: Handle, { bypassed }: Pick<Scope, 'bypassed'>) =>
  handle.select({ serial: cases.serial }).from(cases).where(aboutHeadsOf(bypassed));

/** What must be left out although it lies in a unit of the scope; undefined when nothing is. */
export const leaveOut = (handle: Handle, scope: Pick<Scope, 'bypassed'>): SQL | undefined =>
  scope.bypassed.length === 0 ? undefined : notInArray(cases.serial, aboutOwnHead(handle, scope));

/** Cases as the counters count them. */
export interface Counted {
  open: number;
  waiting: number;
  done: number;
  /** Of these, marked as spam. */
  spam: number;
}
export const NOTHING: Counted = { open: 0, waiting: 0, done: 0, spam: 0 };

/** Those few themselves, as far as the counters of a lane count them for this reader. */
export async function countedButHidden(handle: Handle, scope: Scope, lane: Lane): Promise<Counted> {
  const hidden = { ...NOTHING };
  if (scope.bypassed.length === 0) return hidden;
  const serials = aboutOwnHead(handle, scope);
  const { unitId, queue, status, waitingFor, restricted } = cases;
  const rows = await handle
    .select({ unitId, queue, status, waitingFor })
    .from(cases)
    .where(and(inArray(cases.serial, serials), eq(restricted, lane === 'restricted')));
  for (const row of rows) {
    if (row.queue === 'quarantine' || !holds(unitsOf(scope, lane), row.unitId)) continue;
    hidden[row.queue] += 1;
    if (row.status === 'spam') hidden.spam += 1;
    if (row.queue === 'open' && row.waitingFor !== null) hidden.waiting += 1;
  }
  return hidden;
}
