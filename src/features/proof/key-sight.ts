import { type Action, bypassedUnits, can, isBypassed } from '../../domain/permission.ts';
import { lapseOf } from '../../domain/second-key.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { type CaseRow, targetOf } from '../cases/index.ts';
import type { ProofDeps } from './deps.ts';
import type { KeyRow } from './key-request.ts';

/** Whether the visitor may do this with a case; a case in quarantine is nobody's yet. */
export function mayWith({ staff, places }: Pick<ProofDeps, 'staff' | 'places'>, visitor: Visitor, action: Action) {
  return (row: CaseRow | null): boolean =>
    row !== null &&
    row.queue !== 'quarantine' &&
    can(staff.powersOf(visitor, row.unitId), action, targetOf(row), places.city().units);
}

/** An officer who holds the case: they may ask for its contact data as a head may, once they have shown a second factor. */
export const asHolder = (deps: Pick<ProofDeps, 'staff' | 'places'>, visitor: Visitor, row: CaseRow): boolean =>
  row.assigneeId === visitor.personId &&
  !mayWith(deps, visitor, 'contact.open')(row) &&
  mayWith(deps, visitor, 'contact.ask')(row);

/** Whether the case is about a head of a unit where the visitor holds a post, or about the time in which they headed it: for them there is none. */
export const isAboutOwnHead = ({ powers }: Visitor, row: CaseRow): boolean =>
  row.about === 'head' && isBypassed(bypassedUnits(powers), row);

/** The working days of who asks: the same whether there is such a case. */
export const calendarOf = ({ places }: Pick<ProofDeps, 'places'>, { askedUnitId }: Pick<KeyRow, 'askedUnitId'>) =>
  places.city().calendar(askedUnitId ?? '');

/** A request with the time in which it can be decided. */
export const timed = <K extends Pick<KeyRow, 'askedUnitId' | 'askedAt'>>(deps: Pick<ProofDeps, 'places'>, key: K) => ({
  ...key,
  lapsesAt: lapseOf(calendarOf(deps, key), key.askedAt),
});
