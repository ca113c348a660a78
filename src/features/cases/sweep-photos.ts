import { inArray } from 'drizzle-orm';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Services } from '../../platform/services.ts';
import { answerDraft, attachment, original } from '../../schema/sqlite.ts';
import type { KeptPhoto } from './say.ts';

/** A form that was left open overnight still has its photos. */
const KEPT_DAYS = 2;

/** Removes photos that came two days ago and belong to no case: the form was never sent, or another photo was chosen. */
export async function sweepPhotos({ store, vault }: Pick<Services, 'store' | 'vault'>, now: Instant): Promise<number> {
  return await vault.sweep(now - KEPT_DAYS * DAY_MS, async (digests) => {
    const { digest } = attachment;
    const rows = await store.read
      .selectDistinct({ digest })
      .from(attachment)
      .where(inArray(digest, [...digests]));
    return new Set([
      ...rows.map((row) => row.digest),
      ...(await inDrafts(store)),
      ...(await blackedOut(store, digests)),
    ]);
  });
}

/** Originals of photos of which a part was blacked out. */
async function blackedOut({ read }: Services['store'], digests: readonly string[]): Promise<string[]> {
  const rows = await read
    .select({ digest: original.digest })
    .from(original)
    .where(inArray(original.digest, [...digests]));
  return rows.flatMap(({ digest }) => digest ?? []);
}

/** Photos of answers that are not sent yet, which may wait for the head for days. */
async function inDrafts({ read }: Services['store']): Promise<string[]> {
  const rows = await read.select({ photos: answerDraft.photos }).from(answerDraft);
  return rows.flatMap(({ photos }) => photos.map(({ digest }) => digest));
}

/** Those photos of a form that the sweep has not taken meanwhile; it takes none of them for two days from now. */
export async function stillThere(
  { vault }: Pick<Services, 'vault'>,
  photos: readonly KeptPhoto[],
): Promise<KeptPhoto[]> {
  const there = await Promise.all(photos.map(({ digest }) => vault.renew(digest)));
  return photos.filter((_, i) => there[i]);
}
