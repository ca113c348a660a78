import { Refusal } from '../../domain/errors.ts';
import { type Action, can } from '../../domain/permission.ts';
import type { Visitor } from '../../platform/http/types.ts';
import type { Services } from '../../platform/services.ts';
import {
  type CaseRow,
  type Cases,
  contestsOf,
  findCase,
  hasContact,
  joinedInto,
  readStory,
  type Story,
  targetOf,
} from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import type { Staff } from '../staff/index.ts';
import { type Answering, readAnswering } from './answer-file.ts';
import { tagNamesOn } from './details.ts';
import { type HeadNote, headNoteOf, heads } from './head-note.ts';
import { readsOutcome, storyForBelow } from './outcome.ts';

/** All that the desk's pages need; made once. */
export interface DeskDeps {
  services: Services;
  places: Places;
  cases: Cases;
  staff: Staff;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A case that this visitor may read.
 * @throws Refusal `notFound` for one that they may not, exactly as for one that is not there
 */
export async function readableCase(deps: DeskDeps, visitor: Visitor, id: string): Promise<CaseRow> {
  const { services, staff } = deps;
  const row = UUID.test(id) ? await findCase(services.store.read, 'id', id) : null;
  if (!row || row.queue === 'quarantine') throw new Refusal('notFound');
  if (!(await readsOutcome(deps, visitor, row))) staff.allow(visitor, 'case.read', targetOf(row));
  return row;
}

/** A case with everything in its folder, and what its reader may do with it. */
export interface CaseFile {
  row: CaseRow;
  story: Story;
  /** What the senders of joined cases said against the answer, by case. */
  contests: ReadonlyMap<string, string>;
  contactLeft: boolean;
  /** Its reader may ask to have it opened: by their post, or as the officer who holds the case. */
  asksContact: boolean;
  answering: Answering;
  tags: string[];
  headNote: HeadNote | null;
  may(action: Action): boolean;
}

export async function openFile(deps: DeskDeps, visitor: Visitor, row: CaseRow): Promise<CaseFile> {
  const { services, staff, places } = deps;
  const { read } = services.store;
  const target = targetOf(row);
  const powers = staff.powersOf(visitor, row.unitId);
  const may = (action: Action) => can(powers, action, target, places.city().units);
  const story = await readStory(read, row.id, false);
  const contactLeft = await hasContact(read, row.id);
  const holds = row.assigneeId === visitor.personId && may('contact.ask');
  return {
    row,
    story: may('case.read') ? story : storyForBelow(story, row.unitId),
    contests: row.contestedAt === null ? new Map() : await contestsOf(read, await joinedInto(read, row.id)),
    contactLeft,
    asksContact: contactLeft && (may('contact.open') || holds),
    answering: await readAnswering(services, visitor, row),
    headNote: may('case.approve') && heads(deps, visitor, row.unitId) ? await headNoteOf(read, row) : null,
    tags: may('case.read') ? await tagNamesOn(read, row) : [],
    may,
  };
}
