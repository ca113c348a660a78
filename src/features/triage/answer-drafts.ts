import { and, asc, eq, ne, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { MOST_PHOTOS } from '../../platform/http/scopes.ts';
import { answerDraft } from '../../schema/sqlite.ts';
import type { KeptPhoto } from '../cases/index.ts';
import type { Draft } from './draft.ts';

export type DraftRow = typeof answerDraft.$inferSelect;

/** An answer as far as it is written. */
export type Written = Pick<DraftRow, 'message' | 'outcome' | 'promise' | 'promiseOn'> & {
  photos: readonly KeptPhoto[];
};

/** What of a posted answer is kept. */
export function writtenOf({ typed, photos }: Draft): Written {
  const { message, outcome, promise, promiseOn } = typed;
  return { message, outcome, promise, promiseOn, photos };
}

interface Whose {
  caseId: string;
  personId: string;
  /** The unit that works on the case. */
  unitId: string;
}

const isOf = ({ caseId, personId }: Pick<Whose, 'caseId' | 'personId'>) =>
  and(eq(answerDraft.caseId, caseId), eq(answerDraft.personId, personId));

/** Keeps an answer as it is, in place of what its keeper had of the same case. */
export async function putDraft(
  tx: Handle,
  whose: Whose,
  written: Written,
  more: Pick<DraftRow, 'state' | 'source'> & { at: Instant; writer?: string },
): Promise<void> {
  const { at, state, source, writer = '' } = more;
  const { message, outcome, promise, promiseOn } = written;
  const photos = [...written.photos];
  const set = {
    unitId: whose.unitId,
    message,
    outcome,
    promise,
    promiseOn,
    photos,
    state,
    source,
    writer,
    // Why it was sent back is of use until it is laid before the head again.
    ...(state !== 'sent_back' && { note: '' }),
    savedAt: at,
  };
  await tx
    .insert(answerDraft)
    .values({ ...whose, note: '', ...set })
    .onConflictDoUpdate({ target: [answerDraft.caseId, answerDraft.personId], set });
}

/** Words with others under them, and the photos of both, as far as an answer may have any. */
export function under<T extends Pick<Written, 'message' | 'photos'>>(
  above: T,
  below: Pick<Written, 'message' | 'photos'>,
): T {
  const message = [above.message, below.message].filter(Boolean).join('\n\n');
  return { ...above, message, photos: [...above.photos, ...below.photos].slice(0, MOST_PHOTOS) };
}

/** Whether both say the same to the resident. */
export function isSame(a: Written, b: Written): boolean {
  const facts = ({ message, outcome, promise, promiseOn, photos }: Written) =>
    JSON.stringify([message, outcome, promise, promiseOn, photos.map(({ digest }) => digest)]);
  return facts(a) === facts(b);
}

/**
 * Puts words that came by mail under what this person had already written about the case, so that neither is lost. What waits for the head
 * is not touched.
 * @returns false when such a proposal stands in the way; the caller keeps the words elsewhere
 */
export async function addToDraft(
  tx: Handle,
  whose: Whose,
  mail: { message: string; photos: readonly KeptPhoto[]; at: Instant },
): Promise<boolean> {
  const there = await draftOf(tx, whose.caseId, whose.personId);
  if (there?.state === 'proposed') return false;
  const { outcome = '', promise = '', promiseOn = '', writer = '' } = there ?? {};
  const whole = there ? under(there, mail) : mail;
  await putDraft(
    tx,
    whose,
    { outcome, promise, promiseOn, ...whole },
    { state: 'kept', source: 'mail', at: mail.at, writer },
  );
  return true;
}

/** What a person had written about a case and not sent. */
export async function draftOf(handle: Handle, caseId: string, personId: string): Promise<DraftRow | null> {
  const [row] = await handle.select().from(answerDraft).where(isOf({ caseId, personId })).limit(1);
  return row ?? null;
}

/** Drafts of a case that others may see: they wait for the head. */
export async function proposalsOf(handle: Handle, caseId: string): Promise<DraftRow[]> {
  return await handle
    .select()
    .from(answerDraft)
    .where(and(eq(answerDraft.caseId, caseId), eq(answerDraft.state, 'proposed')))
    .orderBy(asc(answerDraft.savedAt));
}

/** Gives a proposal back to its writer. False when it does not wait any more. */
export async function sendBack(
  tx: Handle,
  whose: Pick<Whose, 'caseId' | 'personId'>,
  note: string,
  at: Instant,
): Promise<boolean> {
  const changed = await tx
    .update(answerDraft)
    .set({ state: 'sent_back', note, savedAt: at })
    .where(and(isOf(whose), eq(answerDraft.state, 'proposed')))
    .returning({ caseId: answerDraft.caseId });
  return changed.length > 0;
}

/** After an answer was sent: the writer's own draft and all that waited are spent; what others keep for themselves stays theirs. */
export async function spendDrafts(tx: Handle, caseId: string, personId: string): Promise<void> {
  const spent = or(eq(answerDraft.personId, personId), ne(answerDraft.state, 'kept'));
  await tx.delete(answerDraft).where(and(eq(answerDraft.caseId, caseId), spent));
}

/** Drops what somebody kept; what waits for the head is withdrawn first. */
export async function dropDraft(tx: Handle, caseId: string, personId: string): Promise<void> {
  await tx.delete(answerDraft).where(and(isOf({ caseId, personId }), ne(answerDraft.state, 'proposed')));
}
