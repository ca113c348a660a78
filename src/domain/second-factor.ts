import type { Power } from './permission.ts';
import { GUARDED_POSTS } from './posts.ts';

/**
 * Whether these posts ask for a second factor: those that open what is restricted or sealed, or decide who does. A stolen password or an open
 * mailbox must not be enough for them.
 */
export const needsSecondFactor = (powers: readonly Power[]): boolean =>
  powers.some(({ post, acting, past }) => !past && GUARDED_POSTS.includes(acting ? 'head' : post));
