import { and, asc, eq, gt, isNull, lte, ne, or } from 'drizzle-orm';
import { isRefusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Services } from '../../platform/services.ts';
import { cases } from '../../schema/sqlite.ts';
import type { Cases } from './index.ts';
import type { Actor } from './move.ts';

const BATCH = 100;
const SYSTEM: Actor = { kind: 'system', personId: null, unitId: null };

interface Deps {
  services: Pick<Services, 'store'>;
  cases: Cases;
}

/** False when the case has changed since it was read: the next run looks at it again. */
async function close({ services: { store }, cases: ledger }: Deps, caseId: string): Promise<boolean> {
  try {
    await store.write((tx) => ledger.move(tx, caseId, { verb: 'close', actor: SYSTEM }));
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/**
 * Closes answered cases whose time to contest has passed. Thanks for praise and a second answer, which nobody can contest, close at the next
 * run.
 */
export async function closeAnswered(deps: Deps, now: Instant): Promise<number> {
  const over = or(isNull(cases.contestUntil), lte(cases.contestUntil, now));
  // Without the apology that is owed it would be refused, at every run.
  const notOwing = or(isNull(cases.apology), ne(cases.apology, 'owed'));
  let count = 0;
  let last = 0;
  for (;;) {
    const rows = await deps.services.store.read
      .select({ id: cases.id, serial: cases.serial })
      .from(cases)
      .where(and(eq(cases.status, 'answered'), over, notOwing, gt(cases.serial, last)))
      .orderBy(asc(cases.serial))
      .limit(BATCH);
    for (const { id } of rows) if (await close(deps, id)) count += 1;
    if (rows.length < BATCH) return count;
    last = rows.at(-1)?.serial ?? 0;
  }
}
