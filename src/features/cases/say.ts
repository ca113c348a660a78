import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { attachment, message } from '../../schema/sqlite.ts';

export type MessageRow = typeof message.$inferSelect;
export type AttachmentRow = typeof attachment.$inferSelect;
/** A photo that already lies in the vault. */
export type KeptPhoto = Pick<AttachmentRow, 'digest' | 'bytes' | 'width' | 'height'>;

/** Adds words to the dialogue of a case (or a note beside it), with their photos. */
export async function say(
  tx: Handle,
  words: MessageRow,
  photos: readonly KeptPhoto[],
  newId: () => string,
): Promise<void> {
  await tx.insert(message).values(words);
  await attach(tx, { caseId: words.caseId, messageId: words.id, at: words.at }, photos, newId);
}

export async function attach(
  tx: Handle,
  to: { caseId: string; messageId: string | null; at: Instant },
  photos: readonly KeptPhoto[],
  newId: () => string,
): Promise<void> {
  if (photos.length === 0) return;
  const rows = photos.map((photo) => ({ ...photo, ...to, id: newId(), mediaType: 'image/jpeg' }));
  await tx.insert(attachment).values(rows);
}
