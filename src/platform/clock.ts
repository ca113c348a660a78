import type { Instant } from '../domain/instant.ts';

/** Where the program learns what time it is; tests pass one that stands still. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };
