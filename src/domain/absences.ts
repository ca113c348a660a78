import type { Instant } from './instant.ts';
import { responsiblePerson } from './responsible.ts';
import type { Absence, Appointment, ResponsiblePerson, Units } from './units.ts';

type Span = Pick<Absence, 'startsAt' | 'endsAt'>;

export const overlaps = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/**
 * The people in a ring, the first one again at the end, when a new absence would make somebody stand in for themselves at any instant of it;
 * else null. Rings that do not touch the new absence are not its fault.
 */
export function findLoop(known: readonly Absence[], wanted: Absence): string[] | null {
  const all = known.filter((row) => overlaps(row, wanted));
  const instants = [wanted.startsAt, ...all.map(({ startsAt }) => startsAt)].filter(
    (at) => at >= wanted.startsAt && at < wanted.endsAt,
  );
  for (const at of instants) {
    const ring = ringAt([...all, wanted], wanted.personId, at);
    if (ring) return ring;
  }
  return null;
}

function ringAt(absences: readonly Absence[], first: string, at: Instant): string[] | null {
  const next = (personId: string) =>
    absences.find(
      (row) => row.personId === personId && row.substituteId !== null && row.startsAt <= at && at < row.endsAt,
    )?.substituteId ?? null;
  const chain = [first];
  for (let id = next(first); id !== null; id = next(id)) {
    chain.push(id);
    if (id === first) return chain;
    if (chain.indexOf(id) < chain.length - 1) return null;
  }
  return null;
}

/** Who answers for a unit from when until when. */
export interface Answering {
  startsAt: Instant;
  endsAt: Instant;
  person: ResponsiblePerson | null;
}

/** Who answers for a unit at each instant of a span, in order: it changes only where an absence or a post begins or ends. */
export function answeringThrough(
  span: Span,
  given: {
    unitId: string;
    appointments: readonly Appointment[];
    absences: readonly Absence[];
    units: Units;
  },
): Answering[] {
  const turns = [
    ...given.absences.flatMap((row) => [row.startsAt, row.endsAt]),
    ...given.appointments.flatMap((row) => [row.validFrom, row.validTo ?? row.validFrom]),
  ].filter((at) => at > span.startsAt && at < span.endsAt);
  const starts = [...new Set([span.startsAt, ...turns])].sort((a, b) => a - b);
  const parts: Answering[] = [];
  starts.forEach((startsAt, i) => {
    const person = responsiblePerson({ ...given, at: startsAt });
    const endsAt = starts[i + 1] ?? span.endsAt;
    const before = parts.at(-1);
    if (before && isSame(before.person, person)) before.endsAt = endsAt;
    else parts.push({ startsAt, endsAt, person });
  });
  return parts;
}

const isSame = (a: ResponsiblePerson | null, b: ResponsiblePerson | null) =>
  a?.personId === b?.personId && a?.via === b?.via;
