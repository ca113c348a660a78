import { isOpen } from '../../domain/case.ts';
import { can } from '../../domain/permission.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { type BodyRow, readBodies } from '../bodies/index.ts';
import { type CaseRow, goesOnIn, joinedInto, targetOf } from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';
import { type Candidate, candidatesFor } from './people.ts';
import { similarCases } from './similar.ts';

/** What the deeds about the way of a case need to know beside the case itself. */
export interface WayFacts {
  me: string;
  people: readonly Candidate[];
  bodies: readonly BodyRow[];
  /** Cases that go on in this one, and that the reader may read. */
  joined: readonly CaseRow[];
  /** The case in which this one goes on; null also when the reader may not read it. */
  into: CaseRow | null;
  similar: readonly CaseRow[];
}

export async function readWay(deps: DeskDeps, visitor: Visitor, row: CaseRow): Promise<WayFacts> {
  const { services, staff, places } = deps;
  const { read } = services.store;
  const { units } = places.city();
  const readable = (other: CaseRow) => can(staff.powersOf(visitor, other.unitId), 'case.read', targetOf(other), units);
  const works = can(staff.powersOf(visitor, row.unitId), 'case.decline', targetOf(row), units);
  const into = row.status === 'merged' ? await goesOnIn(read, row.id) : null;
  return {
    me: visitor.personId,
    people: isOpen(row.status) ? candidatesFor(deps, row, services.clock.now()) : [],
    bodies: isOpen(row.status) && works ? await readBodies(read) : [],
    joined: (await joinedInto(read, row.id)).filter(readable),
    into: into && readable(into) ? into : null,
    similar: (await similarCases(read, row)).filter(readable),
  };
}
