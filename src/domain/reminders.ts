import { addWorkingHours, type Calendar, deadline } from './calendar.ts';
import type { Instant } from './instant.ts';
import type { Term } from './promises.ts';

/**
 * When units above hear that a case is late: the n-th number is for the n-th level above, or for the top of a tree that is not so high, in
 * multiples of the whole term, so that 1 is the deadline itself and 2 as much time again.
 */
export type Climb = readonly number[];

export const CLIMB: Climb = [1, 2, 3];
/** Setting: a unit that hears a day before each deadline and at it, wherever it stands; the Department, which gathers the figures, for one. */
export const ALSO_TELL = 'reminder.alsoTell';
/** Longest way up that settings may name; Hanoi's tree has three levels. */
export const MOST_LEVELS = 5;
/** Working hours after the mail in which somebody of the unit should have opened the case: the term for taking up, from iHanoi. */
export const UNREAD_HOURS = 8;

/** The same for what is urgent. */
export const URGENT_HOURS = 1;

/** From so many notices of a kind on, a reader gets one digest. */
export const DIGEST_FROM = 5;
/** A unit is silent when nobody came to the desk, or its boxes got nothing, for so many weeks. */
export const SILENT_WEEKS = 4;

/** Whether such a list of multiples makes sense: at least the deadline, never earlier for a higher level. */
export function isClimb(multiples: readonly number[]): boolean {
  const rises = multiples.every((one, i) => one >= (multiples[i - 1] ?? 1) && one <= 20);
  return multiples.length <= MOST_LEVELS && rises;
}

/** The end of a multiple of the term: the deadline for 1, then as much working time again for each further 1. */
export function multipleOf(
  calendar: Calendar,
  dueAt: Instant,
  term: Pick<Term, 'amount' | 'unit'>,
  multiple: number,
): Instant {
  const more = (multiple - 1) * term.amount;
  if (more <= 0) return dueAt;
  return term.unit === 'working_hours'
    ? addWorkingHours(calendar, dueAt, more)
    : deadline(calendar, dueAt, { unit: 'working_days', amount: Math.max(1, Math.round(more)) });
}

/** How many levels above the unit have to know by now. */
export function levelsTold(
  calendar: Calendar,
  late: { readonly dueAt: Instant; readonly term: Pick<Term, 'amount' | 'unit'> },
  climb: Climb,
  now: Instant,
): number {
  return climb.filter((multiple) => multipleOf(calendar, late.dueAt, late.term, multiple) <= now).length;
}
