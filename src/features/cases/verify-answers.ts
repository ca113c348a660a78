import { and, count, isNotNull, ne, or } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { answerTally, cases } from '../../schema/sqlite.ts';
import { answerMeasuresOf } from './answer-tallies.ts';
import type { Finding } from './verify-chain.ts';

/** Compares the counters of answers with the answered cases themselves. */
export async function compareAnswers(handle: Handle, tell: (finding: Finding) => void): Promise<void> {
  const { month, unitId, restricted, kind, queue, outcome, gate } = cases;
  const groups = await handle
    .select({ month, unitId, restricted, kind, queue, outcome, gate, n: count() })
    .from(cases)
    .where(and(ne(queue, 'quarantine'), or(isNotNull(outcome), isNotNull(gate))))
    .groupBy(month, unitId, restricted, kind, queue, outcome, gate);
  const counted = new Map<string, number>();
  for (const group of groups) {
    const cell = [group.month, group.unitId, group.restricted, group.kind].join(' ');
    for (const measure of Object.keys(answerMeasuresOf(group))) {
      const key = `${cell} ${measure}`;
      counted.set(key, (counted.get(key) ?? 0) + group.n);
    }
  }
  const rows = await handle.select().from(answerTally);
  const stored = new Map(
    rows.map((row) => [[row.month, row.unitId, row.restricted, row.kind, row.measure].join(' '), row.n]),
  );
  for (const key of new Set([...counted.keys(), ...stored.keys()])) {
    const [is, should] = [stored.get(key) ?? 0, counted.get(key) ?? 0];
    if (is !== should) tell({ what: 'counter', name: `${key}: ${is} stored, ${should} counted` });
  }
}
