import { and, desc, eq, gte } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { caseEvent, message } from '../../schema/sqlite.ts';
import type { Cases, Move } from '../cases/index.ts';

/** The number of the last thing that happened to a case. */
export async function lastEvent(tx: Handle, caseId: string): Promise<number> {
  const [last] = await tx
    .select({ n: caseEvent.n })
    .from(caseEvent)
    .where(eq(caseEvent.caseId, caseId))
    .orderBy(desc(caseEvent.n))
    .limit(1);
  return last?.n ?? 0;
}

export interface Deed {
  caseId: string;
  move: Move;
  /** The last event that the actor had seen; null when they need not have seen anything. */
  seen: number | null;
}

/** A note, or a deed done to many, that comes again within this time was posted twice. */
export const TWICE_MS = 2 * 60_000;

/** Whether the actor's own press of the same button, with the same words, was quicker: the deed is done, and only once. */
async function isDoneAlready(tx: Handle, { caseId, move, seen }: Deed, now: Instant): Promise<boolean> {
  const { actor, verb, words } = move;
  if (!words || !actor.personId) return false;
  const unseen = seen === null ? gte(caseEvent.at, now - TWICE_MS) : gte(caseEvent.n, seen + 1);
  const own = and(eq(caseEvent.actorId, actor.personId), eq(caseEvent.kind, verb));
  const done = await tx
    .select({ at: caseEvent.at })
    .from(caseEvent)
    .innerJoin(message, and(eq(message.caseId, caseEvent.caseId), eq(message.at, caseEvent.at)))
    .where(
      and(eq(caseEvent.caseId, caseId), own, unseen, eq(message.personId, actor.personId), eq(message.body, words)),
    )
    .limit(1);
  return done.length > 0;
}

/**
 * Does it, or refuses when anything has happened to the case that its actor had not seen. Pressed twice, it is done once, and the
 * second press succeeds as the first.
 * @param also is done in the same transaction, after it
 * @throws Refusal `conflict` or `notAllowedNow`; the caller keeps the words
 */
export async function act(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  cases: Cases,
  deed: Deed,
  also: (tx: Handle) => Promise<void> = async () => {},
): Promise<void> {
  await store.write(async (tx) => {
    const isStale = deed.seen !== null && (await lastEvent(tx, deed.caseId)) !== deed.seen;
    if ((isStale || deed.move.verb === 'note') && (await isDoneAlready(tx, deed, clock.now()))) return;
    if (isStale) throw new Refusal('conflict');
    await cases.move(tx, deed.caseId, deed.move);
    await also(tx);
  });
}

/** Events after the one that was seen. */
export const since = <E extends { n: number; at: Instant }>(events: readonly E[], seen: number | null): E[] =>
  seen === null ? [] : events.filter(({ n }) => n > seen);
