import { sql } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { waitTally } from '../../schema/sqlite.ts';
import type { CaseRow } from './tallies.ts';

/** What of a case decides whether it is counted as waiting, and where. */
export type WaitingCase = Pick<CaseRow, 'unitId' | 'restricted' | 'queue' | 'waitingFor'>;

/** Where a case is counted as one that waits; null for one that does not. */
export const waitsAt = (c: WaitingCase | null): Pick<CaseRow, 'unitId' | 'restricted'> | null =>
  c && c.queue === 'open' && c.waitingFor ? { unitId: c.unitId, restricted: c.restricted } : null;

/** Keeps the count of waiting cases right when one begins or ceases to wait, or waits elsewhere; nothing is written otherwise. */
export async function recountWaiting(tx: Handle, before: WaitingCase | null, after: WaitingCase | null): Promise<void> {
  const [from, to] = [waitsAt(before), waitsAt(after)];
  if (from?.unitId === to?.unitId && from?.restricted === to?.restricted) return;
  if (from) await addWaiting(tx, from, -1);
  if (to) await addWaiting(tx, to, 1);
}

async function addWaiting(tx: Handle, cell: Pick<CaseRow, 'unitId' | 'restricted'>, n: 1 | -1): Promise<void> {
  await tx
    .insert(waitTally)
    .values({ ...cell, n })
    .onConflictDoUpdate({
      target: [waitTally.unitId, waitTally.restricted],
      set: { n: sql`${waitTally.n} + excluded.n` },
    });
}
