import type { Handle } from '../../platform/db/store.ts';
import type { cases } from '../../schema/sqlite.ts';
import { type Cell, count, countRule } from './count.ts';

export type CaseRow = typeof cases.$inferSelect;

const cellOf = (c: CaseRow): Cell => ({ month: c.month, unitId: c.unitId, restricted: c.restricted, kind: c.kind });

/** Every figure that a case adds to its cell: the counters are the sum of this over all cases outside quarantine. */
export function measuresOf(c: CaseRow): Record<string, number> {
  if (c.queue === 'quarantine') return {};
  const measures: Record<string, number> = { [c.status]: 1 };
  if (c.rating !== null) {
    measures.ratings = 1;
    measures.rating_sum = c.rating;
  }
  if (c.onTime !== null) measures[c.onTime ? 'answered_on_time' : 'answered_late'] = 1;
  if (c.contestedAt !== null) measures.contested = 1;
  if (c.satisfaction !== null) {
    measures.satisfactions = 1;
    measures.satisfaction_sum = c.satisfaction;
  }
  return measures;
}

async function add(tx: Handle, c: CaseRow, sign: 1 | -1): Promise<void> {
  const cell = cellOf(c);
  for (const [measure, n] of Object.entries(measuresOf(c))) await count(tx, cell, measure, sign * n);
  if (c.queue !== 'quarantine') await countRule(tx, cell, c.ruleCode, sign);
}

/** Moves a case's figures from where it stood to where it stands; either may be null. */
export async function recount(tx: Handle, before: CaseRow | null, after: CaseRow | null): Promise<void> {
  if (before) await add(tx, before, -1);
  if (after) await add(tx, after, 1);
}
