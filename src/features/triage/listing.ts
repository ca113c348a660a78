import { and, type Column, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import type { CaseKind, CaseStatus } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { parsePeriod } from '../../domain/period.ts';
import { cases } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';

/** Every column of the covering indexes `cases_of_unit` and `cases_of_city`, and no other: a page is read from the index alone. */
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

/** A row's place in a list by deadline. */
export interface Position {
  dueAt: Instant;
  serial: number;
}

export type Queue = CaseRow['queue'];

/** What a person asked to see. */
export interface Filter {
  kind: CaseKind | null;
  statuses: readonly CaseStatus[] | null;
  placeId: string | null;
  /** Month of receipt, `YYYY-MM`. */
  month: string | null;
  /** Only what was due before this instant. */
  dueBefore: Instant | null;
}

export const isEmpty = ({ kind, statuses, placeId, month }: Filter): boolean =>
  !kind && !statuses && !placeId && !month;

/** The part of a filter that is looked at row by row; `dueBefore` is a range of the index itself. */
export function conditions(
  { kind, statuses, placeId, month }: Filter,
  c: Record<'kind' | 'status' | 'placeId' | 'receivedAt', Column>,
): SQL | undefined {
  const period = month === null ? null : parsePeriod(month);
  return and(
    kind === null ? undefined : eq(c.kind, kind),
    statuses === null ? undefined : inArray(c.status, [...statuses]),
    placeId === null ? undefined : eq(c.placeId, placeId),
    period === null ? undefined : and(gte(c.receivedAt, period.from), lt(c.receivedAt, period.to)),
  );
}

/** Negative when `a` comes first in the order of deadlines. */
export const byDeadline = (a: Position, b: Position): number => a.dueAt - b.dueAt || a.serial - b.serial;
