import type { Visitor } from '../../platform/http/types.ts';
import type { Services } from '../../platform/services.ts';
import { type CaseRow, type KeptPhoto, type PromiseRow, promisesOf, stillThere } from '../cases/index.ts';
import type { City } from '../places/index.ts';
import { type DraftRow, draftOf, proposalsOf } from './answer-drafts.ts';
import type { ShownPhoto } from './case-page.ts';
import { type Draft, NOTHING_TYPED } from './draft.ts';
import { inlinePhotos } from './inline-photos.ts';
import { fittingTemplates, type TemplateRow } from './template-store.ts';

export type Proposal = DraftRow & { shown: ShownPhoto[] };

/** All about answering a case, beside what was said and what happened. */
export interface Answering {
  /** What this reader had written and not sent. */
  own: DraftRow | null;
  ownPhotos: readonly KeptPhoto[];
  /** What officers wrote, for whom may approve it. */
  proposals: Proposal[];
  promises: PromiseRow[];
  templates: TemplateRow[];
}

export async function readAnswering(
  { store, vault }: Pick<Services, 'store' | 'vault'>,
  visitor: Visitor,
  row: CaseRow,
): Promise<Answering> {
  const { read } = store;
  const own = await draftOf(read, row.id, visitor.personId);
  // What another unit wrote before the case was handed on is nobody's to approve.
  const proposals = (await proposalsOf(read, row.id)).filter(({ unitId }) => unitId === row.unitId);
  return {
    own,
    ownPhotos: own ? await stillThere({ vault }, own.photos) : [],
    proposals: await Promise.all(
      proposals.map(async (one) => ({ ...one, shown: await inlinePhotos({ vault }, one.photos) })),
    ),
    promises: await promisesOf(read, row.id),
    templates: await fittingTemplates(read, row),
  };
}

/** A kept answer as what was typed into its form. */
export function asTyped(
  row: Pick<DraftRow, 'message' | 'outcome' | 'promise' | 'promiseOn' | 'writer'>,
  photos: readonly KeptPhoto[],
): Draft {
  const { message, outcome, promise, promiseOn, writer } = row;
  const typed = { ...NOTHING_TYPED, message, outcome, promise, promiseOn, writer };
  return { noun: 'answer', typed, photos, mistakes: [] };
}

const approvalKey = (unitId: string) => `answers.approval.${unitId}`;
/** Whether what officers of a unit answer waits for its head. */
export const wantsApproval = (city: City, unitId: string): boolean => city.setting(approvalKey(unitId), false);
export { approvalKey };
