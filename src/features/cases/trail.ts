import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { caseFormer, caseMerge, cases, message } from '../../schema/sqlite.ts';
import type { Move } from './move.ts';
import type { CaseRow } from './tallies.ts';

/** What a move leaves behind beside the case's own row: where it went on, and who had it before. */
export async function leaveTrail(tx: Handle, row: CaseRow, after: CaseRow, move: Move, at: Instant): Promise<void> {
  const { id: caseId, unitId } = row;
  if (move.verb === 'merge' && typeof move.data?.intoId === 'string') {
    await tx.insert(caseMerge).values({ caseId, intoId: move.data.intoId, at });
  }
  if (move.verb === 'unmerge') await tx.delete(caseMerge).where(eq(caseMerge.caseId, caseId));
  // What is joined follows the case that it goes on in; that one leaves the trail.
  if (after.unitId === unitId || move.verb === 'contest_joined') return;
  const why = move.verb === 'contest' ? 'contest' : 'transfer';
  await tx
    .insert(caseFormer)
    .values({ caseId, unitId, why, at })
    .onConflictDoUpdate({ target: [caseFormer.caseId, caseFormer.unitId, caseFormer.why], set: { at } });
}

/** How many cases may have gone on in one another: a second step is rare, a loop is impossible while nobody joins what is joined. */
const MOST_STEPS = 5;

/** The case in which a joined one goes on, or null when it was not joined. */
export async function goesOnIn(handle: Handle, caseId: string): Promise<CaseRow | null> {
  let found: CaseRow | null = null;
  let id = caseId;
  for (let step = 0; step < MOST_STEPS; step++) {
    const [next] = await handle
      .select({ row: cases })
      .from(caseMerge)
      .innerJoin(cases, eq(cases.id, caseMerge.intoId))
      .where(eq(caseMerge.caseId, id))
      .limit(1);
    if (!next) return found;
    found = next.row;
    id = next.row.id;
  }
  return found;
}

/** The cases that go on in this one, newest first. */
export async function joinedInto(handle: Handle, caseId: string): Promise<CaseRow[]> {
  const rows = await handle
    .select({ row: cases })
    .from(caseMerge)
    .innerJoin(cases, eq(cases.id, caseMerge.caseId))
    .where(eq(caseMerge.intoId, caseId))
    .orderBy(desc(caseMerge.at), desc(caseMerge.caseId));
  return rows.map(({ row }) => row);
}

/** What the senders of some cases said against an answer, by case. */
export async function contestsOf(handle: Handle, rows: readonly CaseRow[]): Promise<Map<string, string>> {
  const ids = rows.map(({ id }) => id);
  const said = await handle
    .select({ caseId: message.caseId, body: message.body })
    .from(message)
    .where(and(inArray(message.caseId, ids), eq(message.kind, 'contest')));
  return new Map(said.map(({ caseId, body }) => [caseId, body]));
}

/** The units whose answer to this case was contested. */
export async function contestedUnits(handle: Handle, caseId: string): Promise<string[]> {
  const rows = await handle
    .select({ unitId: caseFormer.unitId })
    .from(caseFormer)
    .where(and(eq(caseFormer.caseId, caseId), eq(caseFormer.why, 'contest')));
  return rows.map(({ unitId }) => unitId);
}
