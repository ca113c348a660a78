import { and, desc, eq, gte, isNull, lt } from 'drizzle-orm';
import { canMove, type Verb } from '../../domain/case.ts';
import { isRefusal } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Action, can } from '../../domain/permission.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { bulkDeed, caseTag } from '../../schema/sqlite.ts';
import { actorOf, type CaseRow, findCase, type Move, targetOf } from '../cases/index.ts';
import { lastEvent, TWICE_MS } from './act.ts';
import { type DeskDeps, readableCase } from './case-file.ts';
import { isClear } from './five.ts';
import { candidatesFor } from './people.ts';
import { findTag, type TagRow } from './tags.ts';

export type BulkAct = (typeof bulkDeed.$inferSelect)['act'];
/** What is done to many, and who may do it to one. */
export const BULK: Readonly<Record<BulkAct, { verb: Verb; may: Action }>> = {
  assign: { verb: 'assign', may: 'case.assign' },
  tag: { verb: 'tag', may: 'case.tag' },
  untag: { verb: 'untag', may: 'case.tag' },
  spam: { verb: 'mark_spam', may: 'case.decline' },
};

/** So long what was done to many can be taken back. */
export const UNDO_MS = 10 * 60_000;

export interface Wanted {
  act: BulkAct;
  personId: string;
  tagId: string;
  /** The last event that the page of a single case showed; null from a list. A case with a newer one stays as it is. */
  seen: number | null;
}

/** What came of it: how many cases were changed, how many stayed as they were, and what to take back. */
export interface Bulk {
  id: string | null;
  done: number;
  left: number;
}

export type Done = (typeof bulkDeed.$inferSelect)['done'][number];

function may({ staff, places }: DeskDeps, visitor: Visitor, row: CaseRow, action: Action): boolean {
  return can(staff.powersOf(visitor, row.unitId), action, targetOf(row), places.city().units);
}

