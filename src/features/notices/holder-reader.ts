import type { Instant } from '../../domain/instant.ts';
import { whoIsThere } from '../../domain/responsible.ts';
import type { Units } from '../../domain/units.ts';
import type { CaseRow } from '../cases/index.ts';
import type { Directory } from './directory.ts';
import { namedReader } from './named-reader.ts';
import { type Recipient, recipientOf } from './recipient.ts';

/**
 * Who is written to about a case that somebody holds: that person; in an absence whoever stands in, if that person may read the case; else
 * whoever answers for the unit, so that a reply or a deadline finds somebody while its officer is on leave.
 */
export function holderReader(
  row: CaseRow & { assigneeId: string },
  unitId: string,
  directory: Directory,
  units: Units,
  at: Instant,
): Recipient | null {
  const { assigneeId } = row;
  const { appointments, absences, unreachable } = directory;
  const personId = whoIsThere(assigneeId, { at, appointments, absences, units, excluded: unreachable });
  const found = personId && namedReader(row, personId, unitId, directory, units, at);
  if (found) return { ...found, via: personId === assigneeId ? 'assignee' : 'holder_away' };
  const instead = recipientOf(row, unitId, directory, units, at);
  return instead && { ...instead, via: unreachable.has(assigneeId) ? 'mailbox' : 'holder_away' };
}
