import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import { isOpen } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { calendarChange, cases } from '../../schema/sqlite.ts';
import type { CaseRow, Cases, Move } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { type ChangeRow, pendingChange } from './change.ts';
import { type Reckoner, reckoner } from './sides.ts';
import { contestableAfter, touchedBy } from './touched.ts';

/** Cases of one transaction: small, so that residents' writes wait for a few milliseconds at most. */
const BATCH = 50;

export interface ChangeDeps {
  services: Pick<Services, 'store' | 'clock'>;
  places: Places;
  cases: Cases;
}

async function batchOf(tx: Handle, { edit, at, cursor }: ChangeRow): Promise<CaseRow[]> {
  return await tx
    .select()
    .from(cases)
    .where(and(or(touchedBy(edit, at, ['open', 'quarantine']), contestableAfter(edit, at)), gt(cases.serial, cursor)))
    .orderBy(asc(cases.serial))
    .limit(BATCH);
}

/** What an edit does to one case; null when nothing. */
function moveOf(row: CaseRow, { id, at }: ChangeRow, reckon: Reckoner): Move | null {
  const actor = { kind: 'system', personId: null, unitId: null } as const;
  if (row.status === 'answered') {
    const until = reckon.window(row);
    const data = { dueAt: until, change: id };
    return until === null ? null : { verb: 'window_extended', actor, dueAt: until, data };
  }
  // A rating that quarantine holds is closed already.
  if (!isOpen(row.status)) return null;
  const dueAt = reckon.due(row);
  // A contest after the change was given its deadline by the new calendar.
  if (dueAt === null || (row.contestedAt ?? 0) > at) return null;
  return { verb: 'due_changed', actor, dueAt, data: { fromDue: row.dueAt, change: id } };
}

/** @returns how many deadlines moved */
async function moveAll(deps: ChangeDeps, tx: Handle, change: ChangeRow, rows: readonly CaseRow[]): Promise<number> {
  const reckon = reckoner(deps.places.city(), change.edit, deps.services.clock.now());
  let moved = 0;
  for (const row of rows) {
    const move = moveOf(row, change, reckon);
    if (!move) continue;
    await deps.cases.move(tx, row.id, move);
    moved += 1;
  }
  return moved;
}

/** The next cases of a change, with their moves and the note of how far it went in one transaction: each case is looked at exactly once. */
async function step(deps: ChangeDeps, id: string): Promise<ChangeRow | null> {
  const { store, clock } = deps.services;
  return await store.write(async (tx) => {
    const [held] = await tx.select().from(calendarChange).where(eq(calendarChange.id, id)).limit(1);
    if (!held || held.doneAt !== null) return null;
    const rows = await batchOf(tx, held);
    const moved = await moveAll(deps, tx, held, rows);
    const set = {
      cursor: rows.at(-1)?.serial ?? held.cursor,
      looked: held.looked + rows.length,
      moved: held.moved + moved,
      doneAt: rows.length < BATCH ? clock.now() : null,
    };
    const same = and(eq(calendarChange.id, id), eq(calendarChange.cursor, held.cursor), isNull(calendarChange.doneAt));
    const taken = await tx.update(calendarChange).set(set).where(same).returning({ id: calendarChange.id });
    // Where two processes do it at once, the second finds the note changed, and its moves are undone with it.
    if (taken.length === 0) throw new Error('another process computes these deadlines');
    return { ...held, ...set };
  });
}

/**
 * Computes the deadlines of open cases anew for the changes that wait, oldest first, until all is done or the time is over. A crash loses
 * nothing: the next call goes on where the note says.
 * @param until not longer than this
 * @param tell after each batch
 * @returns how many deadlines moved
 */
export async function recompute(
  deps: ChangeDeps,
  until: Instant = Number.POSITIVE_INFINITY,
  tell: (change: ChangeRow) => void = () => {},
): Promise<number> {
  const { store, clock } = deps.services;
  let count = 0;
  for (let change = await pendingChange(store); change; change = await pendingChange(store)) {
    const after = await step(deps, change.id);
    if (after) {
      count += after.moved - change.moved;
      tell(after);
    }
    if (clock.now() >= until) break;
  }
  return count;
}
