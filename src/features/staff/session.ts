import { and, desc, eq, gt, lt, ne, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { person, session } from '../../schema/sqlite.ts';

const HOUR_MS = 3_600_000;
/** A working day of silence ends a session. */
export const IDLE_MS = 8 * HOUR_MS;
/** Nobody stays signed in for longer, however busy. */
export const ABSOLUTE_MS = 7 * 24 * HOUR_MS;
/** `seen_at` is written at most this often. */
const TOUCH_MS = 60_000;

type Deps = Pick<Services, 'store' | 'clock' | 'ids' | 'keys' | 'log'>;
export type PersonRow = typeof person.$inferSelect;
export type SessionRow = typeof session.$inferSelect;

export const sessionId = ({ keys }: Pick<Deps, 'keys'>, value: string): string => keys.hash('session', value);

/**
 * Opens a session and ends the one this browser had, so that a value planted before sign-in is worth nothing after it. Dead rows of anybody
 * are swept on the way.
 * @returns the cookie's value, which is kept nowhere
 */
export async function openSession(tx: Handle, deps: Deps, personId: string, previous: string | null): Promise<string> {
  const now = deps.clock.now();
  const value = Buffer.from(deps.ids.bytes(32)).toString('base64url');
  const dead = or(lt(session.expiresAt, now), lt(session.seenAt, now - IDLE_MS));
  await tx.delete(session).where(previous ? or(dead, eq(session.id, sessionId(deps, previous))) : dead);
  await tx.insert(session).values({
    id: sessionId(deps, value),
    personId,
    createdAt: now,
    seenAt: now,
    expiresAt: now + ABSOLUTE_MS,
  });
  return value;
}

const alive = (now: Instant) => and(gt(session.expiresAt, now), gt(session.seenAt, now - IDLE_MS));

/** The session of a cookie's value with its person; null when it ended, or the person may not sign in any more. */
export async function readSession(
  deps: Deps,
  value: string,
): Promise<{ session: SessionRow; person: PersonRow } | null> {
  const now = deps.clock.now();
  const [row] = await deps.store.read
    .select({ session, person })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(and(eq(session.id, sessionId(deps, value)), alive(now)))
    .limit(1);
  if (!row || row.person.disabledAt !== null) return null;
  if (now - row.session.seenAt >= TOUCH_MS) await touch(deps, row.session.id, now);
  return row;
}

/** A store that cannot write must not keep people from reading: the session merely looks older than it is. */
async function touch({ store, log }: Deps, id: string, now: Instant): Promise<void> {
  try {
    await store.write(async (tx) => {
      await tx.update(session).set({ seenAt: now }).where(eq(session.id, id));
    });
  } catch (error) {
    log.warn({ err: error }, 'could not note that a session was used');
  }
}

/** A person's living sessions, the latest used first. */
export async function sessionsOf({ store, clock }: Deps, personId: string): Promise<SessionRow[]> {
  return await store.read
    .select()
    .from(session)
    .where(and(eq(session.personId, personId), alive(clock.now())))
    .orderBy(desc(session.seenAt), session.id);
}

export async function closeSession({ store }: Deps, id: string): Promise<void> {
  await store.write(async (tx) => {
    await tx.delete(session).where(eq(session.id, id));
  });
}

/** Ends all sessions of a person, but the one kept. */
export async function closeSessions(tx: Handle, personId: string, keep?: string): Promise<void> {
  const own = eq(session.personId, personId);
  await tx.delete(session).where(keep ? and(own, ne(session.id, keep)) : own);
}
