import { asc, desc, eq, isNull } from 'drizzle-orm';
import { type CalendarEdit, changesTime } from '../../domain/calendar-edit.ts';
import type { Handle, Store } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { calendarChange } from '../../schema/sqlite.ts';

export type ChangeRow = typeof calendarChange.$inferSelect;

/** Notes an edit of working time, in the transaction that makes it. @returns its id; null when no deadline can move by it */
export async function noteChange(
  tx: Handle,
  { ids, clock }: Pick<Services, 'ids' | 'clock'>,
  edit: CalendarEdit,
  personId: string | null,
): Promise<string | null> {
  if (!changesTime(edit)) return null;
  const id = ids.uuid();
  const at = clock.now();
  await tx.insert(calendarChange).values({ id, at, personId, edit, cursor: 0, looked: 0, moved: 0, doneAt: null });
  return id;
}

/** The oldest change that has open cases left to look at. */
export async function pendingChange({ read }: Pick<Store, 'read'>): Promise<ChangeRow | null> {
  const [row] = await read
    .select()
    .from(calendarChange)
    .where(isNull(calendarChange.doneAt))
    .orderBy(asc(calendarChange.at), asc(calendarChange.id))
    .limit(1);
  return row ?? null;
}

export async function findChange({ read }: Pick<Store, 'read'>, id: string): Promise<ChangeRow | null> {
  const [row] = await read.select().from(calendarChange).where(eq(calendarChange.id, id)).limit(1);
  return row ?? null;
}

/** The last changes, newest first. */
export async function lastChanges({ read }: Pick<Store, 'read'>, limit: number): Promise<ChangeRow[]> {
  return await read.select().from(calendarChange).orderBy(desc(calendarChange.at)).limit(limit);
}
