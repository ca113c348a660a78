import { and, desc, eq, gt, lt, ne, or } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { person, session } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { hasFactor } from './second/factors.ts';

/** `seen_at` is written at most this often. */
const TOUCH_MS = 60_000;
/** Requests that left the browser before it had the new cookie are still served. */
const OVERLAP_MS = 30_000;

type Deps = Pick<Services, 'store' | 'clock' | 'ids' | 'keys' | 'log' | 'config'>;
export type PersonRow = typeof person.$inferSelect;
export type SessionRow = typeof session.$inferSelect;

/** How somebody came in; `secondBy` when that showed the second factor as well. */
export interface Way {
  method: SessionRow['method'];
  secondBy?: SessionRow['secondBy'];
}

export const sessionId = ({ keys }: Pick<Deps, 'keys'>, value: string): string => keys.hash('session', value);

const newValue = ({ ids }: Pick<Deps, 'ids'>): string => Buffer.from(ids.bytes(32)).toString('base64url');

/**
 * Opens a session and ends the one this browser had, so that a value planted before sign-in is worth nothing after it. Dead rows of anybody
 * are swept on the way.
 * @returns the cookie's value, which is kept nowhere
 */
export async function openSession(
  tx: Handle,
  deps: Deps,
  personId: string,
  previous: string | null,
  { method, secondBy = null }: Way,
): Promise<string> {
  const now = deps.clock.now();
  const secondDue = secondBy === null && (await hasFactor(tx, personId));
  const { idleMs, mostMs } = deps.config.session;
  const value = newValue(deps);
  const dead = or(lt(session.expiresAt, now), lt(session.seenAt, now - idleMs));
  await tx.delete(session).where(previous ? or(dead, eq(session.id, sessionId(deps, previous))) : dead);
  await tx.insert(session).values({
    id: sessionId(deps, value),
    personId,
    createdAt: now,
    seenAt: now,
    expiresAt: now + mostMs,
    method,
    secondDue,
    secondAt: secondBy && now,
    secondBy,
    rights: null,
  });
  if (!secondDue) await recordAudit(deps, tx, { action: 'sign_in', personId, data: { method, second: secondBy } });
  return value;
}

/**
 * Gives a session another secret: what was known of it before the second factor was shown is worth nothing after.
 * @returns the cookie's new value; null when the session is over
 */
export async function strengthenSession(
  tx: Handle,
  deps: Deps,
  id: string,
  secondBy: NonNullable<SessionRow['secondBy']>,
): Promise<string | null> {
  const value = newValue(deps);
  const now = deps.clock.now();
  const [row] = await tx.select().from(session).where(eq(session.id, id)).limit(1);
  if (!row) return null;
  await tx
    .update(session)
    .set({ id: sessionId(deps, value), secondDue: false, secondAt: now, secondBy, seenAt: now })
    .where(eq(session.id, id));
  const { personId, method } = row;
  if (row.secondDue) await recordAudit(deps, tx, { action: 'sign_in', personId, data: { method, second: secondBy } });
  return value;
}

/**
 * The same when posts have changed: the session goes on under a new secret, and the old one dies within half a minute.
 * @returns the cookie's new value; null when another request of the same moment has it, or nothing can be written
 */
export async function renewSession(deps: Deps, old: SessionRow, rights: string): Promise<string | null> {
  const value = newValue(deps);
  const unchanged = and(eq(session.id, old.id), eq(session.rights, old.rights ?? ''));
  try {
    return await deps.store.write(async (tx) => {
      const expiresAt = Math.min(old.expiresAt, deps.clock.now() + OVERLAP_MS);
      const [row] = await tx.update(session).set({ rights, expiresAt }).where(unchanged).returning({ id: session.id });
      if (!row) return null;
      await tx.insert(session).values({ ...old, id: sessionId(deps, value), rights });
      return value;
    });
  } catch (error) {
    deps.log.warn({ err: error }, 'could not renew a session');
    return null;
  }
}

const alive = ({ clock, config }: Pick<Deps, 'clock' | 'config'>) => {
  const now = clock.now();
  return and(gt(session.expiresAt, now), gt(session.seenAt, now - config.session.idleMs));
};

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
    .where(and(eq(session.id, sessionId(deps, value)), alive(deps)))
    .limit(1);
  if (!row || row.person.disabledAt !== null) return null;
  if (now - row.session.seenAt >= TOUCH_MS) await note(deps, row.session.id, { seenAt: now });
  return row;
}

/** A store that cannot write must not keep people from reading: the session merely looks older than it is. */
export async function note(
  { store, log }: Pick<Deps, 'store' | 'log'>,
  id: string,
  seen: Partial<Pick<SessionRow, 'seenAt' | 'rights'>>,
): Promise<void> {
  try {
    await store.write(async (tx) => {
      await tx.update(session).set(seen).where(eq(session.id, id));
    });
  } catch (error) {
    log.warn({ err: error }, 'could not note that a session was used');
  }
}

/** A person's living sessions, the latest used first. */
export async function sessionsOf(deps: Pick<Deps, 'store' | 'clock' | 'config'>, who: string): Promise<SessionRow[]> {
  return await deps.store.read
    .select()
    .from(session)
    .where(and(eq(session.personId, who), alive(deps)))
    .orderBy(desc(session.seenAt), session.id);
}

/** Ends one session of a person: the one they sit at, or another. */
export async function closeSession(
  deps: Pick<Deps, 'store' | 'clock'>,
  personId: string,
  id: string,
  action: 'sign_out' | 'session.ended',
): Promise<void> {
  await deps.store.write(async (tx) => {
    const own = and(eq(session.id, id), eq(session.personId, personId));
    const rows = await tx.delete(session).where(own).returning({ id: session.id });
    if (rows.length > 0) await recordAudit(deps, tx, { action, personId });
  });
}

/** Ends all sessions of a person, but the one kept. */
export async function closeSessions(tx: Handle, personId: string, keep?: string): Promise<void> {
  const own = eq(session.personId, personId);
  await tx.delete(session).where(keep ? and(own, ne(session.id, keep)) : own);
}
