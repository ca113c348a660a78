import { setImmediate as breathe } from 'node:timers/promises';
import { and, asc, eq, gt, gte, inArray, lte, or, type SQL } from 'drizzle-orm';
import { type CalendarEdit, firstTouched } from '../../domain/calendar-edit.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { cases } from '../../schema/sqlite.ts';

const PAGE = 500;

/** Cases that an edit may concern: they are open (or held), were there before it, and due on or after its first day. */
export function touchedBy(edit: CalendarEdit, before: Instant, queues: readonly ('open' | 'quarantine')[]): SQL {
  const units = edit.hours.flatMap(({ unitId }) => unitId ?? []);
  const isOfUnits = edit.days.length === 0 && units.length === edit.hours.length;
  return and(
    inArray(cases.queue, [...queues]),
    gte(cases.dueAt, firstTouched(edit)),
    lte(cases.receivedAt, before),
    isOfUnits ? or(inArray(cases.unitId, units), inArray(cases.filedUnitId, units)) : undefined,
  ) as SQL;
}

const COLUMNS = {
  serial: cases.serial,
  reference: cases.reference,
  unitId: cases.unitId,
  filedUnitId: cases.filedUnitId,
  restricted: cases.restricted,
  about: cases.about,
  receivedAt: cases.receivedAt,
  contestedAt: cases.contestedAt,
  dueAt: cases.dueAt,
};
export type Touched = Awaited<ReturnType<typeof pageOf>>[number];

async function pageOf(read: Handle, where: SQL, last: { dueAt: Instant; serial: number } | undefined) {
  const beyond =
    last && or(gt(cases.dueAt, last.dueAt), and(eq(cases.dueAt, last.dueAt), gt(cases.serial, last.serial)));
  return await read
    .select(COLUMNS)
    .from(cases)
    .where(and(where, beyond))
    .orderBy(asc(cases.dueAt), asc(cases.serial))
    .limit(PAGE);
}

/** Walks such cases in the order of their deadlines, a page at a time, so that residents are served between. */
export async function* walk(read: Handle, where: SQL): AsyncGenerator<Touched> {
  let last: Touched | undefined;
  do {
    const rows = await pageOf(read, where, last);
    yield* rows;
    last = rows.length === PAGE ? rows.at(-1) : undefined;
    await breathe();
  } while (last);
}
