import { and, asc, eq, sql } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Instant, LocalDate } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { promise } from '../../schema/sqlite.ts';
import type { CaseRow } from './tallies.ts';

export type PromiseRow = typeof promise.$inferSelect;

/** What a move does to a promise: an answer makes one, later words keep it or move its day. */
export type PromiseDeed =
  | { words: string; dueOn: LocalDate }
  | { id: string; kept: true }
  | { id: string; dueOn: LocalDate };

/** @throws Refusal `conflict` when there is no such open promise in this case */
export async function settlePromise(
  tx: Handle,
  { id: caseId, month }: Pick<CaseRow, 'id' | 'month'>,
  deed: PromiseDeed,
  { at, id }: { at: Instant; id: () => string },
): Promise<void> {
  if ('words' in deed) {
    const made = { id: id(), caseId, month, words: deed.words, madeAt: at, dueOn: deed.dueOn };
    await tx.insert(promise).values({ ...made, state: 'open', moved: 0 });
    return;
  }
  const open = and(eq(promise.id, deed.id), eq(promise.caseId, caseId), eq(promise.state, 'open'));
  const set =
    'kept' in deed ? ({ state: 'kept', keptAt: at } as const) : { dueOn: deed.dueOn, moved: sql`${promise.moved} + 1` };
  const changed = await tx.update(promise).set(set).where(open).returning({ id: promise.id });
  if (changed.length === 0) throw new Refusal('conflict');
}

/** What was promised in a case, in the order of the days. */
export async function promisesOf(handle: Handle, caseId: string): Promise<PromiseRow[]> {
  return await handle
    .select()
    .from(promise)
    .where(eq(promise.caseId, caseId))
    .orderBy(asc(promise.dueOn), asc(promise.id));
}
