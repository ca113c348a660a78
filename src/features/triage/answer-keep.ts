import type { Handle } from '../../platform/db/store.ts';
import type { CaseRow } from '../cases/index.ts';
import { type DraftRow, draftOf, isSame, putDraft, under, type Written, writtenOf } from './answer-drafts.ts';
import type { DeskDeps } from './case-file.ts';
import type { Draft } from './draft.ts';

/**
 * Where posted words were put: with their writer alone, or into the answer that waits, which the head reads like this at once. Null: nowhere, so
 * that the page must give them back.
 */
export type KeptAs = 'kept' | 'proposed' | null;

interface Keeping {
  row: CaseRow;
  personId: string;
  draft: Draft;
  /** Nothing is missing: what waits for the head is never half an answer. */
  whole: boolean;
  /** Its writer asked for it, instead of only looking at the preview. */
  asked: boolean;
}

/** Words of the keeper that these would take the place of although they are another answer: their own beside an officer's that they go on with. */
const isAnother = (own: DraftRow | null, { typed }: Draft): own is DraftRow =>
  own !== null && own.writer !== typed.writer && own.message !== '' && own.message !== typed.message;

/** Looking at what an officer wrote keeps nothing, since it is kept already. */
const isTheirs = (theirs: DraftRow | null, written: Written) => theirs !== null && isSame(theirs, written);

/** Keeps what was typed, so that neither a closed lid nor an ended session loses it. */
export async function keepAnswer({ services: { store, clock } }: DeskDeps, keeping: Keeping): Promise<KeptAs> {
  const { row, personId, draft, whole, asked } = keeping;
  const { writer } = draft.typed;
  const written = writtenOf(draft);
  const whose = { caseId: row.id, personId, unitId: row.unitId };
  const more = { source: 'desk', at: clock.now(), writer } as const;

  async function change(tx: Handle, own: DraftRow): Promise<KeptAs> {
    if (!whole || writer !== '') return null;
    if (!isSame(own, written)) await putDraft(tx, whose, written, { ...more, state: 'proposed' });
    return 'proposed';
  }

  return await store.write(async (tx) => {
    const own = await draftOf(tx, row.id, personId);
    if (own?.state === 'proposed') return await change(tx, own);
    const another = isAnother(own, draft);
    if (!asked && (another || isTheirs(await draftOf(tx, row.id, writer), written))) return null;
    const state = own?.state ?? 'kept';
    await putDraft(tx, whose, another ? under(written, own) : written, { ...more, state });
    return 'kept';
  });
}
