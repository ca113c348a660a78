import { and, asc, eq } from 'drizzle-orm';
import { clean, length } from '../../domain/text.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { savedFilter } from '../../schema/sqlite.ts';
import { listParams, readParams } from './query.ts';

export type SavedFilter = typeof savedFilter.$inferSelect;

export const LONGEST_NAME = 60;
export const MOST_SAVED = 20;

/** A person's own lists, oldest first. */
export const readSaved = (handle: Handle, personId: string): Promise<SavedFilter[]> =>
  handle
    .select()
    .from(savedFilter)
    .where(eq(savedFilter.personId, personId))
    .orderBy(asc(savedFilter.createdAt), asc(savedFilter.id));

/** An address as lists are compared and kept: every part in its order, no page, nothing that is no part of a list. */
export const savedAddress = (address: string): string => listParams(readParams(address), {});

export type SaveMistake = 'missing' | 'tooLong' | 'tooMany';

/** Keeps a list under a name; the same name again replaces it. @returns why it could not, or null */
export async function saveFilter(
  tx: Handle,
  { ids, clock }: Pick<Services, 'ids' | 'clock'>,
  personId: string,
  given: { name: string; address: string; opensFirst: boolean },
): Promise<SaveMistake | null> {
  const name = clean(given.name).replace(/\s+/g, ' ');
  if (name === '') return 'missing';
  if (length(name) > LONGEST_NAME) return 'tooLong';
  const saved = await readSaved(tx, personId);
  const same = saved.find((one) => one.name.toLocaleLowerCase('vi') === name.toLocaleLowerCase('vi'));
  if (!same && saved.length >= MOST_SAVED) return 'tooMany';
  const { opensFirst } = given;
  if (opensFirst) await openFirst(tx, personId, null);
  const row = { name, address: savedAddress(given.address), opensFirst };
  if (same) await tx.update(savedFilter).set(row).where(eq(savedFilter.id, same.id));
  else await tx.insert(savedFilter).values({ id: ids.uuid(), personId, ...row, createdAt: clock.now() });
  return null;
}

/** Makes one of a person's lists the one that opens first; null for none. */
export async function openFirst(tx: Handle, personId: string, id: string | null): Promise<void> {
  await tx.update(savedFilter).set({ opensFirst: false }).where(eq(savedFilter.personId, personId));
  if (id !== null)
    await tx
      .update(savedFilter)
      .set({ opensFirst: true })
      .where(and(eq(savedFilter.id, id), eq(savedFilter.personId, personId)));
}

export async function forgetFilter(tx: Handle, personId: string, id: string): Promise<void> {
  await tx.delete(savedFilter).where(and(eq(savedFilter.id, id), eq(savedFilter.personId, personId)));
}
