import { type Action, can } from '../../domain/permission.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { type CaseRow, targetOf } from '../cases/index.ts';
import type { ProofDeps } from './deps.ts';

/** Whether the visitor may do this with a case; a case in quarantine is nobody's yet. */
export function mayWith({ staff, places }: Pick<ProofDeps, 'staff' | 'places'>, visitor: Visitor, action: Action) {
  return (row: CaseRow | null): boolean =>
    row !== null &&
    row.queue !== 'quarantine' &&
    can(staff.powersOf(visitor, row.unitId), action, targetOf(row), places.city().units);
}
