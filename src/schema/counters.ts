import { KINDS, STATUSES } from '../domain/case.ts';
import type { Kit } from './columns.ts';

/** Figures beside the statuses: sums and counts from which rates and averages are made. */
export const FIGURES = [
  'answered_on_time',
  'answered_late',
  'contested',
  'ratings',
  'rating_sum',
  'satisfactions',
  'satisfaction_sum',
  'extended',
] as const;
/** Everything a cell of the counters holds. */
export const MEASURES = [...STATUSES, ...FIGURES] as const;
export type Measure = (typeof MEASURES)[number];

/** Counters of the room `cases`, written with every change that they count. */
export function counterTables(kit: Kit) {
  /** Counters of a cell, by local month of receipt, written with the change they count: the sum of `measuresOf` over its cases. */
  const tally = kit.table(
    'tally',
    {
      month: kit.text('month').notNull(),
      unitId: kit.text('unit_id').notNull(),
      restricted: kit.bool('restricted').notNull(),
      kind: kit.oneOf('kind', KINDS).notNull(),
      received: kit.int('received').notNull(),
      in_progress: kit.int('in_progress').notNull(),
      answered: kit.int('answered').notNull(),
      closed: kit.int('closed').notNull(),
      redirected: kit.int('redirected').notNull(),
      declined: kit.int('declined').notNull(),
      merged: kit.int('merged').notNull(),
      spam: kit.int('spam').notNull(),
      answered_on_time: kit.int('answered_on_time').notNull(),
      answered_late: kit.int('answered_late').notNull(),
      contested: kit.int('contested').notNull(),
      ratings: kit.int('ratings').notNull(),
      rating_sum: kit.int('rating_sum').notNull(),
      satisfactions: kit.int('satisfactions').notNull(),
      satisfaction_sum: kit.int('satisfaction_sum').notNull(),
      extended: kit.int('extended').notNull().default(0),
    },
    // One row a cell, a column a measure: a month of the whole city is a few hundred rows, however many cases it had.
    (r) => [
      kit.primaryKey({ columns: [r.month, r.unitId, r.restricted, r.kind] }),
      // Sums over all months, for the tabs of the desk.
      kit.index('tally_of_unit').on(r.unitId),
    ],
  );

  /** Open cases that wait for somebody, by unit; like `tally`, written with the change that it counts. */
  const waitTally = kit.table(
    'wait_tally',
    {
      unitId: kit.text('unit_id').notNull(),
      restricted: kit.bool('restricted').notNull(),
      n: kit.int('n').notNull(),
    },
    (r) => [kit.primaryKey({ columns: [r.unitId, r.restricted] })],
  );

  /** Cases by rule: month × unit × restricted × kind × rule. */
  const ruleTally = kit.table(
    'rule_tally',
    {
      month: kit.text('month').notNull(),
      unitId: kit.text('unit_id').notNull(),
      restricted: kit.bool('restricted').notNull(),
      kind: kit.oneOf('kind', KINDS).notNull(),
      ruleCode: kit.text('rule_code').notNull(),
      n: kit.int('n').notNull(),
    },
    (r) => [kit.primaryKey({ columns: [r.month, r.unitId, r.restricted, r.kind, r.ruleCode] })],
  );

  /** The same for the whole city, so that its summary does not add up every unit. */
  const ruleMonth = kit.table(
    'rule_month',
    {
      month: kit.text('month').notNull(),
      restricted: kit.bool('restricted').notNull(),
      kind: kit.oneOf('kind', KINDS).notNull(),
      ruleCode: kit.text('rule_code').notNull(),
      n: kit.int('n').notNull(),
    },
    (r) => [kit.primaryKey({ columns: [r.month, r.restricted, r.kind, r.ruleCode] })],
  );

  return { tally, waitTally, ruleTally, ruleMonth };
}
