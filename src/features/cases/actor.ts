import type { Power } from '../../domain/permission.ts';
import type { Visitor } from '../../platform/http/types.ts';
import type { Actor } from './move.ts';
import type { CaseRow } from './tallies.ts';

/** Who tells what somebody may do in a unit, also what falls to them there while nobody of it is there. */
interface Powers {
  powersOf(visitor: Visitor, unitId: string): readonly Power[];
}

/**
 * In whose name somebody acts on a case: its unit's, if they hold a post there or answer for it from above, else their own unit's. The resident
 * reads this name above the words.
 */
export function actorOf(staff: Powers, visitor: Visitor, { unitId }: Pick<CaseRow, 'unitId'>): Actor {
  const now = staff.powersOf(visitor, unitId).filter(({ past }) => !past);
  const own = now.find((power) => power.unitId === unitId) ?? now[0];
  return { kind: 'staff', personId: visitor.personId, unitId: own?.unitId ?? null };
}
