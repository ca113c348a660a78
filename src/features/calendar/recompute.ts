import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { calendarChange, cases } from '../../schema/sqlite.ts';
import type { CaseRow, Cases } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { type ChangeRow, pendingChange } from './change.ts';
import { reckoner } from './sides.ts';
import { touchedBy } from './touched.ts';

/** Cases of one transaction: small, so that residents' writes wait for a few milliseconds at most. */
const BATCH = 50;

export interface ChangeDeps {
  services: Pick<Services, 'store' | 'clock'>;
  places: Places;
  cases: Cases;
}

async function batchOf(tx: Handle, change: ChangeRow): Promise<CaseRow[]> {
  return await tx
    .select()
    .from(cases)
    .where(and(touchedBy(change.edit, change.at, ['open', 'quarantine']), gt(cases.serial, change.cursor)))
    .orderBy(asc(cases.serial))
    .limit(BATCH);
}

/** @returns how many deadlines moved */
async function moveAll(
  { services, places, cases: ledger }: ChangeDeps,
  tx: Handle,
  change: ChangeRow,
  rows: readonly CaseRow[],
): Promise<number> {
  const moveOf = reckoner(places.city(), change.edit, services.clock.now());
  const actor = { kind: 'system', personId: null, unitId: null } as const;
  let moved = 0;
  for (const row of rows) {
    const dueAt = moveOf(row);
    // A contest after the change was given its deadline by the new calendar.
    if (dueAt === null || (row.contestedAt ?? 0) > change.at) continue;
    const data = { fromDue: row.dueAt, change: change.id };
    await ledger.move(tx, row.id, { verb: 'due_changed', actor, dueAt, data });
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
