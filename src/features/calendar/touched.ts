import { setImmediate as breathe } from 'node:timers/promises';
import { and, asc, eq, gt, gte, inArray, lte, or, type SQL } from 'drizzle-orm';
import { type CalendarEdit, firstTouched } from '../../domain/calendar-edit.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { cases } from '../../schema/sqlite.ts';

const PAGE = 500;

/** Open cases (or held ones) that were there before an edit and are due on or after its first day. */
export function touchedBy(edit: CalendarEdit, before: Instant, queues: readonly ('open' | 'quarantine')[]): SQL {
  const due = and(inArray(cases.queue, [...queues]), gte(cases.dueAt, firstTouched(edit)));
  return and(due, lte(cases.receivedAt, before), ofUnits(edit)) as SQL;
}

/** Answers that were given before an edit and may be contested on or after its first day. */
export function contestableAfter(edit: CalendarEdit, before: Instant): SQL {
  const open = and(eq(cases.status, 'answered'), gte(cases.contestUntil, firstTouched(edit)));
  return and(open, lte(cases.answeredAt, before), ofUnits(edit)) as SQL;
}

/** Hours of single units concern their cases alone. */
function ofUnits({ days, hours }: CalendarEdit): SQL | undefined {
  const units = hours.flatMap(({ unitId }) => unitId ?? []);
  if (days.length > 0 || units.length < hours.length) return undefined;
  return or(inArray(cases.unitId, units), inArray(cases.filedUnitId, units));
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
