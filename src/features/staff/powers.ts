import { eq } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Action, can, type Power, type Target } from '../../domain/permission.ts';
import { type Appointment, holdsPost, type Units } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { appointment } from '../../schema/sqlite.ts';

/** Posts of a person at an instant, from the database: who has just lost a post has lost it now. `headed` are those once held as a head. */
export async function readPosts(
  read: Handle,
  personId: string,
  at: Instant,
): Promise<{ posts: Appointment[]; headed: Power[] }> {
  const rows = await read.select().from(appointment).where(eq(appointment.personId, personId));
  const headed = rows.flatMap(({ unitId, post, validFrom: from, validTo: to }) =>
    post === 'head' && to !== null && to <= at ? [{ unitId, post, past: { from, to } }] : [],
  );
  return { posts: rows.filter((row) => holdsPost(row, at)), headed };
}

/** Lets who has these powers go on, or throws: `notFound` for cases and sealed contacts, whose very existence may be a secret, else `forbidden`. */
export function allow(powers: readonly Power[], action: Action, target: Target, units: Units): void {
  if (can(powers, action, target, units)) return;
  throw new Refusal(action.startsWith('case.') || action === 'contact.open' ? 'notFound' : 'forbidden');
}

export type { Action, Power, Target };
