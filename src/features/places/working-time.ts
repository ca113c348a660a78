import { eq, inArray } from 'drizzle-orm';
import type { UnitHours } from '../../domain/calendar-edit.ts';
import type { Instant, LocalDate } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { holiday, unit } from '../../schema/sqlite.ts';
import { putSetting } from './settings.ts';
import { bumpCity } from './watch.ts';

/** Takes days out of the calendar: they are again what their weekday says. */
export async function dropDays(tx: Handle, dates: readonly LocalDate[], now: Instant): Promise<void> {
  if (dates.length === 0) return;
  await tx.delete(holiday).where(inArray(holiday.date, [...dates]));
  await bumpCity(tx, now);
}

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
