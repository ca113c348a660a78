import { and, eq, exists, lt, ne } from 'drizzle-orm';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { cases, headNote } from '../../schema/sqlite.ts';
import type { CaseRow } from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';

/** Whether somebody is the head of a unit, or answers for it while nobody heads it: a deputy approves answers, but a note for the head is the head's. */
export function heads({ staff, places, services }: DeskDeps, { personId, powers }: Visitor, unitId: string): boolean {
  const isHead = powers.some((power) => power.unitId === unitId && power.post === 'head' && !power.past);
  const { units } = places.city();
  return isHead || staff.register().responsible(unitId, services.clock.now(), units)?.personId === personId;
}

export type HeadNote = typeof headNote.$inferSelect;

const of = ({ id, unitId }: Pick<CaseRow, 'id' | 'unitId'>) =>
  and(eq(headNote.caseId, id), eq(headNote.unitId, unitId));

/** What somebody of the unit that has the case laid before its head, until the head has seen it. */
export async function headNoteOf(handle: Handle, row: CaseRow): Promise<HeadNote | null> {
  const [found] = await handle.select().from(headNote).where(of(row)).limit(1);
  return found ?? null;
}

/** Lays the note that was just written before the head; a second one takes the place of the first. */
export async function layBeforeHead(tx: Handle, row: CaseRow, personId: string, at: Instant): Promise<void> {
  await tx.delete(headNote).where(of(row));
  await tx.insert(headNote).values({ caseId: row.id, unitId: row.unitId, personId, at });
}

/** The head has seen it. */
export async function forgetHeadNote(tx: Handle, row: CaseRow): Promise<void> {
  await tx.delete(headNote).where(of(row));
}

/** So long a case that is done may still be looked into for a note. */
const KEPT_DAYS = 30;

/** Forgets what nobody looks at any more: of cases that are done, or with another unit. */
export async function dropHeadNotes(tx: Handle, now: Instant): Promise<void> {
  const elsewhere = tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.id, headNote.caseId), ne(cases.unitId, headNote.unitId)));
  const done = tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.id, headNote.caseId), ne(cases.queue, 'open')));
  await tx.delete(headNote).where(exists(elsewhere));
  await tx.delete(headNote).where(and(lt(headNote.at, now - KEPT_DAYS * DAY_MS), exists(done)));
}
