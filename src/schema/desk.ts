import type { Kit } from './columns.ts';

/** Tables of the room `triage`, their only writer: how people keep their list of cases. */
export function deskTables(kit: Kit) {
  /** A label of a unit's own list; what is retired stays on the cases that bear it, and is offered no more. */
  const tag = kit.table(
    'tag',
    {
      id: kit.text('id').primaryKey(),
      unitId: kit.text('unit_id').notNull(),
      name: kit.text('name').notNull(),
      /** The name as it is compared: two tags of a unit never differ by case or diacritics alone. */
      fold: kit.text('fold').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      retiredAt: kit.instant('retired_at'),
    },
    (t) => [kit.uniqueIndex('tag_of_unit').on(t.unitId, t.fold)],
  );

  /** A tag on a case. `serial` is the case's. */
  const caseTag = kit.table(
    'case_tag',
    {
      serial: kit.int('serial').notNull(),
      tagId: kit.text('tag_id').notNull(),
      at: kit.instant('at').notNull(),
    },
    (c) => [kit.primaryKey({ columns: [c.serial, c.tagId] }), kit.index('case_tag_tag').on(c.tagId, c.serial)],
  );

  /** A list that somebody comes back to, as the part of its address after the question mark. */
  const savedFilter = kit.table(
    'saved_filter',
    {
      id: kit.text('id').primaryKey(),
      personId: kit.text('person_id').notNull(),
      name: kit.text('name').notNull(),
      address: kit.text('address').notNull(),
      /** The one list that opens first for this person. */
      opensFirst: kit.bool('opens_first').notNull(),
      createdAt: kit.instant('created_at').notNull(),
    },
    (f) => [kit.index('saved_filter_person').on(f.personId, f.createdAt)],
  );

  /** What was done to several cases at once, so that it can be taken back for some minutes. */
  const bulkDeed = kit.table(
    'bulk_deed',
    {
      id: kit.text('id').primaryKey(),
      personId: kit.text('person_id').notNull(),
      act: kit.oneOf('act', ['assign', 'tag', 'untag', 'spam']).notNull(),
      at: kit.instant('at').notNull(),
      undoneAt: kit.instant('undone_at'),
      /** Each case with the number of the event that was made, and how it stood before. */
      done: kit.json<{ caseId: string; n: number; before: Record<string, string | null> }[]>('done').notNull(),
    },
    (b) => [kit.index('bulk_deed_person').on(b.personId, b.at)],
  );

  /** A note on a case that was laid before the head of the unit; the row goes when the head has seen it. */
  const headNote = kit.table(
    'head_note',
    {
      caseId: kit.text('case_id').notNull(),
      unitId: kit.text('unit_id').notNull(),
      personId: kit.text('person_id').notNull(),
      at: kit.instant('at').notNull(),
    },
    (n) => [kit.primaryKey({ columns: [n.caseId, n.unitId] }), kit.index('head_note_unit').on(n.unitId, n.at)],
  );

  return { tag, caseTag, savedFilter, bulkDeed, headNote };
}
