import { addWorkingDays, type Calendar } from './calendar.ts';
import type { Instant } from './instant.ts';

/** A request that nobody has decided on by the end of so many working days is void. */
const LAPSE_DAYS = 5;

export const lapseOf = (calendar: Calendar, askedAt: Instant): Instant => addWorkingDays(calendar, askedAt, LAPSE_DAYS);

/** Until when somebody may read what a second person has let them open: the end of the next working day, over whatever days off. */
export const readableUntil = (calendar: Calendar, decidedAt: Instant): Instant =>
  addWorkingDays(calendar, decidedAt, 1);

export type KeyRequest = {
  readonly state: 'asked' | 'approved' | 'refused' | 'withdrawn';
  readonly lapsesAt: Instant;
  readonly askedBy: string;
  readonly readUntil: Instant | null;
};

export type KeyStanding = 'waiting' | 'lapsed' | 'readable' | 'over' | 'refused' | 'withdrawn';

/** Where a request stands at an instant. */
export function standingOf({ state, lapsesAt, readUntil }: KeyRequest, now: Instant): KeyStanding {
  if (state === 'asked') return now < lapsesAt ? 'waiting' : 'lapsed';
  if (state !== 'approved') return state;
  return readUntil !== null && now < readUntil ? 'readable' : 'over';
}

/** Two keys are two people: nobody decides on a request of their own. */
export const mayDecide = (request: KeyRequest, personId: string, now: Instant): boolean =>
  request.askedBy !== personId && standingOf(request, now) === 'waiting';

export const mayRead = (request: KeyRequest, personId: string, now: Instant): boolean =>
  request.askedBy === personId && standingOf(request, now) === 'readable';
