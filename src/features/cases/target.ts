import type { Target } from '../../domain/permission.ts';
import type { CaseRow } from './tallies.ts';

/** A case as permission sees it. */
export const targetOf = (
  row: Pick<CaseRow, 'unitId' | 'restricted' | 'about' | 'filedUnitId' | 'receivedAt' | 'happenedAt'>,
): Target => ({
  unitId: row.unitId,
  restricted: row.restricted,
  aboutHead: row.about === 'head',
  filedUnitId: row.filedUnitId,
  receivedAt: row.receivedAt,
  happenedAt: row.happenedAt,
});
