import type { Instant, LocalDate } from './instant.ts';

/** An organisation in the tree. Its row is in force from `validFrom` until the day before `validTo`; `null` is without end. */
export type Unit = {
  readonly id: string;
  /** Official code; codes and names outlive mergers and are used again, so only `id` identifies a unit. */
  readonly code: string;
  readonly parentId: string | null;
  readonly kind: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  /** Works for the whole city; left out, {@link isCityWide} decides by the code. */
  readonly cityWide?: boolean;
};

export type Units = ReadonlyMap<string, Unit>;

export const POSTS = ['head', 'deputy', 'officer', 'specialist', 'inspector', 'administrator'] as const;
export type Post = (typeof POSTS)[number];

/** A person holds a post in a unit, from an instant until another (exclusive; `null` is without end). */
export type Appointment = {
  readonly personId: string;
  readonly unitId: string;
  readonly post: Post;
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
};

/** A person is away, from an instant until another (exclusive), and may have named who stands in. */
export type Absence = {
  readonly personId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly substituteId: string | null;
};

export type ResponsiblePerson = {
  readonly personId: string;
  /** The person's own post, so that a letter is not addressed to a deputy as the head. */
  readonly post: Post;
  /** The unit the person answers in; differs from the asked one when `via` is `above`. */
  readonly unitId: string;
  readonly via: 'head' | 'substitute' | 'deputy' | 'above';
};

/**
 * In Hanoi the Department of Culture and Sports, which gathers the figures (5635/UBND-KGVX of 04/12/2020), and the Inspectorate. Another
 * city says so on its own units.
 */
const CITY_WIDE_CODES: readonly string[] = ['HN-SVHTT', 'HN-TTTP'];

/**
 * Whether people of this unit look at the whole city. The root does, unless it says otherwise: the railway and the airport stand under
 * nobody in the city either, and must see nothing of it.
 */
export function isCityWide(unit: Unit): boolean {
  return unit.cityWide ?? (unit.parentId === null || CITY_WIDE_CODES.includes(unit.code));
}

export function inForce(row: { validFrom: LocalDate; validTo: LocalDate | null }, date: LocalDate): boolean {
  return row.validFrom <= date && (row.validTo === null || date < row.validTo);
}

/** The unit that bore this code on that day: a commune of 2024 and its namesake of 2026 are two units. */
export function unitAsOf(units: Iterable<Unit>, code: string, date: LocalDate): Unit | null {
  for (const unit of units) if (unit.code === code && inForce(unit, date)) return unit;
  return null;
}

/** The ids above a unit, nearest first, the root last, itself left out. A loop or a missing parent ends the chain. */
export function chainUp(units: Units, unitId: string): string[] {
  const chain = new Set([unitId]);
  let above = units.get(unitId)?.parentId;
  while (above && units.has(above) && !chain.has(above)) {
    chain.add(above);
    above = units.get(above)?.parentId;
  }
  return [...chain].slice(1);
}

/** The ids of every unit below, at any depth, itself left out. */
export function descendants(units: Units, unitId: string): ReadonlySet<string> {
  const below = Map.groupBy(units.values(), ({ parentId }) => parentId);
  const found = new Set([unitId]);
  for (const id of found) for (const child of below.get(id) ?? []) found.add(child.id);
  found.delete(unitId);
  return found;
}

/** Whose box it was on that day, from the dated rows of one box or place; of overlapping rows the one that began last. */
export function responsibleUnit(
  rows: Iterable<{ unitId: string; validFrom: LocalDate; validTo: LocalDate | null }>,
  date: LocalDate,
): string | null {
  let best: { unitId: string; validFrom: LocalDate } | null = null;
  for (const row of rows) if (inForce(row, date) && (best === null || row.validFrom > best.validFrom)) best = row;
  return best?.unitId ?? null;
}

/**
 * Which unit a new case belongs to. A case about the head goes to the unit above and is `bypassed`: nobody in the place's unit may know
 * of it. Above the city's own head there is nobody, so that case goes to the inspectorate and is `restricted`; where the city has named
 * none it stays, restricted, with only the inspectors able to read it.
 */
export function caseUnit(input: {
  placeUnitId: string;
  about: string | null;
  units: Units;
  inspectorateUnitId?: string | null;
}): { unitId: string; bypassed: boolean; restricted: boolean } {
  const { placeUnitId, about, units, inspectorateUnitId } = input;
  if (about !== 'head') return { unitId: placeUnitId, bypassed: false, restricted: false };
  const above = chainUp(units, placeUnitId)[0];
  if (above) return { unitId: above, bypassed: true, restricted: false };
  const bypassed = Boolean(inspectorateUnitId) && inspectorateUnitId !== placeUnitId;
  return { unitId: (bypassed && inspectorateUnitId) || placeUnitId, bypassed, restricted: true };
}

type Staffing = {
  readonly at: Instant;
  readonly appointments: readonly Appointment[];
  readonly absences: readonly Absence[];
  readonly units: Units;
  /** People who may not be given the case: see {@link excludedPersons}. */
  readonly excluded?: ReadonlySet<string>;
};

export function holdsPost(appointment: Appointment, at: Instant): boolean {
  return appointment.validFrom <= at && (appointment.validTo === null || at < appointment.validTo);
}

/**
 * Who answers for a unit at an instant: its head; in an absence whoever the head named, and whoever that person named in turn; else a deputy
 * who is there; else the same question one unit higher. `null` only when nobody is left up to the root.
 */
export function responsiblePerson(input: Staffing & { readonly unitId: string }): ResponsiblePerson | null {
  for (const unitId of [input.unitId, ...chainUp(input.units, input.unitId)]) {
    const found = personIn(unitId, input);
    if (found) return unitId === input.unitId ? found : { ...found, via: 'above' };
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

function personIn(unitId: string, staffing: Staffing): ResponsiblePerson | null {
  const { appointments, at } = staffing;
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
  let personId = absence(absentId, staffing)?.substituteId;
  while (personId && !asked.has(personId)) {
    asked.add(personId);
    const post = staffing.appointments.find((row) => row.personId === personId && holdsPost(row, staffing.at))?.post;
    if (!post) return null;
    if (isThere(personId, staffing)) return { personId, post };
    personId = absence(personId, staffing)?.substituteId;
  }
  return null;
}

function isThere(personId: string, staffing: Staffing): boolean {
  return !staffing.excluded?.has(personId) && absence(personId, staffing) === undefined;
}

/** The absence a person is in; of overlapping ones that with a substitute, then the latest begun. */
function absence(personId: string, { absences, at }: Staffing): Absence | undefined {
  return absences
    .filter((row) => row.personId === personId && row.startsAt <= at && at < row.endsAt)
    .sort((a, b) => Number(b.substituteId !== null) - Number(a.substituteId !== null) || b.startsAt - a.startsAt)[0];
}
