import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { attachment, original } from '../../schema/sqlite.ts';
import { type FirstWords, firstDigest } from './digest.ts';
import type { AttachmentRow, MessageRow } from './say.ts';

type Original = typeof original.$inferSelect;

/** What was said before parts of it were blacked out, of many cases at once. */
export interface Originals {
  first<C extends Pick<FirstWords, 'id' | 'message' | 'who'>>(c: C): C;
  said(words: MessageRow): MessageRow;
  photo<P extends Pick<AttachmentRow, 'id' | 'digest'>>(photo: P): P;
}

export async function readOriginals(handle: Handle, caseIds: readonly string[]): Promise<Originals> {
  const rows = await handle
    .select()
    .from(original)
    .where(inArray(original.caseId, [...caseIds]));
  const byPart = new Map(rows.map((row) => [`${row.caseId} ${row.part} ${row.partId}`, row]));
  const at = (caseId: string, part: Original['part']) => byPart.get(`${caseId} ${part} `);
  const photos = new Map(
    rows.flatMap(({ part, partId, digest }) => (part === 'photo' && digest ? [[partId, digest]] : [])),
  );
  const said = new Map(rows.flatMap(({ part, partId, text }) => (part === 'said' ? [[partId, text]] : [])));
  return {
    first: (c) => ({
      ...c,
      message: at(c.id, 'message')?.text ?? c.message,
      who: at(c.id, 'who')?.text ?? c.who,
    }),
    said: (words) => ({ ...words, body: said.get(words.id) ?? words.body }),
    photo: (photo) => ({ ...photo, digest: photos.get(photo.id) ?? photo.digest }),
  };
}

/** The digest of a case's first words as they were said, whatever has been blacked out since. */
export async function firstDigestOf(tx: Handle, row: FirstWords): Promise<string> {
  const { id, caseId, messageId, digest } = attachment;
  const photos = await tx
    .select({ id, digest })
    .from(attachment)
    .where(and(eq(caseId, row.id), isNull(messageId)));
  const originals = await readOriginals(tx, [row.id]);
  return firstDigest(originals.first(row), photos.map(originals.photo));
}
