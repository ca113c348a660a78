import { type Action, can, type Target } from '../../domain/permission.ts';
import type { Visitor } from '../../platform/http/types.ts';
import type { CaseRow } from '../cases/index.ts';
import type { ProofDeps } from './deps.ts';

/** A case as permission sees it. */
export const targetOf = (row: CaseRow): Target => ({
  unitId: row.unitId,
  restricted: row.restricted,
  aboutHead: row.about === 'head',
  filedUnitId: row.filedUnitId,
  receivedAt: row.receivedAt,
  happenedAt: row.happenedAt,
});

/** Whether the visitor may do this with a case; a case in quarantine is nobody's yet. */
export function mayWith({ staff, places }: Pick<ProofDeps, 'staff' | 'places'>, visitor: Visitor, action: Action) {
  return (row: CaseRow | null): boolean =>
    row !== null &&
    row.queue !== 'quarantine' &&
    can(staff.powersOf(visitor, row.unitId), action, targetOf(row), places.city().units);
}
