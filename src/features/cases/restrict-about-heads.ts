import { and, eq, gt } from 'drizzle-orm';
import type { Services } from '../../platform/services.ts';
import { cases, setting } from '../../schema/sqlite.ts';
import { dropSetting } from '../places/index.ts';
import { recountAnswers } from './answer-tallies.ts';
import { reindex } from './move.ts';
import { carryPromises } from './promises.ts';
import { recount } from './tallies.ts';

const BATCH = 400;
/** Set by the migration that found such cases; gone when all are done. */
const MARK = 'upgrade.aboutHeads';

/**
 * Restricts cases about a head that a former version left among the ordinary ones of the unit above, with their counters and search entries. Their
 * events said so all the time (`restriction`). Cut short, it goes on where it was.
 */
export async function restrictAboutHeads({ store, clock }: Pick<Services, 'store' | 'clock'>): Promise<void> {
  const [mark] = await store.read.select({ key: setting.key }).from(setting).where(eq(setting.key, MARK)).limit(1);
  if (!mark) return;
  const left = and(eq(cases.about, 'head'), eq(cases.restriction, 'about_head'), eq(cases.restricted, false));
  for (let last = 0; ; ) {
    const next = await store.write(async (tx) => {
      const rows = await tx
        .select()
        .from(cases)
        .where(and(left, gt(cases.serial, last)))
        .orderBy(cases.serial)
        .limit(BATCH);
      for (const row of rows) {
        const after = { ...row, restricted: true };
        await tx.update(cases).set({ restricted: true }).where(eq(cases.serial, row.serial));
        await recount(tx, row, after);
        await recountAnswers(tx, row, after);
        await carryPromises(tx, row, after);
        await reindex(store.dialect, tx, after);
      }
      if (rows.length < BATCH) await dropSetting(tx, MARK, clock.now());
      return rows.length < BATCH ? null : rows.at(-1)?.serial;
    });
    if (next === null || next === undefined) return;
    last = next;
  }
}
