import { inArray } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { attachment, message } from '../../schema/sqlite.ts';
import { dialogueDigest, firstDigest, saidDigest } from './digest.ts';
import { type Originals, readOriginals } from './originals.ts';
import type { CaseEvent } from './record.ts';
import type { AttachmentRow, MessageRow } from './say.ts';
import type { CaseRow } from './tallies.ts';
import type { Finding } from './verify-chain.ts';

/** The words and photos of some cases, as they were said. */
export interface Said {
  messages: Map<string, MessageRow[]>;
  photos: Map<string, AttachmentRow[]>;
  originals: Originals;
}

export async function readSaid(handle: Handle, caseIds: readonly string[]): Promise<Said> {
  const ids = [...caseIds];
  const messages = await handle.select().from(message).where(inArray(message.caseId, ids));
  const photos = await handle.select().from(attachment).where(inArray(attachment.caseId, ids));
  return {
    messages: Map.groupBy(messages, ({ caseId }) => caseId),
    photos: Map.groupBy(photos, ({ caseId }) => caseId),
    originals: await readOriginals(handle, ids),
  };
}

/** Whether the words and photos of a case are those that its events cover. Events of a former version cover none, and say so. */
export function checkWords(row: CaseRow, events: readonly CaseEvent[], said: Said): Finding[] {
  const messages = said.messages.get(row.id) ?? [];
  if (events.some(({ kind }) => kind === 'anonymise')) {
    return row.message === '' && messages.length === 0 ? [] : [{ what: 'erased', name: row.reference }];
  }
  return [...checkFirst(row, events, said), ...checkDialogue(row, events, messages, said)];
}

export function photosOf({ photos, originals }: Said, caseId: string, messageId: string | null) {
  const all = photos.get(caseId) ?? [];
  return all.filter((photo) => photo.messageId === messageId).map(originals.photo);
}

/** A digest of each words of the dialogue. */
export const digestsOf = ({ id }: Pick<CaseRow, 'id'>, said: Said): string[] =>
  (said.messages.get(id) ?? []).map((words) => saidDigest(said.originals.said(words), photosOf(said, id, words.id)));

function checkFirst(row: CaseRow, events: readonly CaseEvent[], said: Said): Finding[] {
  const covers = events.findLast(({ data }) => typeof data.first === 'string');
  if (!covers) return [];
  const same = covers.data.first === firstDigest(said.originals.first(row), photosOf(said, row.id, null));
  return same ? [] : [{ what: 'words', name: `${row.reference} #${covers.n}` }];
}

function checkDialogue(
  row: CaseRow,
  events: readonly CaseEvent[],
  messages: readonly MessageRow[],
  said: Said,
): Finding[] {
  const covering = events.filter(({ data }) => typeof data.said === 'string');
  const firstCovered = covering[0]?.at ?? Number.POSITIVE_INFINITY;
  const digests = new Set(digestsOf(row, said));
  const found: Finding[] = covering
    .filter(({ data }) => !digests.has(data.said as string))
    .map(({ n }) => ({ what: 'words', name: `${row.reference} #${n}` }));
  const sealed = events.find(({ data }) => typeof data.dialogue === 'string');
  if (sealed) {
    const known = new Set(covering.map(({ data }) => data.said));
    const same = sealed.data.dialogue === dialogueDigest([...digests].filter((digest) => !known.has(digest)));
    return same ? found : [...found, { what: 'words', name: `${row.reference} #${sealed.n}` }];
  }
  const modern = typeof events[0]?.data.first === 'string';
  const due = modern ? messages.length : messages.filter(({ at }) => at >= firstCovered).length;
  if (due > covering.length) found.push({ what: 'added', name: `${row.reference}: ${due - covering.length}` });
  return found;
}
