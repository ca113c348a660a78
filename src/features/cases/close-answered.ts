import { and, asc, eq, gt, isNull, lte, ne, or } from 'drizzle-orm';
import { isRefusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Units } from '../../domain/units.ts';
import type { Services } from '../../platform/services.ts';
import { cases } from '../../schema/sqlite.ts';
import type { Cases } from './index.ts';
import type { Actor } from './move.ts';
import { whoAnswers } from './who-answers.ts';

const BATCH = 100;
const SYSTEM: Actor = { kind: 'system', personId: null, unitId: null };

interface Deps {
  services: Pick<Services, 'store'>;
  cases: Cases;
  units(): Units;
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
 * run. A case for which nobody answers stays until somebody does.
 */
export async function closeAnswered(deps: Deps, now: Instant): Promise<number> {
  const over = or(isNull(cases.contestUntil), lte(cases.contestUntil, now));
  // Without the apology that is owed it would be refused, at every run.
  const notOwing = or(isNull(cases.apology), ne(cases.apology, 'owed'));
  const { read } = deps.services.store;
  let answered: Awaited<ReturnType<typeof whoAnswers>> | null = null;
  let count = 0;
  let last = 0;
  for (;;) {
    const rows = await read
      .select()
      .from(cases)
      .where(and(eq(cases.status, 'answered'), over, notOwing, gt(cases.serial, last)))
      .orderBy(asc(cases.serial))
      .limit(BATCH);
    if (rows.length > 0) answered ??= await whoAnswers(read, deps.units(), now);
    for (const row of rows) if (answered?.(row) && (await close(deps, row.id))) count += 1;
    if (rows.length < BATCH) return count;
    last = rows.at(-1)?.serial ?? 0;
  }
}
