import { and, count, eq, isNotNull, ne, or } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { answerTally, cases, promise } from '../../schema/sqlite.ts';
import { answerMeasuresOf } from './answer-tallies.ts';
import { promiseMeasuresOf } from './promises.ts';
import type { Finding } from './verify-chain.ts';

/** Promises by the cell of their case, counted from the promises themselves. */
async function promisesCounted(handle: Handle): Promise<Map<string, number>> {
  const { month, unitId, restricted, kind, queue } = cases;
  const rows = await handle
    .select({ month, unitId, restricted, kind, state: promise.state, moved: promise.moved })
    .from(promise)
    .innerJoin(cases, eq(cases.id, promise.caseId))
    .where(ne(queue, 'quarantine'));
  const counted = new Map<string, number>();
  for (const row of rows) {
    const cell = [row.month, row.unitId, row.restricted, row.kind].join(' ');
    for (const [measure, n] of Object.entries(promiseMeasuresOf([row])))
      if (n > 0) counted.set(`${cell} ${measure}`, (counted.get(`${cell} ${measure}`) ?? 0) + n);
  }
  return counted;
}

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
  for (const [key, n] of await promisesCounted(handle)) counted.set(key, n);
  const rows = await handle.select().from(answerTally);
  const stored = new Map(
    rows.map((row) => [[row.month, row.unitId, row.restricted, row.kind, row.measure].join(' '), row.n]),
  );
  for (const key of new Set([...counted.keys(), ...stored.keys()])) {
    const [is, should] = [stored.get(key) ?? 0, counted.get(key) ?? 0];
    if (is !== should) tell({ what: 'counter', name: `${key}: ${is} stored, ${should} counted` });
  }
}
