import { sql } from 'drizzle-orm';
import type { CaseKind } from '../../domain/case.ts';
import type { Handle } from '../../platform/db/store.ts';
import { prepared } from '../../platform/db/prepared.ts';
import { ruleTally, tally } from '../../schema/sqlite.ts';

/** Where a case is counted. */
export interface Cell {
  month: string;
  unitId: string;
  restricted: boolean;
  kind: CaseKind;
}

/** A figure beside the statuses: sums and counts from which rates and averages are made. */
export type Figure =
  | 'answered_on_time'
  | 'answered_late'
  | 'contested'
  | 'ratings'
  | 'rating_sum'
  | 'satisfactions'
  | 'satisfaction_sum';

const addToTally = (tx: Handle) =>
  tx
    .insert(tally)
    .values({
      month: sql.placeholder('month'),
      unitId: sql.placeholder('unitId'),
      restricted: sql.placeholder('restricted'),
      kind: sql.placeholder('kind'),
      measure: sql.placeholder('measure'),
      n: sql.placeholder('n'),
    })
    .onConflictDoUpdate({
      target: [tally.month, tally.unitId, tally.restricted, tally.kind, tally.measure],
      set: { n: sql`${tally.n} + excluded.n` },
    })
    .prepare();

const addToRules = (tx: Handle) =>
  tx
    .insert(ruleTally)
    .values({
      month: sql.placeholder('month'),
      unitId: sql.placeholder('unitId'),
      restricted: sql.placeholder('restricted'),
      kind: sql.placeholder('kind'),
      ruleCode: sql.placeholder('ruleCode'),
      n: sql.placeholder('n'),
    })
    .onConflictDoUpdate({
      target: [ruleTally.month, ruleTally.unitId, ruleTally.restricted, ruleTally.kind, ruleTally.ruleCode],
      set: { n: sql`${ruleTally.n} + excluded.n` },
    })
    .prepare();

/** Adds `n` (may be negative) to a status or figure of a cell. */
export async function count(tx: Handle, cell: Cell, measure: string, n: number): Promise<void> {
  if (n === 0) return;
  const { month, unitId, restricted, kind } = cell;
  await prepared(tx, 'tally.add', addToTally).execute({ month, unitId, restricted, kind, measure, n });
}

export async function countRule(tx: Handle, cell: Cell, ruleCode: string | null, n: number): Promise<void> {
  if (!ruleCode) return;
  const { month, unitId, restricted, kind } = cell;
  await prepared(tx, 'rule_tally.add', addToRules).execute({ month, unitId, restricted, kind, ruleCode, n });
}
