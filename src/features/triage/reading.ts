import type { Visitor } from '../../platform/http/types.ts';
import { recordAudit } from '../audit/index.ts';
import type { CaseRow } from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';

/** Writes down who reads those of the cases that few may read, before they are shown; every other case is read as a matter of course. */
export async function noteReading(
  { services, staff }: DeskDeps,
  visitor: Visitor,
  rows: readonly CaseRow[],
  action: 'case.read' | 'case.photo',
): Promise<void> {
  const few = rows.filter(({ restricted, about }) => restricted || about === 'head');
  if (few.length === 0) return;
  await services.store.write(async (tx) => {
    for (const { id: caseId, unitId } of few) {
      const powers = staff.powersOf(visitor, unitId).filter(({ past }) => !past);
      const own = powers.find((power) => power.unitId === unitId) ?? powers[0];
      await recordAudit(services, tx, { action, personId: visitor.personId, unitId: own?.unitId ?? null, caseId });
    }
  });
}
