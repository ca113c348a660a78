import { sql } from 'drizzle-orm';
import type { CaseKind } from '../../domain/case.ts';
import { prepared } from '../../platform/db/prepared.ts';
import type { Handle } from '../../platform/db/store.ts';
import { MEASURES, type Measure } from '../../schema/counters.ts';
import { ruleMonth, ruleTally, tally } from '../../schema/sqlite.ts';

/** Where a case is counted. */
export interface Cell {
  month: string;
  unitId: string;
  restricted: boolean;
  kind: CaseKind;
}

/** What is added to a cell; a measure that is left out stays as it is. */
export type Measures = Partial<Record<Measure, number>>;

const cellHoles = {
  month: sql.placeholder('month'),
  unitId: sql.placeholder('unitId'),
  restricted: sql.placeholder('restricted'),
  kind: sql.placeholder('kind'),
};
const forEachMeasure = <T>(value: (measure: Measure) => T) =>
  Object.fromEntries(MEASURES.map((measure) => [measure, value(measure)])) as Record<Measure, T>;

const addToTally = (tx: Handle) =>
  tx
    .insert(tally)
    .values({ ...cellHoles, ...forEachMeasure((measure) => sql.placeholder(measure)) })
    .onConflictDoUpdate({
      target: [tally.month, tally.unitId, tally.restricted, tally.kind],
      set: forEachMeasure((measure) => sql`${tally[measure]} + excluded.${sql.identifier(measure)}`),
    })
    .prepare();

const addToRules = (tx: Handle) =>
  tx
    .insert(ruleTally)
    .values({ ...cellHoles, ruleCode: sql.placeholder('ruleCode'), n: sql.placeholder('n') })
    .onConflictDoUpdate({
      target: [ruleTally.month, ruleTally.unitId, ruleTally.restricted, ruleTally.kind, ruleTally.ruleCode],
      set: { n: sql`${ruleTally.n} + excluded.n` },
    })
    .prepare();

const addToRuleMonth = (tx: Handle) => {
  const { month, restricted, kind } = cellHoles;
  return tx
    .insert(ruleMonth)
    .values({ month, restricted, kind, ruleCode: sql.placeholder('ruleCode'), n: sql.placeholder('n') })
    .onConflictDoUpdate({
      target: [ruleMonth.month, ruleMonth.restricted, ruleMonth.kind, ruleMonth.ruleCode],
      set: { n: sql`${ruleMonth.n} + excluded.n` },
    })
    .prepare();
};

const NOTHING = forEachMeasure(() => 0);

/** Adds measures (may be negative) to a cell. */
export async function count(tx: Handle, cell: Cell, measures: Measures): Promise<void> {
  await prepared(tx, 'tally.add', addToTally).execute({ ...NOTHING, ...measures, ...cell });
}

/** Adds `n` cases (may be negative) to a rule of a cell, and of the city. */
export async function countRule(tx: Handle, cell: Cell, ruleCode: string, n: number): Promise<void> {
  await prepared(tx, 'rule_tally.add', addToRules).execute({ ...cell, ruleCode, n });
  await prepared(tx, 'rule_month.add', addToRuleMonth).execute({ ...cell, ruleCode, n });
}
