import type { Instant } from './instant.ts';
import { type Appointment, chainUp, descendants, isCityWide, type Post, type Units } from './units.ts';

export const ACTIONS = [
  'case.list',
  'case.read',
  'case.receive',
  'case.answer',
  'case.approve',
  'case.ask',
  'case.transfer',
  'case.decline',
  'case.note',
  'case.tag',
  'case.assign',
  'case.claim',
  'case.extend',
  'case.redact',
  'case.readOriginal',
  'case.readRestricted',
  'case.release',
  'contact.open',
  'contact.approve',
  'sealed.ask',
  'privacy.decide',
  'tag.manage',
  'counter.use',
  'box.read',
  'box.print',
  'report.read',
  'report.export',
  'unit.manage',
  'place.manage',
  'people.read',
  'people.manage',
  'people.confirm',
  'absence.set',
  'setting.manage',
  'mail.read',
  'audit.read',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * Where a target stands as seen from a post: in the own unit, below it, above it, or elsewhere. `city` is everything outside the own unit for
 * who works for the whole city, and what belongs to no unit at all (settings of the city).
 */
export const SCOPES = ['own', 'below', 'above', 'other', 'city'] as const;
export type Scope = (typeof SCOPES)[number];

type Scopes = readonly Scope[];
const NIL: Scopes = [];
const OWN: Scopes = ['own'];
const SUB: Scopes = ['below', 'city'];
const ALL: Scopes = ['own', 'below', 'city'];
/** In the order of the posts: head, deputy, officer, specialist, inspector, administrator. */
const row = (...scopes: readonly [Scopes, Scopes, Scopes, Scopes, Scopes, Scopes]): Readonly<Record<Post, Scopes>> => {
  const [head, deputy, officer, specialist, inspector, administrator] = scopes;
  return { head, deputy, officer, specialist, inspector, administrator };
};

/**
 * Who may do what, where; what is not here may not be done. Nobody looks up or sideways. Heads and deputies act on their own unit and read
 * below it; officers keep to their own; specialists gather figures; inspectors read and never change; administrators manage, and of all cases
 * see those alone that quarantine holds. Quarantine is read by whom `case.release` lets.
 */
const TABLE: Readonly<Record<Action, Readonly<Record<Post, Scopes>>>> = {
  'case.list': row(ALL, ALL, OWN, ALL, ALL, NIL),
  'case.read': row(ALL, ALL, OWN, ALL, ALL, NIL),
  'case.receive': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'case.answer': row(OWN, OWN, OWN, NIL, NIL, NIL),
  // Sends what an officer wrote, and what the questions asked of an answer speak against.
  'case.approve': row(OWN, OWN, NIL, NIL, NIL, NIL),
  'case.ask': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'case.transfer': row(OWN, OWN, NIL, NIL, NIL, NIL),
  'case.decline': row(OWN, OWN, NIL, NIL, NIL, NIL),
  'case.note': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'case.tag': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'case.assign': row(OWN, OWN, NIL, NIL, NIL, NIL),
  'case.claim': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'case.extend': row(OWN, OWN, NIL, NIL, NIL, NIL),
  'case.redact': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'case.readOriginal': row(OWN, NIL, NIL, NIL, ALL, NIL),
  'case.readRestricted': row(OWN, NIL, NIL, NIL, ALL, NIL),
  'case.release': row(NIL, NIL, NIL, NIL, NIL, ALL),
  'contact.open': row(OWN, OWN, NIL, NIL, NIL, NIL),
  // The second key: another person than the one who asks, and never the administrator.
  'contact.approve': row(ALL, OWN, NIL, NIL, ALL, NIL),
  // Asks to read a case that the own post does not show.
  'sealed.ask': row(NIL, NIL, NIL, NIL, NIL, ALL),
  'privacy.decide': row(OWN, OWN, NIL, NIL, NIL, NIL),
  'tag.manage': row(OWN, OWN, NIL, NIL, NIL, NIL),
  'counter.use': row(OWN, OWN, OWN, NIL, NIL, NIL),
  'box.read': row(ALL, ALL, OWN, ALL, ALL, ALL),
  'box.print': row(ALL, ALL, OWN, ALL, NIL, ALL),
  'report.read': row(ALL, ALL, OWN, ALL, ALL, ALL),
  'report.export': row(ALL, ALL, NIL, ALL, ALL, NIL),
  'unit.manage': row(NIL, NIL, NIL, NIL, NIL, ALL),
  'place.manage': row(NIL, NIL, NIL, NIL, NIL, ALL),
  'people.read': row(ALL, ALL, NIL, NIL, ALL, ALL),
  'people.manage': row(NIL, NIL, NIL, NIL, NIL, ALL),
  // The second key: whoever heads a unit above, or another administrator.
  'people.confirm': row(SUB, NIL, NIL, NIL, NIL, ALL),
  // Of other people; everybody sets their own.
  'absence.set': row(ALL, NIL, NIL, NIL, NIL, ALL),
  'setting.manage': row(OWN, NIL, NIL, NIL, NIL, ALL),
  'mail.read': row(SUB, SUB, NIL, NIL, NIL, ALL),
  'audit.read': row(NIL, NIL, NIL, NIL, ALL, ALL),
};

/** The table itself, for whoever shows it or asks what a post is able to do. */
export const scopesOf = (action: Action, post: Post): readonly Scope[] => TABLE[action][post];

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
  const needed: Action[] =
    aboutCase && target.restricted && action !== 'case.release' ? [action, 'case.readRestricted'] : [action];
  return all.some((power) => {
    const scope = scopeOf(power, target.unitId, units);
    return needed.every((one) => allowed(power, one, units).includes(scope));
  });
}

/** Where `unitId` stands as seen from the post's unit. */
export function scopeOf(power: Power, unitId: string | null, units: Units): Scope {
  if (power.unitId === unitId) return 'own';
  if (worksForCity(power, units)) return 'city';
  if (unitId === null) return 'other';
  if (chainUp(units, unitId).includes(power.unitId)) return 'below';
  return chainUp(units, power.unitId).includes(unitId) ? 'above' : 'other';
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
function allowed(power: Power, action: Action, units: Units): Scopes {
  if (power.past) return NIL;
  if (power.post === 'inspector' && !worksForCity(power, units)) return NIL;
  return TABLE[action][power.acting ? 'head' : power.post];
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
