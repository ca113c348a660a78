import { and, gt, lt, ne, sql } from 'drizzle-orm';
import type { Period } from '../../domain/period.ts';
import type { PagedQuery } from '../../platform/db/raw-pages.ts';
import type { Handle } from '../../platform/db/store.ts';
import { cases } from '../../schema/sqlite.ts';

const PAGE = 400;
/** `cases.serial` is the instant of receipt times this, plus a counter. */
const SERIALS_PER_MS = 2048;

/**
 * The cases received in a period, in the order of receipt. Whose they are is asked of each row afterwards: a condition on the unit here
 * could tempt the database to sort the whole period for every page.
 */
export function listQuery(handle: Handle, period: Period, words: boolean): PagedQuery {
  const c = cases;
  return handle
    .select({
      serial: c.serial,
      reference: c.reference,
      kind: c.kind,
      placeId: c.placeId,
      unitId: c.unitId,
      ruleCode: c.ruleCode,
      receivedAt: c.receivedAt,
      dueAt: c.dueAt,
      answeredAt: c.answeredAt,
      contestedAt: c.contestedAt,
      status: c.status,
      onTime: c.onTime,
      satisfaction: c.satisfaction,
      rating: c.rating,
      restricted: c.restricted,
      // Whose head it is about; of the few cases that are about one.
      headOf: sql`case when ${c.about} = 'head' then ${c.filedUnitId} end`,
      happenedAt: c.happenedAt,
      outcome: c.outcome,
      gate: c.gate,
      ...(words ? { message: c.message } : {}),
    })
    .from(c)
    .where(
      and(
        gt(c.serial, period.from * SERIALS_PER_MS - 1),
        lt(c.serial, period.to * SERIALS_PER_MS),
        ne(c.queue, 'quarantine'),
      ),
    )
    .orderBy(c.serial)
    .limit(PAGE)
    .toSQL();
}
