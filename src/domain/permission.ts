import type { Instant } from './instant.ts';
import { type Action, type Scope, scopesOf } from './permission-table.ts';
import { type Appointment, chainUp, descendants, isCityWide, type Units } from './units.ts';

export { ACTIONS, type Action, type Scope, scopesOf } from './permission-table.ts';

/**
 * A post in force. `acting` is a person who at this moment stands in for the head of that unit, and then has the head's powers there. `past`
 * is a post that was given up: it allows nothing, and hides from a former head what is about the time in office. `above` is
 * who answers from above for a unit in which nobody is there: that hides nothing from them.
 */
export type Power = Pick<Appointment, 'unitId' | 'post'> & {
  readonly acting?: boolean;
  readonly above?: boolean;
  readonly past?: { readonly from: Instant; readonly to: Instant };
};

/** What an action is about: `unitId` is the responsible unit, `null` the city as a whole. Who was bypassed must be said with the case. */
export type Target = { readonly unitId: string | null; readonly restricted?: boolean } & (
  | { readonly aboutHead?: false }
  | ({ readonly aboutHead: boolean } & Told)
);

/** At which unit something was told, when, and of when. */
export type Told = {
  readonly filedUnitId: string;
  readonly receivedAt: Instant;
  readonly happenedAt: Instant | null;
};

/** Acts on a case: who may not know of it may do none of them, and is not told that it is there. */
export const isAboutCase = (action: Action): boolean => /^(case|contact|privacy)\./.test(action);

/** Whether a person with these posts may do it: one post must allow it whole; posts do not add up within one decision. */
export function can(powers: Power | readonly Power[], action: Action, target: Target, units: Units): boolean {
  const all = 'unitId' in powers ? [powers] : powers;
  const aboutCase = isAboutCase(action);
  if (aboutCase && target.aboutHead && isBypassed(bypassedUnits(all), target)) return false;
  const needed: Action[] = aboutCase && target.restricted ? [action, 'case.readRestricted'] : [action];
  return all.some((power) => {
    const scope = scopeOf(power, target.unitId, units);
    return needed.every((one) => allowed(power, one, units).includes(scope));
  });
}

/** Where `unitId` stands as seen from the post's unit. */
export function scopeOf(power: Power, unitId: string | null, units: Units): Scope {
  if (power.unitId === unitId) return 'own';
  if (unitId !== null && chainUp(units, unitId).includes(power.unitId)) return 'below';
  if (worksForCity(power, units)) return 'city';
  return unitId !== null && chainUp(units, power.unitId).includes(unitId) ? 'above' : 'other';
}

/**
 * The units in which these posts allow an action, to narrow a list before it is read. Restricted cases are narrowed by
 * `case.readRestricted` as well, and cases about a head by {@link bypassedUnits}.
 */
export function visibleUnits(
  powers: readonly Power[],
  units: Units,
  action: Action = 'case.list',
): 'all' | ReadonlySet<string> {
  const visible = new Set(powers.flatMap((power) => reach(power, action, units)));
  return visible.size === units.size ? 'all' : visible;
}

/** A unit with the time in office, from an instant until another (exclusive); null is without end. */
export type Bypassed = { readonly unitId: string; readonly from: Instant | null; readonly to: Instant | null };

/** Cases about a head that {@link isBypassed} by these must not appear to these posts anywhere. */
export function bypassedUnits(powers: readonly Power[]): readonly Bypassed[] {
  const now = new Set(powers.filter(({ past, above }) => !past && !above).map(({ unitId }) => unitId));
  const then = powers.flatMap(({ unitId, past }) => (past && !now.has(unitId) ? [{ unitId, ...past }] : []));
  return [...[...now].map((unitId) => ({ unitId, from: null, to: null })), ...then];
}

/** Whether a case about the head is about a unit of these, and was sent or happened in that time in office. */
export function isBypassed(units: readonly Bypassed[], { filedUnitId, receivedAt, happenedAt }: Told): boolean {
  const within = ({ from, to }: Bypassed, at: Instant) => (from === null || from <= at) && (to === null || at < to);
  const times = happenedAt === null ? [receivedAt] : [receivedAt, happenedAt];
  return units.some((one) => one.unitId === filedUnitId && times.some((at) => within(one, at)));
}

/** Inspectors work for the city: an appointment as one in a unit that does not gives nothing. */
function allowed(power: Power, action: Action, units: Units): readonly Scope[] {
  if (power.past) return [];
  if (power.post === 'inspector' && !worksForCity(power, units)) return [];
  return scopesOf(action, power.acting ? 'head' : power.post);
}

function worksForCity({ unitId }: Power, units: Units): boolean {
  const unit = units.get(unitId);
  return unit !== undefined && isCityWide(unit);
}

function reach(power: Power, action: Action, units: Units): string[] {
  const scopes = allowed(power, action, units);
  const own = scopes.includes('own') ? [power.unitId] : [];
  if (scopes.includes('city') && worksForCity(power, units)) {
    return [...own, ...[...units.keys()].filter((id) => id !== power.unitId)];
  }
  return scopes.includes('below') ? [...own, ...descendants(units, power.unitId)] : own;
}
