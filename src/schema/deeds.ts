import type { Kit } from './columns.ts';

/** Further tables of the room `cases`: what became of a case beside its status. */
export function deedTables(kit: Kit) {
  /** A case that goes on in another one of the same matter. */
  const caseMerge = kit.table(
    'case_merge',
    {
      caseId: kit.text('case_id').primaryKey(),
      intoId: kit.text('into_id').notNull(),
      at: kit.instant('at').notNull(),
    },
    (m) => [kit.index('case_merge_into').on(m.intoId)],
  );

  /** A unit that had the case before: the one whose answer was contested reads the outcome afterwards. */
  const caseFormer = kit.table(
    'case_former',
    {
      caseId: kit.text('case_id').notNull(),
      unitId: kit.text('unit_id').notNull(),
      why: kit.oneOf('why', ['contest', 'transfer']).notNull(),
      at: kit.instant('at').notNull(),
    },
    (f) => [kit.primaryKey({ columns: [f.caseId, f.unitId, f.why] }), kit.index('case_former_unit').on(f.unitId, f.at)],
  );

  /** What stood there before a part was blacked out: everything else shows, finds and sends the blacked-out form. */
  const original = kit.table(
    'original',
    {
      id: kit.text('id').primaryKey(),
      caseId: kit.text('case_id').notNull(),
      part: kit.oneOf('part', ['message', 'who', 'said', 'photo']).notNull(),
      /** The row of the dialogue, or the photo; empty for the case's own words. */
      partId: kit.text('part_id').notNull(),
      text: kit.text('text').notNull(),
      digest: kit.text('digest'),
      width: kit.int('width'),
      height: kit.int('height'),
      at: kit.instant('at').notNull(),
    },
    (o) => [kit.uniqueIndex('original_part').on(o.caseId, o.part, o.partId), kit.index('original_digest').on(o.digest)],
  );

  return { caseMerge, caseFormer, original };
}
