import type { Power } from './permission.ts';
import { isGuarded } from './posts.ts';
import type { Units } from './units.ts';

/**
 * Whether these posts ask for a second factor: those that open what is restricted or sealed, read cases of
 * other units, or decide who does. A stolen password or an open
 * mailbox must not be enough for them.
 */
export const needsSecondFactor = (powers: readonly Power[], units: Units): boolean =>
  powers.some((power) => !power.past && isGuarded(power, units));
