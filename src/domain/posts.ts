import type { Instant } from './instant.ts';
import { ACTIONS, type Action, scopesOf } from './permission.ts';
import { type Appointment, POSTS, type Post } from './units.ts';

/** Acts that nobody may come by through one person's decision alone. */
const GUARDED: ReadonlySet<Action> = new Set([
  'case.readRestricted',
  'case.readOriginal',
  'case.release',
  'contact.open',
  'contact.approve',
  'contact.approve',
  'people.manage',
  'people.confirm',
]);

/** Posts that open what is restricted or sealed, or decide who does. */
export const GUARDED_POSTS: readonly Post[] = POSTS.filter((post) =>
  ACTIONS.some((action) => GUARDED.has(action) && scopesOf(action, post).length > 0),
);

/**
 * Whether a post needs a second key: when it is a guarded one, or when it would let who manages people read cases as well, be it an officer's.
 * @param managesPeople whether the one who is to get the post manages people, or is the one who gives it
 */
export const needsSecondKey = (post: Post, managesPeople: boolean): boolean =>
  managesPeople || GUARDED_POSTS.includes(post);

/** Where an appointment stands at an instant. */
export const standingOf = ({ validFrom, validTo }: Pick<Appointment, 'validFrom' | 'validTo'>, at: Instant) =>
  validTo !== null && validTo <= at ? 'past' : validFrom > at ? 'future' : 'now';
