import { and, asc, eq, sql } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Instant, LocalDate } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { promise } from '../../schema/sqlite.ts';
import { type AnswerMeasures, countAnswers } from './answer-tallies.ts';
import type { CaseRow } from './tallies.ts';

/** What of a case says where its promises are counted. */
type PromisingCase = Pick<CaseRow, 'id' | 'month' | 'unitId' | 'restricted' | 'kind'>;
export type PromiseRow = typeof promise.$inferSelect;

/** What a move does to a promise: an answer makes one, later words keep it or move its day. */
export type PromiseDeed =
  | { words: string; dueOn: LocalDate }
  | { id: string; kept: true }
  | { id: string; dueOn: LocalDate };

/** @throws Refusal `conflict` when there is no such open promise in this case */
export async function settlePromise(
  tx: Handle,
  row: PromisingCase,
  deed: PromiseDeed,
  { at, id }: { at: Instant; id: () => string },
): Promise<void> {
  if ('words' in deed) {
    const made = { id: id(), caseId: row.id, unitId: row.unitId, month: row.month, words: deed.words, madeAt: at };
    await tx.insert(promise).values({ ...made, dueOn: deed.dueOn, state: 'open', moved: 0 });
    await countAnswers(tx, row, { promises: 1 });
    return;
  }
  const open = and(eq(promise.id, deed.id), eq(promise.caseId, row.id), eq(promise.state, 'open'));
  const set =
    'kept' in deed ? ({ state: 'kept', keptAt: at } as const) : { dueOn: deed.dueOn, moved: sql`${promise.moved} + 1` };
  const [changed] = await tx.update(promise).set(set).where(open).returning({ moved: promise.moved });
  if (!changed) throw new Refusal('conflict');
  if ('kept' in deed) await countAnswers(tx, row, { promises_kept: 1 });
  else if (changed.moved === 1) await countAnswers(tx, row, { promises_moved: 1 });
}

/** What the promises of a case add to the counters of answers. */
export function promiseMeasuresOf(rows: readonly Pick<PromiseRow, 'state' | 'moved'>[]): AnswerMeasures {
  if (rows.length === 0) return {};
  const [kept, moved] = [rows.filter(({ state }) => state === 'kept'), rows.filter((row) => row.moved > 0)];
  return { promises: rows.length, promises_kept: kept.length, promises_moved: moved.length };
}

/** Takes the promises of a case along to where it goes, with what they count for. */
export async function carryPromises(tx: Handle, before: PromisingCase, after: PromisingCase): Promise<void> {
  const { id, unitId, restricted, kind } = after;
  if (before.unitId === unitId && before.restricted === restricted && before.kind === kind) return;
  const rows = await promisesOf(tx, id);
  if (rows.length === 0) return;
  const measures = promiseMeasuresOf(rows);
  await countAnswers(tx, before, negative(measures));
  await countAnswers(tx, after, measures);
  await tx.update(promise).set({ unitId }).where(eq(promise.caseId, id));
}

const negative = (measures: AnswerMeasures): AnswerMeasures =>
  Object.fromEntries(Object.entries(measures).map(([measure, n]) => [measure, -n]));

/** What was promised in a case, in the order of the days. */
export async function promisesOf(handle: Handle, caseId: string): Promise<PromiseRow[]> {
  return await handle
    .select()
    .from(promise)
    .where(eq(promise.caseId, caseId))
    .orderBy(asc(promise.dueOn), asc(promise.id));
}
