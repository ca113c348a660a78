import type { Instant } from '../../domain/instant.ts';
import { can, type Power, scopesOf } from '../../domain/permission.ts';
import { keyTo, standingOf } from '../../domain/posts.ts';
import { type Appointment, chainUp, holdsPost, POSTS, type Post, type Units } from '../../domain/units.ts';
import type { Register } from './register.ts';

type Held = Pick<Appointment, 'unitId' | 'post'>;

/** Whether these posts turn the second key to all that is opened. Who merely stands in for a head does not turn it. */
export const turnsKey = (powers: readonly Power[], opened: readonly Held[], units: Units): boolean =>
  opened.every((one) =>
    can(
      powers.filter(({ acting }) => !acting),
      keyTo(one, units),
      one,
      units,
    ),
  );

/** What whoever reads a person's mailbox comes by: every post that is held or about to be, and those of heads whom the person stands in for. */
export function openedByAddress(
  { appointments, absences }: Pick<Register, 'appointments' | 'absences'>,
  personId: string,
  at: Instant,
): Held[] {
  const standsInFor = absences.filter((row) => row.substituteId === personId && row.endsAt > at);
  const heads = new Set(standsInFor.map((row) => row.personId));
  return appointments.filter(
    (row) =>
      standingOf(row, at) !== 'past' && (row.personId === personId || (row.post === 'head' && heads.has(row.personId))),
  );
}

const TURNING: readonly Post[] = POSTS.filter((post) => scopesOf('people.confirm', post).length > 0);

/** Everybody who turns the second key to all of it at an instant. */
export function keyHolders(register: Register, units: Units, opened: readonly Held[], at: Instant): string[] {
  const able = register.appointments.filter(({ post }) => TURNING.includes(post));
  const ids = new Set(able.map(({ personId }) => personId));
  return [...ids].filter((id) => turnsKey(register.posts(id, at), opened, units));
}

/** Everybody who manages people of this unit at an instant. */
export function managersOf(register: Register, units: Units, unitId: string, at: Instant): string[] {
  const ids = new Set(register.appointments.filter(({ post }) => post === 'administrator').map((row) => row.personId));
  return [...ids].filter((id) => can(register.posts(id, at), 'people.manage', { unitId }, units));
}

/** Who is written to for the second key: of who holds it, the administrators, and the nearest head; where that one is away, the next one up too. */
export function whoIsAsked(register: Register, units: Units, opened: readonly Held[], at: Instant): string[] {
  const holders = keyHolders(register, units, opened, at);
  const start = opened[0]?.unitId ?? '';
  const asked = new Set(managersOf(register, units, start, at).filter((id) => holders.includes(id)));
  for (const unitId of [start, ...chainUp(units, start)]) {
    const heads = register.appointments.filter((row) => row.unitId === unitId && row.post === 'head');
    const own = heads.find((row) => holdsPost(row, at) && holders.includes(row.personId));
    if (own) asked.add(own.personId);
    if (own && register.responsible(unitId, at, units)?.via === 'head') break;
  }
  return [...asked];
}
