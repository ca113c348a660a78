import { eq } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import { atLocal, type Instant } from '../../domain/instant.ts';
import { type Action, can, isAboutCase, type Power, type Target } from '../../domain/permission.ts';
import { type Appointment, holdsPost, takenOver, type Units } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { appointment } from '../../schema/sqlite.ts';

/** When an appointment ends: with its unit at the latest. */
export function endOf({ unitId, validTo }: Pick<Appointment, 'unitId' | 'validTo'>, units: Units): Instant | null {
  const day = units.get(unitId)?.validTo;
  const unitEnds = day ? atLocal(day, 0) : null;
  return unitEnds === null || (validTo !== null && validTo < unitEnds) ? validTo : unitEnds;
}

/** The same post in the units that this one has taken over whole: somebody must answer for what was left there. */
export const withRemains = (power: Power, units: Units, at: Instant): Power[] => [
  power,
  ...takenOver(units, power.unitId, at).map((unitId) => ({ ...power, unitId })),
];

/**
 * Posts of a person at an instant, from the database: who has just lost a post has lost it now. `powers` are these posts, the same in the units
 * that theirs took over, and what was once held as a head.
 */
export async function readPosts(
  read: Handle,
  personId: string,
  at: Instant,
  units: Units,
): Promise<{ posts: Appointment[]; powers: Power[] }> {
  const found = await read.select().from(appointment).where(eq(appointment.personId, personId));
  const rows = found.map((row) => ({ ...row, validTo: endOf(row, units) }));
  const posts = rows.filter((row) => holdsPost(row, at));
  const headed = rows.flatMap(({ unitId, post, validFrom: from, validTo: to }) =>
    post === 'head' && to !== null && to <= at ? [{ unitId, post, past: { from, to } }] : [],
  );
  return { posts, powers: [...posts.flatMap((post) => withRemains(post, units, at)), ...headed] };
}

/** Lets who has these powers go on, or throws: `notFound` for cases and sealed contacts, whose very existence may be a secret, else `forbidden`. */
export function allow(powers: readonly Power[], action: Action, target: Target, units: Units): void {
  if (can(powers, action, target, units)) return;
  throw new Refusal(isAboutCase(action) ? 'notFound' : 'forbidden');
}

export type { Action, Power, Target };
