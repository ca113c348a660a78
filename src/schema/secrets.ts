import type { Kit } from './columns.ts';

/** Tables of the room `secrets`, their only writer. */
export function secretTables(kit: Kit) {
  /**
   * What is still needed of a former SECRET_KEY, sealed with the present one: the keys by which old tracking codes are found, and until
   * everything has been sealed anew those that open what it sealed.
   */
  const keyRing = kit.table('key_ring', {
    /** Fingerprint of the former key. */
    id: kit.text('id').primaryKey(),
    sealed: kit.text('sealed').notNull(),
    addedAt: kit.instant('added_at').notNull(),
    /** Where sealing anew has come to: the column and the last row done in it. */
    progress: kit.json<{ column: string; after: string; done: number; lost: number }>('progress').notNull(),
    finishedAt: kit.instant('finished_at'),
  });
  return { keyRing };
}
