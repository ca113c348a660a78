import { eq } from 'drizzle-orm';
import type { UnitHours } from '../../domain/calendar-edit.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { unit } from '../../schema/sqlite.ts';
import { putSetting } from './settings.ts';
import { bumpCity } from './watch.ts';

/** Gives a unit hours of its own, or the city's (`null`); without a unit, gives the city its hours. */
export async function putHours(
  tx: Handle,
  unitId: string | null,
  { hours, worksOnHolidays }: UnitHours,
  now: Instant,
): Promise<void> {
  if (unitId === null) return await putSetting(tx, { key: 'hours', value: hours, source: '' }, now);
  await tx.update(unit).set({ hours, worksOnHolidays }).where(eq(unit.id, unitId));
  await bumpCity(tx, now);
}

/** Whether a unit's mail may hold the words of its cases. */
export async function putWordsInMail(tx: Handle, unitId: string, wordsInMail: boolean, now: Instant): Promise<void> {
  await tx.update(unit).set({ wordsInMail }).where(eq(unit.id, unitId));
  await bumpCity(tx, now);
}
