import { and, eq } from 'drizzle-orm';
import type { LocalDate } from '../../domain/instant.ts';
import { responsibleUnit } from '../../domain/units.ts';
import type { Handle } from '../../platform/db/store.ts';
import { boxUnit } from '../../schema/sqlite.ts';

export type BoxUnitRow = typeof boxUnit.$inferSelect;

/** Which unit shall answer for a box, from when; no unit: nothing changes; no day: from today. */
export interface Pointing {
  boxId: string;
  unitId: string | null;
  from: LocalDate | null;
  today: LocalDate;
}

/**
 * The dated row that points a box to a unit: what was in force before ends on that day, what was to begin later stays.
 * Nothing changes when the box answers to that unit on that day already.
 */
export function repoint(rows: readonly BoxUnitRow[], { boxId, unitId, from: given, today }: Pointing) {
  const from = given ?? today;
  const changed = unitId !== null && responsibleUnit(rows, from) !== unitId;
  const earlier = rows.filter((row) => row.validFrom < from && (row.validTo === null || row.validTo > from));
  const later = rows.map((row) => row.validFrom).filter((begin) => begin > from);
  const validTo = later.toSorted()[0] ?? null;
  return {
    from,
    changed,
    async write(tx: Handle): Promise<void> {
      if (!changed) return;
      for (const row of earlier) {
        const same = and(eq(boxUnit.boxId, boxId), eq(boxUnit.validFrom, row.validFrom));
        await tx.update(boxUnit).set({ validTo: from }).where(same);
      }
      await tx
        .insert(boxUnit)
        .values({ boxId, unitId, validFrom: from, validTo })
        .onConflictDoUpdate({ target: [boxUnit.boxId, boxUnit.validFrom], set: { unitId, validTo } });
    },
  };
}
