import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { clean, fold, length } from '../../domain/text.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { tag } from '../../schema/sqlite.ts';

export type TagRow = typeof tag.$inferSelect;

export const LONGEST_TAG = 40;
/** More than these are no labels but words. */
export const MOST_TAGS = 60;

/** The tags of some units, by name; those that are offered, or with `retired` all of them. */
export async function readTags(
  handle: Handle,
  unitIds: readonly string[],
  { retired }: { retired: boolean } = { retired: false },
): Promise<TagRow[]> {
  if (unitIds.length === 0) return [];
  const offered = retired ? undefined : isNull(tag.retiredAt);
  return await handle
    .select()
    .from(tag)
    .where(and(inArray(tag.unitId, [...unitIds]), offered))
    .orderBy(asc(tag.fold), asc(tag.id));
}

export async function findTag(handle: Handle, id: string): Promise<TagRow | null> {
  const [row] = await handle.select().from(tag).where(eq(tag.id, id)).limit(1);
  return row ?? null;
}

export type TagMistake = 'missing' | 'tooLong' | 'tooMany' | 'known';

/** Adds a tag to a unit's list, or offers a retired one of that name again. @returns why it could not, or null */
export async function addTag(
  tx: Handle,
  { ids, clock }: Pick<Services, 'ids' | 'clock'>,
  unitId: string,
  typed: string,
): Promise<TagMistake | null> {
  const name = clean(typed).replace(/\s+/g, ' ');
  if (name === '') return 'missing';
  if (length(name) > LONGEST_TAG) return 'tooLong';
  const all = await readTags(tx, [unitId], { retired: true });
  const same = all.find((one) => one.fold === fold(name));
  if (same && same.retiredAt === null) return 'known';
  if (all.filter(({ retiredAt }) => retiredAt === null).length >= MOST_TAGS) return 'tooMany';
  if (same) await tx.update(tag).set({ name, retiredAt: null }).where(eq(tag.id, same.id));
  else
    await tx
      .insert(tag)
      .values({ id: ids.uuid(), unitId, name, fold: fold(name), createdAt: clock.now(), retiredAt: null });
  return null;
}

/** Offers a tag no more; cases keep it. */
export async function retireTag(tx: Handle, { clock }: Pick<Services, 'clock'>, id: string): Promise<void> {
  await tx
    .update(tag)
    .set({ retiredAt: clock.now() })
    .where(and(eq(tag.id, id), isNull(tag.retiredAt)));
}
