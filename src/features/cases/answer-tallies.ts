import { sql } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { ANSWER_MEASURES, type AnswerMeasure } from '../../schema/answers.ts';
import { answerTally } from '../../schema/sqlite.ts';
import type { Cell } from './count.ts';
import type { CaseRow } from './tallies.ts';

export type AnswerMeasures = Partial<Record<AnswerMeasure, number>>;
/** What of an answered case is counted. */
type AnsweredCase = Pick<CaseRow, 'month' | 'unitId' | 'restricted' | 'kind' | 'queue' | 'outcome' | 'gate'>;

/** What a case adds to the counters of answers; they are the sum of this over all cases outside quarantine. */
export function answerMeasuresOf({ queue, outcome, gate }: Pick<AnsweredCase, 'queue' | 'outcome' | 'gate'>) {
  const measures: AnswerMeasures = {};
  if (queue === 'quarantine') return measures;
  if (outcome) measures[`outcome_${outcome}`] = 1;
  if (gate) measures[`gate_${gate}`] = 1;
  return measures;
}

/** Adds measures (may be negative) to a cell; nothing is written for what is 0. */
export async function countAnswers(tx: Handle, cell: Cell, measures: AnswerMeasures): Promise<void> {
  const { month, unitId, restricted, kind } = cell;
  for (const measure of ANSWER_MEASURES) {
    const n = measures[measure] ?? 0;
    if (n === 0) continue;
    const t = answerTally;
    await tx
      .insert(t)
      .values({ month, unitId, restricted, kind, measure, n })
      .onConflictDoUpdate({
        target: [t.month, t.unitId, t.restricted, t.kind, t.measure],
        set: { n: sql`${t.n} + excluded.n` },
      });
  }
}

/** Moves what an answered case counts for from where it stood to where it stands. */
export async function recountAnswers(tx: Handle, before: AnsweredCase, after: AnsweredCase): Promise<void> {
  const was = answerMeasuresOf(before);
  const is = answerMeasuresOf(after);
  const same = before.unitId === after.unitId && before.restricted === after.restricted && before.kind === after.kind;
  if (!same) {
    await countAnswers(tx, before, minus({}, was));
    await countAnswers(tx, after, is);
  } else await countAnswers(tx, after, minus(is, was));
}

/** Counts answered cases that were not there before: each cell is written once. */
export async function countAllAnswers(tx: Handle, rows: readonly AnsweredCase[]): Promise<void> {
  const cells = new Map<string, { cell: Cell; sum: AnswerMeasures }>();
  for (const row of rows) {
    const { month, unitId, restricted, kind } = row;
    const key = `${month} ${unitId} ${restricted} ${kind}`;
    const there = cells.get(key) ?? { cell: { month, unitId, restricted, kind }, sum: {} };
    cells.set(key, there);
    for (const [measure, n] of Object.entries(answerMeasuresOf(row)))
      there.sum[measure as AnswerMeasure] = (there.sum[measure as AnswerMeasure] ?? 0) + n;
  }
  for (const { cell, sum } of cells.values()) await countAnswers(tx, cell, sum);
}

const minus = (a: AnswerMeasures, b: AnswerMeasures): AnswerMeasures =>
  Object.fromEntries(ANSWER_MEASURES.map((measure) => [measure, (a[measure] ?? 0) - (b[measure] ?? 0)]));
