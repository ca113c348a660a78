import type { Visitor } from '../../platform/http/types.ts';
import { recordAudit } from '../audit/index.ts';
import type { CaseRow } from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';

/** Writes down who reads a case that few may read, before it is shown; every other case is read as a matter of course. */
export async function noteReading(
  { services, staff }: DeskDeps,
  visitor: Visitor,
  { id: caseId, restricted, about, unitId }: CaseRow,
  action: 'case.read' | 'case.photo',
): Promise<void> {
  if (!restricted && about !== 'head') return;
  const powers = staff.powersOf(visitor, unitId).filter(({ past }) => !past);
  const own = powers.find((power) => power.unitId === unitId) ?? powers[0];
  const deed = { action, personId: visitor.personId, unitId: own?.unitId ?? null, caseId };
  await services.store.write((tx) => recordAudit(services, tx, deed));
}