/** A case that the visitor may read and do this with, or null: one that is not there, and one that must not be, alike. */
async function allowed(deps: DeskDeps, visitor: Visitor, id: string, action: Action): Promise<CaseRow | null> {
  try {
    const row = await readableCase(deps, visitor, id);
    return may(deps, visitor, row, action) ? row : null;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

async function isTagged(tx: Handle, row: CaseRow, tagId: string): Promise<boolean> {
  const on = and(eq(caseTag.serial, row.serial), eq(caseTag.tagId, tagId));
  return (await tx.select({ serial: caseTag.serial }).from(caseTag).where(on).limit(1)).length > 0;
}

/** Puts a tag on a case or takes it off, beside the event that says so. */
export async function setTag(tx: Handle, row: CaseRow, tagId: string, on: boolean, at: number): Promise<void> {
  if (on) await tx.insert(caseTag).values({ serial: row.serial, tagId, at }).onConflictDoNothing();
  else await tx.delete(caseTag).where(and(eq(caseTag.serial, row.serial), eq(caseTag.tagId, tagId)));
}

/** The move that does it to this case, or null where there is nothing to do, or it does not fit. */
async function moveOf(
  deps: DeskDeps,
  tx: Handle,
  row: CaseRow,
  wanted: Wanted,
  tag: TagRow | null,
): Promise<Omit<Move, 'actor'> | null> {
  const { act, personId } = wanted;
  const { verb } = BULK[act];
  if (row.queue === 'quarantine' || !canMove(verb, row.status)) return null;
  if (act === 'assign') {
    const people = candidatesFor(deps, row, deps.services.clock.now());
    const fits = row.assigneeId !== personId && people.some((one) => one.personId === personId);
    return fits ? { verb, personId } : null;
  }
  if (act === 'spam') return row.queue === 'open' && isClear(deps, row, deps.services.clock.now()) ? { verb } : null;
  if (tag?.unitId !== row.unitId || (await isTagged(tx, row, tag.id)) === (act === 'tag')) return null;
  return { verb, data: { tag: tag.name } };
}

const before = ({ assigneeId, status, waitingFor }: CaseRow, tag: TagRow | null): Done['before'] => ({
  assigneeId,
  status,
  waitingFor,
  tagId: tag?.id ?? null,
});

/** Does it to one case, with its event; null when it does not fit. */
async function doToOne(
  deps: DeskDeps,
  tx: Handle,
  caseId: string,
  who: { visitor: Visitor; wanted: Wanted; tag: TagRow | null },
): Promise<Done | null> {
  const { visitor, wanted, tag } = who;
  const row = await findCase(tx, 'id', caseId);
  // Since the case was read, it may have been handed on to where the visitor may not.
  if (!row || !may(deps, visitor, row, BULK[wanted.act].may)) return null;
  if (wanted.seen !== null && (await lastEvent(tx, caseId)) !== wanted.seen) return null;
  const move = await moveOf(deps, tx, row, wanted, tag);
  if (!move) return null;
  const actor = actorOf(deps.staff, visitor, row);
  await deps.cases.move(tx, caseId, { ...move, actor });
  if (tag) await setTag(tx, row, tag.id, wanted.act === 'tag', deps.services.clock.now());
  return { caseId, n: await lastEvent(tx, caseId), before: before(row, tag) };
}

/** Whether a case stands as the same wish left it. */
async function isAsWanted(tx: Handle, { caseId, n, before: was }: Done, { act, personId, tagId }: Wanted) {
  if ((await lastEvent(tx, caseId)) !== n) return false;
  if (act === 'assign') return (await findCase(tx, 'id', caseId))?.assigneeId === personId;
  return act === 'spam' || was.tagId === tagId;
}

/** What the same form did when it was posted a moment ago; null when it did not, or that was taken back. */
async function doneBefore(
  tx: Handle,
  { personId, ids, now }: { personId: string; ids: readonly string[]; now: Instant },
  wanted: Wanted,
): Promise<Bulk | null> {
  const own = and(eq(bulkDeed.personId, personId), eq(bulkDeed.act, wanted.act));
  const [last] = await tx
    .select()
    .from(bulkDeed)
    .where(and(own, isNull(bulkDeed.undoneAt), gte(bulkDeed.at, now - TWICE_MS)))
    .orderBy(desc(bulkDeed.at))
    .limit(1);
  if (!last) return null;
  for (const one of last.done) if (!ids.includes(one.caseId) || !(await isAsWanted(tx, one, wanted))) return null;
  return { id: last.id, done: last.done.length, left: ids.length - last.done.length };
}

/**
 * Does one thing to many cases, each with an event of its own, all or nothing on the disk. Cases that it does not fit stay as they are; those that
 * the visitor may not know of count as such too. Posted twice, it is done once, and the second answer is the first.
 */
export async function doToMany(
  deps: DeskDeps,
  visitor: Visitor,
  ids: readonly string[],
  wanted: Wanted,
): Promise<Bulk> {
  const { store, clock, ids: made } = deps.services;
  const { act, tagId } = wanted;
  const mine: string[] = [];
  for (const id of ids) if (await allowed(deps, visitor, id, BULK[act].may)) mine.push(id);
  const tag = act === 'tag' || act === 'untag' ? await findTag(store.read, tagId) : null;
  const id = made.uuid();
  return await store.write(async (tx) => {
    const list: Done[] = [];
    for (const caseId of mine) {
      const one = await doToOne(deps, tx, caseId, { visitor, wanted, tag });
      if (one) list.push(one);
    }
    const { personId } = visitor;
    const now = clock.now();
    // What can no longer be taken back stands in the events of its cases.
    await tx.delete(bulkDeed).where(lt(bulkDeed.at, now - UNDO_MS));
    const nothing = { id: null, done: 0, left: ids.length };
    if (list.length === 0) return (await doneBefore(tx, { personId, ids, now }, wanted)) ?? nothing;
    await tx.insert(bulkDeed).values({ id, personId, act, at: now, undoneAt: null, done: list });
    return { id, done: list.length, left: ids.length - list.length };
  });
}
