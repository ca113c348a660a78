import type { Instant } from './instant.ts';
import {
  type Absence,
  type Appointment,
  answeringUnit,
  chainUp,
  hasEnded,
  holdsPost,
  type ResponsiblePerson,
  type Units,
} from './units.ts';

type Staffing = {
  readonly at: Instant;
  readonly appointments: readonly Appointment[];
  readonly absences: readonly Absence[];
  readonly units: Units;
  /** People who may not be given the case: see {@link excludedPersons}. */
  readonly excluded?: ReadonlySet<string>;
};

type AnsweredCase = {
  readonly unitId: string;
  readonly about: string | null;
  readonly filedUnitId: string;
  readonly receivedAt: Instant;
  readonly happenedAt: Instant | null;
};

/**
 * Who answers for a unit (for one that has ended, in the unit that took it over) at an instant: its head; in an absence whoever the head named, and whoever that person named in turn; else a deputy
 * who is there; else the same question one unit higher. `null` only when nobody is left up to the root.
 */
export function responsiblePerson(input: Staffing & { readonly unitId: string }): ResponsiblePerson | null {
  const asked = answeringUnit(input.units, input.unitId, input.at);
  for (const unitId of [asked, ...chainUp(input.units, asked)]) {
    const found = personIn(unitId, input);
    if (found) return unitId === asked ? found : { ...found, via: 'above' };
  }
  return null;
}

/**
 * Everybody who may not see a case about the head of a unit: all who hold a post there now, and whoever headed it when it happened or was
 * received, even if that person has since been appointed above.
 */
export function excludedPersons(input: {
  unitId: string;
  at: Instant;
  receivedAt: Instant;
  happenedAt?: Instant | null;
  appointments: readonly Appointment[];
}): ReadonlySet<string> {
  const { unitId, at, receivedAt, happenedAt, appointments } = input;
  const there = appointments.filter((appointment) => appointment.unitId === unitId);
  const now = there.filter((appointment) => holdsPost(appointment, at));
  const heads = there.filter(({ post }) => post === 'head');
  const then = heads.filter((row) => holdsPost(row, receivedAt) || holdsPost(row, happenedAt ?? receivedAt));
  return new Set([...now, ...then].map(({ personId }) => personId));
}

/** Who answers for a case: of one about a head, nobody whom it must not reach. */
export function answersFor(
  { unitId, about, filedUnitId, receivedAt, happenedAt }: AnsweredCase,
  staffing: Omit<Staffing, 'excluded'>,
): ResponsiblePerson | null {
  if (about !== 'head') return responsiblePerson({ ...staffing, unitId });
  const { at, appointments } = staffing;
  const excluded = excludedPersons({ unitId: filedUnitId, at, receivedAt, happenedAt, appointments });
  return responsiblePerson({ ...staffing, unitId, excluded });
}

function personIn(unitId: string, staffing: Staffing): ResponsiblePerson | null {
  const { appointments, at, units } = staffing;
  if (hasEnded(units.get(unitId), at)) return null;
  const staff = appointments
    .filter((row) => row.unitId === unitId && holdsPost(row, at))
    .sort((a, b) => a.validFrom - b.validFrom || (a.personId < b.personId ? -1 : 1));
  const head = staff.findLast(({ post }) => post === 'head'); // at a hand-over the newcomer
  if (head && isThere(head.personId, staffing)) return { personId: head.personId, post: 'head', unitId, via: 'head' };
  const substitute = head && substituteOf(head.personId, staffing);
  if (substitute) return { ...substitute, unitId, via: 'substitute' };
  const deputy = staff.find(({ post, personId }) => post === 'deputy' && isThere(personId, staffing));
  return deputy ? { personId: deputy.personId, post: 'deputy', unitId, via: 'deputy' } : null;
}

/** Follows who stands in for whom; ends without anybody at a loop, or at a person who holds no post any more. */
function substituteOf(absentId: string, staffing: Staffing): { personId: string; post: Appointment['post'] } | null {
  const asked = new Set([absentId]);
  let personId = absenceOf(absentId, staffing)?.substituteId;
  while (personId && !asked.has(personId)) {
    asked.add(personId);
    const post = staffing.appointments.find(
      (row) =>
        row.personId === personId &&
        holdsPost(row, staffing.at) &&
        !hasEnded(staffing.units.get(row.unitId), staffing.at),
    )?.post;
    if (!post) return null;
    if (isThere(personId, staffing)) return { personId, post };
    personId = absenceOf(personId, staffing)?.substituteId;
  }
  return null;
}

/** The person, or in an absence whoever stands in for them; null when nobody does. */
export function whoIsThere(personId: string, staffing: Staffing): string | null {
  return isThere(personId, staffing) ? personId : (substituteOf(personId, staffing)?.personId ?? null);
}

function isThere(personId: string, staffing: Staffing): boolean {
  return !staffing.excluded?.has(personId) && absenceOf(personId, staffing) === undefined;
}

/** The absence a person is in; of overlapping ones that with a substitute, then the latest begun. */
export function absenceOf(personId: string, { absences, at }: Pick<Staffing, 'absences' | 'at'>): Absence | undefined {
  return absences
    .filter((row) => row.personId === personId && row.startsAt <= at && at < row.endsAt)
    .sort((a, b) => Number(b.substituteId !== null) - Number(a.substituteId !== null) || b.startsAt - a.startsAt)[0];
}
