import { type Instant, type LocalDate, localDate } from './instant.ts';

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
  /** The one unit that took this one over whole, when it ended; its people answer for what was left open here. */
  readonly successorId?: string | null;
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

/** Setting: the unit to which goes what is about the head of a unit that nobody stands above. */
export const INSPECTORATE = 'unit.inspectorate';

/** Whether a unit has ended by then; one that is not known has not. */
export function hasEnded(unit: Unit | undefined, at: Instant): boolean {
  return unit !== undefined && unit.validTo !== null && unit.validTo <= localDate(at);
}

/** The unit that answers at an instant for what this one began: itself, or the last of those that took over whole, one after another. */
export function answeringUnit(units: Units, unitId: string, at: Instant): string {
  const seen = new Set<string>();
  let id = unitId;
  while (!seen.has(id)) {
    seen.add(id);
    const unit = units.get(id);
    if (!unit?.successorId || !units.has(unit.successorId) || !hasEnded(unit, at)) break;
    id = unit.successorId;
  }
  return id;
}

/** The units for whose remains this one answers at an instant, itself left out. */
export function takenOver(units: Units, unitId: string, at: Instant): string[] {
  const ended = [...units.values()].filter((unit) => unit.id !== unitId && unit.successorId && hasEnded(unit, at));
  return ended.map(({ id }) => id).filter((id) => answeringUnit(units, id, at) === unitId);
}

export function holdsPost(appointment: Appointment, at: Instant): boolean {
  return appointment.validFrom <= at && (appointment.validTo === null || at < appointment.validTo);
}
