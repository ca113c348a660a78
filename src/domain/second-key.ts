import { DAY_MS, type Instant } from './instant.ts';

/** How long somebody may read what a second person has let them open. */
export const READ_MS = DAY_MS;
/** A request that nobody has decided on by then is void. */
export const LAPSE_MS = 5 * DAY_MS;

export type KeyRequest = {
  readonly state: 'asked' | 'approved' | 'refused' | 'withdrawn';
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly readUntil: Instant | null;
};

export type KeyStanding = 'waiting' | 'lapsed' | 'readable' | 'over' | 'refused' | 'withdrawn';

/** Where a request stands at an instant. */
export function standingOf({ state, askedAt, readUntil }: KeyRequest, now: Instant): KeyStanding {
  if (state === 'asked') return now < askedAt + LAPSE_MS ? 'waiting' : 'lapsed';
  if (state !== 'approved') return state;
  return readUntil !== null && now < readUntil ? 'readable' : 'over';
}

/** Two keys are two people: nobody decides on a request of their own. */
export const mayDecide = (request: KeyRequest, personId: string, now: Instant): boolean =>
  request.askedBy !== personId && standingOf(request, now) === 'waiting';

export const mayRead = (request: KeyRequest, personId: string, now: Instant): boolean =>
  request.askedBy === personId && standingOf(request, now) === 'readable';
