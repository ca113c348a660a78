import type { Handle } from '../../platform/db/store.ts';
import { MEASURES } from '../../schema/counters.ts';
import type { cases } from '../../schema/sqlite.ts';
import { type Cell, count, countRule, type Measures } from './count.ts';
import { recountWaiting } from './waiting.ts';

export type CaseRow = typeof cases.$inferSelect;
/** What of a case is counted. */
export type CountedCase = Pick<
  CaseRow,
  | 'month'
  | 'unitId'
  | 'restricted'
  | 'kind'
  | 'queue'
  | 'status'
  | 'rating'
  | 'onTime'
  | 'contestedAt'
  | 'satisfaction'
  | 'ruleCode'
  | 'firstDueAt'
  | 'waitingFor'
>;

const cellOf = (c: CountedCase): Cell => ({ month: c.month, unitId: c.unitId, restricted: c.restricted, kind: c.kind });
const keyOf = (c: CountedCase) => `${c.month} ${c.unitId} ${c.restricted} ${c.kind}`;

/** Every figure that a case adds to its cell: the counters are the sum of this over all cases outside quarantine. */
export function measuresOf(c: Omit<CountedCase, 'ruleCode'>): Measures {
  if (c.queue === 'quarantine') return {};
  const measures: Measures = { [c.status]: 1 };
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
  if (c.firstDueAt !== null) measures.extended = 1;
  return measures;
}

/** The rule a case is counted under; a case in quarantine is counted nowhere. */
const countedRule = (c: CountedCase | null) => (c && c.queue !== 'quarantine' ? c.ruleCode : null);

/** `a - b`, without what did not change. */
function minus(a: Measures, b: Measures): Measures {
  const difference: Measures = {};
  for (const measure of MEASURES) {
    const n = (a[measure] ?? 0) - (b[measure] ?? 0);
    if (n !== 0) difference[measure] = n;
  }
  return difference;
}

async function add(tx: Handle, c: CountedCase, measures: Measures): Promise<void> {
  if (Object.keys(measures).length > 0) await count(tx, cellOf(c), measures);
}

/** Moves a case's figures from where it stood to where it stands; either may be null. */
export async function recount(tx: Handle, before: CountedCase | null, after: CountedCase | null): Promise<void> {
  if (before?.waitingFor || after?.waitingFor) await recountWaiting(tx, before, after);
  if (before && after && keyOf(before) === keyOf(after)) {
    await add(tx, after, minus(measuresOf(after), measuresOf(before)));
    if (countedRule(before) === countedRule(after)) return;
  } else {
    if (before) await add(tx, before, minus({}, measuresOf(before)));
    if (after) await add(tx, after, measuresOf(after));
  }
  await addToRule(tx, before, -1);
  await addToRule(tx, after, 1);
}

async function addToRule(tx: Handle, c: CountedCase | null, n: 1 | -1): Promise<void> {
  const rule = countedRule(c);
  if (c && rule) await countRule(tx, cellOf(c), rule, n);
}
