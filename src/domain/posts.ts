import type { Instant } from './instant.ts';
import { ACTIONS, type Action, type Power, scopesOf, visibleUnits } from './permission.ts';
import { type Appointment, POSTS, type Post, type Units } from './units.ts';

/** Acts that nobody may come by through one person's decision alone. */
const GUARDED: ReadonlySet<Action> = new Set([
  'case.readRestricted',
  'case.readOriginal',
  'case.release',
  'contact.open',
  'contact.approve',
  'people.manage',
  'people.confirm',
]);

/** Acts that must not reach beyond the own unit by one person's decision, in whatever post. */
const NEAR: readonly Action[] = ['case.list', 'case.read', 'report.export'];

/** Posts that open what is restricted or sealed, or decide who does, wherever they are held. */
export const GUARDED_POSTS: readonly Post[] = POSTS.filter((post) =>
  ACTIONS.some((action) => GUARDED.has(action) && scopesOf(action, post).length > 0),
);

/** Whether this post, held in this unit, is a guarded one: by what it is, or because it reads cases of other units too. */
export function isGuarded(power: Power, units: Units): boolean {
  if (GUARDED_POSTS.includes(power.acting ? 'head' : power.post)) return true;
  return NEAR.some((action) => {
    const seen = visibleUnits([power], units, action);
    return seen === 'all' ? units.size > 1 : [...seen].some((unitId) => unitId !== power.unitId);
  });
}

/**
 * Whether a post needs a second key: when it is a guarded one, or when it would let who manages people read cases as well, be it an officer's.
 * @param managesPeople whether the one who is to get the post manages people, or is the one who gives it
 */
export const needsSecondKey = (
  post: Pick<Appointment, 'unitId' | 'post'>,
  units: Units,
  managesPeople: boolean,
): boolean => managesPeople || isGuarded(post, units);

/** Where an appointment stands at an instant. */
export const standingOf = ({ validFrom, validTo }: Pick<Appointment, 'validFrom' | 'validTo'>, at: Instant) =>
  validTo !== null && validTo <= at ? 'past' : validFrom > at ? 'future' : 'now';
