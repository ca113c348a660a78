import { inArray } from 'drizzle-orm';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Services } from '../../platform/services.ts';
import { attachment } from '../../schema/sqlite.ts';
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
    return new Set(rows.map((row) => row.digest));
  });
}

/** Those photos of a form that the sweep has not taken meanwhile; it takes none of them for two days from now. */
export async function stillThere(
  { vault }: Pick<Services, 'vault'>,
  photos: readonly KeptPhoto[],
): Promise<KeptPhoto[]> {
  const there = await Promise.all(photos.map(({ digest }) => vault.renew(digest)));
  return photos.filter((_, i) => there[i]);
}
