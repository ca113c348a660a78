import { and, type Column, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { CaseKind, CaseStatus } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { parsePeriod } from '../../domain/period.ts';
import type { Handle } from '../../platform/db/store.ts';
import { cases, caseTag } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';

/** Columns of the covering indexes `cases_of_unit` and `cases_of_city`, and no other: a page is read from the index alone. */
export const LISTED = {
  serial: cases.serial,
  id: cases.id,
  reference: cases.reference,
  unitId: cases.unitId,
  queue: cases.queue,
  kind: cases.kind,
  status: cases.status,
  restricted: cases.restricted,
  urgent: cases.urgent,
  placeId: cases.placeId,
  boxId: cases.boxId,
  ruleCode: cases.ruleCode,
  rating: cases.rating,
  receivedAt: cases.receivedAt,
  dueAt: cases.dueAt,
  answeredAt: cases.answeredAt,
  contestedAt: cases.contestedAt,
};
export type ListedCase = Pick<CaseRow, keyof typeof LISTED>;

/** The same for the restricted ones, with a column that no covering index has: only so does SQLite take the small index of these few. */
export const LISTED_OF_FEW = { ...LISTED, lang: cases.lang };

/** A row's place in a list by deadline. */
export interface Position {
  dueAt: Instant;
  serial: number;
}

export type Queue = CaseRow['queue'];

/**
 * Which cases a list is made of: those that everybody of the unit may see, those that few may see, or what quarantine holds. Restricted
 * cases are in no plain list, not even for those who may see them: what a list shows never depends on whether there are any.
 */
export type Lane = 'plain' | 'restricted' | 'held';

/** What a person asked to see. */
export interface Filter {
  kind: CaseKind | null;
  statuses: readonly CaseStatus[] | null;
  placeId: string | null;
  /** Month of receipt, `YYYY-MM`. */
  month: string | null;
  tagId: string | null;
  /** Only what was due before this instant. */
  dueBefore: Instant | null;
  /** Only what one of these people was given, or what nobody was. */
  holders: readonly string[] | 'nobody' | null;
  /** Only what waits for somebody, or only what does not. */
  waiting: boolean | null;
}

/** The filter that leaves nothing out. */
export const EVERYTHING: Filter = {
  kind: null,
  statuses: null,
  placeId: null,
  month: null,
  tagId: null,
  dueBefore: null,
  holders: null,
  waiting: null,
};

/** Whether nothing has to be looked at row by row. */
export const isEmpty = ({ kind, statuses, placeId, month, tagId, holders }: Filter): boolean =>
  !kind && !statuses && !placeId && !month && !tagId && holders !== 'nobody';

/** The part of a filter that is looked at row by row; the others are ranges of an index. */
export function conditions(
  handle: Handle,
  { kind, statuses, placeId, month, tagId, holders }: Filter,
  c: Record<'kind' | 'status' | 'placeId' | 'receivedAt' | 'serial', Column>,
): SQL | undefined {
  const period = month === null ? null : parsePeriod(month);
  return and(
    kind === null ? undefined : eq(c.kind, kind),
    statuses === null ? undefined : inArray(c.status, [...statuses]),
    placeId === null ? undefined : eq(c.placeId, placeId),
    period === null ? undefined : and(gte(c.receivedAt, period.from), lt(c.receivedAt, period.to)),
    tagId === null ? undefined : inArray(c.serial, tagged(handle, tagId)),
    holders === 'nobody' ? hasNoHolder(c.serial) : undefined,
  );
}

/** No index of a list holds who has a case: it is looked up for the rows that fit otherwise, as many as a page needs. */
const hasNoHolder = (serial: Column): SQL =>
  sql`not exists (select 1 from ${cases} as held where held.serial = ${serial} and held.assignee_id is not null)`;

/** What some people were given, wherever it lies. */
export function heldBy({ holders }: Filter): SQL | undefined {
  if (holders === null || holders === 'nobody') return undefined;
  const [one = '', ...others] = holders;
  // Of one person, the index is in the order of the list.
  return others.length === 0 ? eq(cases.assigneeId, one) : inArray(cases.assigneeId, [...holders]);
}

const tagged = (handle: Handle, tagId: string) =>
  handle.select({ serial: caseTag.serial }).from(caseTag).where(eq(caseTag.tagId, tagId));

/** A tag on more cases than these is looked for row by row, like any filter that fits many. */
const MOST_TAGGED = 500;

/** The cases that bear a tag, where these are so few that they are quicker read one by one; else null. */
export async function fewTagged(handle: Handle, tagId: string): Promise<number[] | null> {
  const rows = await tagged(handle, tagId).limit(MOST_TAGGED + 1);
  return rows.length > MOST_TAGGED ? null : rows.map(({ serial }) => serial);
}

/** Negative when `a` comes first in the order of deadlines. */
export const byDeadline = (a: Position, b: Position): number => a.dueAt - b.dueAt || a.serial - b.serial;
