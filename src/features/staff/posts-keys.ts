import type { Instant } from '../../domain/instant.ts';
import { type Action, can, scopesOf } from '../../domain/permission.ts';
import { keyTo } from '../../domain/posts.ts';
import { type Appointment, chainUp, holdsPost, type Units } from '../../domain/units.ts';
import type { Register } from './register.ts';

type WantedPost = Pick<Appointment, 'unitId' | 'post'>;

/** Everybody who may do this about a unit by posts of their own; who merely stands in for a head is not among them. */
function whoMay(action: Action, register: Register, units: Units, unitId: string, at: Instant): string[] {
  const able = register.appointments.filter(({ post }) => scopesOf(action, post).length > 0);
  const ids = new Set(able.map(({ personId }) => personId));
  return [...ids].filter((id) => can(register.posts(id, at), action, { unitId }, units));
}

/** Everybody who manages people of this unit at an instant. */
export const managersOf = (register: Register, units: Units, unitId: string, at: Instant): string[] =>
  whoMay('people.manage', register, units, unitId, at);

/** Everybody who turns the second key to a post at an instant. */
export const keyHolders = (register: Register, units: Units, wanted: WantedPost, at: Instant): string[] =>
  whoMay(keyTo(wanted, units), register, units, wanted.unitId, at);

/** Who is written to for the second key: who manages people there, and the nearest head who holds it; where that one is away, the next one up too. */
export function whoIsAsked(register: Register, units: Units, wanted: WantedPost, at: Instant): string[] {
  const holders = keyHolders(register, units, wanted, at);
  const asked = new Set(managersOf(register, units, wanted.unitId, at));
  for (const unitId of [wanted.unitId, ...chainUp(units, wanted.unitId)]) {
    const heads = register.appointments.filter((row) => row.unitId === unitId && row.post === 'head');
    const own = heads.find((row) => holdsPost(row, at) && holders.includes(row.personId));
    if (own) asked.add(own.personId);
    if (own && register.responsible(unitId, at, units)?.via === 'head') break;
  }
  return [...asked];
}
