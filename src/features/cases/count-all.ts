import type { Handle } from '../../platform/db/store.ts';
import { MEASURES } from '../../schema/counters.ts';
import { type Cell, count, countRule, type Measures } from './count.ts';
import { type CountedCase, measuresOf } from './tallies.ts';

/** Counts cases that were not there before: each cell is written once, however many fall into it. */
export async function countAll(tx: Handle, rows: readonly CountedCase[]): Promise<void> {
  const cells = new Map<string, { cell: Cell; measures: Measures }>();
  const rules = new Map<string, { cell: Cell; ruleCode: string; n: number }>();
  for (const row of rows) {
    if (row.queue === 'quarantine') continue;
    const { month, unitId, restricted, kind, ruleCode } = row;
    const cell: Cell = { month, unitId, restricted, kind };
    const key = `${month} ${unitId} ${restricted} ${kind}`;
    const sum = cells.get(key) ?? { cell, measures: {} };
    cells.set(key, sum);
    addUp(sum.measures, measuresOf(row));
    if (ruleCode === null) continue;
    const rule = rules.get(`${key} ${ruleCode}`) ?? { cell, ruleCode, n: 0 };
    rules.set(`${key} ${ruleCode}`, rule);
    rule.n += 1;
  }
  for (const { cell, measures } of cells.values()) await count(tx, cell, measures);
  for (const { cell, ruleCode, n } of rules.values()) await countRule(tx, cell, ruleCode, n);
}

function addUp(sum: Measures, more: Measures): void {
  for (const measure of MEASURES) {
    const n = more[measure];
    if (n) sum[measure] = (sum[measure] ?? 0) + n;
  }
}
