import type { Instant } from '../../domain/instant.ts';
import { can } from '../../domain/permission.ts';
import { holdsPost, type Units } from '../../domain/units.ts';
import type { CaseRow } from '../cases/index.ts';
import type { Directory } from './directory.ts';
import { excludedOf, type Recipient, recipientOf } from './recipient.ts';

/**
 * A person who is written to by name about a case, because of a post that may read it still when the mail leaves; else null. Where the mailbox
 * of who works on it is dead, whoever answers for the unit is written to instead.
 */
export function namedReader(
  row: CaseRow,
  personId: string,
  unitId: string,
  directory: Directory,
  units: Units,
  at: Instant,
): Recipient | null {
  // What a person headed once hides the case from them whatever they are today.
  if (excludedOf(row, directory, at)?.has(personId)) return null;
  const { restricted, filedUnitId, receivedAt, happenedAt } = row;
  const posts = directory.appointments.filter((one) => one.personId === personId && holdsPost(one, at));
  const target = {
    unitId: row.unitId,
    restricted,
    aboutHead: row.about === 'head',
    filedUnitId,
    receivedAt,
    happenedAt,
  };
  const person = directory.person(personId);
  const [first] = posts;
  if (!person || !first || !can(posts, 'case.read', target, units)) return null;
  const inspects = posts.some(({ post }) => post === 'inspector') && row.assigneeId !== personId;
  const via = inspects ? 'inspector' : 'assignee';
  if (via === 'assignee' && directory.unreachable.has(personId)) {
    const instead = recipientOf(row, unitId, directory, units, at);
    return instead && { ...instead, via: 'mailbox' };
  }
  return { ...person, via, unitId: (posts.find((one) => one.unitId === row.unitId) ?? first).unitId };
}
