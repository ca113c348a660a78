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
  'people.confirmGuarded',
]);

/** Acts that must not reach beyond the own unit by one person's decision, in whatever post. */
const NEAR: readonly Action[] = ['case.list', 'case.read', 'report.export'];

/** Posts that open what is restricted or sealed, or decide who does, wherever they are held. */
export const GUARDED_POSTS: readonly Post[] = POSTS.filter((post) =>
  ACTIONS.some((action) => GUARDED.has(action) && scopesOf(action, post).length > 0),
);

/** Posts that see more of the city as soon as their unit works for all of it. */
export const FAR_POSTS: readonly Post[] = POSTS.filter((post) =>
  ACTIONS.some((action) => scopesOf(action, post).includes('city')),
);

/** Whether this post, held in this unit, is a guarded one: by what it is, or because it reads cases of other units too. */
export function isGuarded(power: Power, units: Units): boolean {
  if (GUARDED_POSTS.includes(power.acting ? 'head' : power.post)) return true;
  return NEAR.some((action) => {
    const seen = visibleUnits([power], units, action);
    return seen === 'all' ? units.size > 1 : [...seen].some((unitId) => unitId !== power.unitId);
  });
}

/** The second key that a post needs; each needs one, since each lets somebody read cases or decide who does. */
export const keyTo = (post: Pick<Appointment, 'unitId' | 'post'>, units: Units): Action =>
  isGuarded(post, units) ? 'people.confirmGuarded' : 'people.confirm';

/** Where an appointment stands at an instant. */
export const standingOf = ({ validFrom, validTo }: Pick<Appointment, 'validFrom' | 'validTo'>, at: Instant) =>
  validTo !== null && validTo <= at ? 'past' : validFrom > at ? 'future' : 'now';
