import { isNotNull } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { cases, waitTally } from '../../schema/sqlite.ts';
import type { Finding } from './verify-chain.ts';
import { waitsAt } from './waiting.ts';

/** Compares the counts of waiting cases with the cases themselves, which are few and have an index of their own. */
export async function compareWaiting(handle: Handle, tell: (finding: Finding) => void): Promise<void> {
  const { unitId, restricted, queue, waitingFor } = cases;
  const rows = await handle.select({ unitId, restricted, queue, waitingFor }).from(cases).where(isNotNull(waitingFor));
  const counted = new Map<string, number>();
  for (const row of rows) {
    const cell = waitsAt(row);
    const key = cell ? `${cell.unitId} ${cell.restricted} waiting` : 'waits although it is not open';
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  const stored = new Map(
    (await handle.select().from(waitTally)).map((row) => [`${row.unitId} ${row.restricted} waiting`, row.n]),
  );
  for (const key of new Set([...counted.keys(), ...stored.keys()])) {
    const [is, should] = [stored.get(key) ?? 0, counted.get(key) ?? 0];
    if (is !== should) tell({ what: 'counter', name: `${key}: ${is} stored, ${should} counted` });
  }
}
