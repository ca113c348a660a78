import type { Visitor } from '../../platform/http/types.ts';
import { readBodies } from '../bodies/index.ts';
import { type CaseRow, readStory } from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';
import { timesExtended } from './extension.ts';
import type { Noun } from './nouns.ts';
import type { Scene } from './parser.ts';
import { candidatesFor } from './people.ts';

/** What a posted form is checked against; only what its noun needs is read. */
export async function sceneOf(deps: DeskDeps, visitor: Visitor, row: CaseRow, noun: Noun): Promise<Scene> {
  const { services, places } = deps;
  const { read } = services.store;
  const at = services.clock.now();
  return {
    city: places.city(),
    row,
    at,
    me: visitor.personId,
    people: noun === 'assignment' || noun === 'claim' ? candidatesFor(deps, row, at) : [],
    bodies: noun === 'referral' ? await readBodies(read) : [],
    extensions: noun === 'extension' ? timesExtended((await readStory(read, row.id, false)).events) : 0,
  };
}
