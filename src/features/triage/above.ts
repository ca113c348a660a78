import type { Instant } from '../../domain/instant.ts';
import type { Power } from '../../domain/permission.ts';
import { descendants, holdsPost, type Units } from '../../domain/units.ts';
import type { Visitor } from '../../platform/http/types.ts';
import type { Register } from '../staff/index.ts';
import type { DeskDeps } from './case-file.ts';

/** Units in which somebody heads or stands in, and is there. */
function staffed({ appointments, absences }: Register, at: Instant): ReadonlySet<string> {
  const away = new Set(absences.filter((one) => one.startsAt <= at && at < one.endsAt).map(({ personId }) => personId));
  const there = appointments.filter(
    (one) => (one.post === 'head' || one.post === 'deputy') && holdsPost(one, at) && !away.has(one.personId),
  );
  return new Set(there.map(({ unitId }) => unitId));
}

function fromAbove(register: Register, { personId, powers }: Visitor, at: Instant, units: Units): Power[] {
  const there = staffed(register, at);
  const own = new Set(powers.filter(({ past }) => !past).map(({ unitId }) => unitId));
  const below = new Set([...own].flatMap((unitId) => [...descendants(units, unitId)]));
  return [...below]
    .filter((unitId) => !there.has(unitId) && !own.has(unitId))
    .flatMap((unitId): Power[] => {
      const found = register.responsible(unitId, at, units);
      return found?.via === 'above' && found.personId === personId ? [{ unitId, post: found.post, above: true }] : [];
    });
}

const known = new WeakMap<Register, Map<string, Power[]>>();

/**
 * What somebody may do anywhere: by their own posts, and for every unit below in which nobody is there and for which they answer. The latter
 * is as old as the register, at most a minute.
 */
export function everywhere(
  { staff, places, services }: Pick<DeskDeps, 'staff' | 'places' | 'services'>,
  visitor: Visitor,
): readonly Power[] {
  const register = staff.register();
  const ofRegister = known.get(register) ?? new Map<string, Power[]>();
  known.set(register, ofRegister);
  // Posts are read anew at each request, and a change of them is a change of what falls to somebody.
  const key = `${visitor.personId} ${visitor.powers.map(({ unitId, post }) => `${unitId}/${post}`).join(' ')}`;
  const above = ofRegister.get(key) ?? fromAbove(register, visitor, services.clock.now(), places.city().units);
  ofRegister.set(key, above);
  return above.length === 0 ? visitor.powers : [...visitor.powers, ...above];
}
