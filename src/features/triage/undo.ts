import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { can } from '../../domain/permission.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { bulkDeed } from '../../schema/sqlite.ts';
import { actorOf, type CaseRow, findCase, type Move, targetOf } from '../cases/index.ts';
import { lastEvent } from './act.ts';
import { BULK, type Bulk, type BulkAct, type Done, setTag, UNDO_MS } from './bulk.ts';
import type { DeskDeps } from './case-file.ts';
import { findTag, type TagRow } from './tags.ts';

/** What somebody did to many and can still take back; null when it is too late, taken back, or another's. */
export async function undoable({ services }: Pick<DeskDeps, 'services'>, handle: Handle, personId: string, id: string) {
  const recent = gt(bulkDeed.at, services.clock.now() - UNDO_MS);
  const [row] = await handle
    .select()
    .from(bulkDeed)
    .where(and(eq(bulkDeed.id, id), eq(bulkDeed.personId, personId), isNull(bulkDeed.undoneAt), recent))
    .limit(1);
  return row ?? null;
}

function inverse(act: BulkAct, { before: was }: Done, tag: TagRow | null): Omit<Move, 'actor'> {
  const data = { undo: true };
  if (act === 'assign')
    return was.assigneeId ? { verb: 'assign', personId: was.assigneeId, data } : { verb: 'hand_back', data };
  if (act === 'spam') {
    const changes = { status: was.status, waitingFor: was.waitingFor } as Partial<CaseRow>;
    return { verb: 'unmark_spam', changes, data };
  }
  return { verb: act === 'tag' ? 'untag' : 'tag', data: { ...data, tag: tag?.name ?? '' } };
}

async function undoOne(deps: DeskDeps, tx: Handle, visitor: Visitor, act: BulkAct, one: Done): Promise<boolean> {
  const { staff, places, cases, services } = deps;
  const row = await findCase(tx, 'id', one.caseId);
  if (!row || (await lastEvent(tx, row.id)) !== one.n) return false;
  const powers = staff.powersOf(visitor, row.unitId);
  if (!can(powers, BULK[act].may, targetOf(row), places.city().units)) return false;
  const tag = one.before.tagId ? await findTag(tx, one.before.tagId) : null;
  await cases.move(tx, row.id, { ...inverse(act, one, tag), actor: actorOf(staff, visitor, row) });
  if (tag) await setTag(tx, row, tag.id, act === 'untag', services.clock.now());
  return true;
}

/** Whether the same person has taken it back before: their second press of the button. */
async function isUndone(tx: Handle, personId: string, id: string): Promise<boolean> {
  const own = and(eq(bulkDeed.id, id), eq(bulkDeed.personId, personId), isNotNull(bulkDeed.undoneAt));
  return (await tx.select({ id: bulkDeed.id }).from(bulkDeed).where(own).limit(1)).length > 0;
}

/**
 * Takes back what was done to many, each with an event of its own. A case to which anything has happened since stays as it is.
 * @returns `too-late` when nothing was taken back, `undone-already` when that was done before
 */
export async function undo(
  deps: DeskDeps,
  visitor: Visitor,
  id: string,
): Promise<Bulk | 'too-late' | 'undone-already'> {
  const { store, clock } = deps.services;
  return await store.write(async (tx) => {
    const deed = await undoable(deps, tx, visitor.personId, id);
    if (!deed) return (await isUndone(tx, visitor.personId, id)) ? 'undone-already' : 'too-late';
    let done = 0;
    for (const one of deed.done) if (await undoOne(deps, tx, visitor, deed.act, one)) done += 1;
    await tx.update(bulkDeed).set({ undoneAt: clock.now() }).where(eq(bulkDeed.id, id));
    return { id: null, done, left: deed.done.length - done };
  });
}
