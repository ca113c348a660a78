import { and, eq } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Handle } from '../../platform/db/store.ts';
import { attachment, cases, message, original } from '../../schema/sqlite.ts';
import { type Actor, type MoveDeps, moveCase } from './move.ts';
import type { KeptPhoto } from './say.ts';
import type { CaseRow } from './tallies.ts';

/** A part of a case as it stands once something in it is blacked out. */
export type Redaction =
  | { part: 'message' | 'who'; partId: ''; text: string }
  | { part: 'said'; partId: string; text: string }
  | { part: 'photo'; partId: string; photo: KeptPhoto };

type Original = typeof original.$inferInsert;
const NO_PHOTO = { digest: null, width: null, height: null };

/** What stands there now; the first time it becomes the original. @throws Refusal `notFound` */
async function before(tx: Handle, row: CaseRow, { part, partId }: Redaction): Promise<Omit<Original, 'id' | 'at'>> {
  const common = { caseId: row.id, part, partId };
  if (part === 'photo') {
    const [photo] = await tx
      .select()
      .from(attachment)
      .where(and(eq(attachment.id, partId), eq(attachment.caseId, row.id)));
    if (!photo) throw new Refusal('notFound');
    const { digest, width, height } = photo;
    return { ...common, text: '', digest, width, height };
  }
  if (part !== 'said') return { ...common, ...NO_PHOTO, text: row[part] };
  const [words] = await tx
    .select({ body: message.body })
    .from(message)
    .where(and(eq(message.id, partId), eq(message.caseId, row.id)));
  if (!words) throw new Refusal('notFound');
  return { ...common, ...NO_PHOTO, text: words.body };
}

/**
 * Puts the blacked-out form in the place of what stood there, in every list, page, mail, search and export at once, and keeps the original
 * apart, once.
 * @throws Refusal `notFound` for a part that is not of this case
 */
export async function redactPart(
  deps: MoveDeps,
  tx: Handle,
  caseId: string,
  redaction: Redaction,
  actor: Actor,
): Promise<void> {
  const { clock, ids } = deps.services;
  const [row] = await tx.select().from(cases).where(eq(cases.id, caseId)).limit(1);
  if (!row) throw new Refusal('notFound');
  const kept = { ...(await before(tx, row, redaction)), id: ids.uuid(), at: clock.now() };
  const target = [original.caseId, original.part, original.partId];
  await tx.insert(original).values(kept).onConflictDoNothing({ target });
  if (redaction.part === 'said') {
    await tx.update(message).set({ body: redaction.text }).where(eq(message.id, redaction.partId));
  }
  if (redaction.part === 'photo') {
    await tx.update(attachment).set(redaction.photo).where(eq(attachment.id, redaction.partId));
  }
  const isFirst = redaction.part === 'message' || redaction.part === 'who';
  const changes = isFirst ? { [redaction.part]: redaction.text } : undefined;
  const data = { part: redaction.part };
  await moveCase(deps, tx, caseId, { verb: 'redact', actor, data, ...(changes && { changes }) });
}

/** The originals of a case. Call it in the transaction that records the reading (`move` with `read_original`), so that none is silent. */
export async function originalsOf(tx: Handle, caseId: string): Promise<(typeof original.$inferSelect)[]> {
  return await tx.select().from(original).where(eq(original.caseId, caseId)).orderBy(original.at, original.id);
}
