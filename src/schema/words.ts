import type { Kit } from './columns.ts';

/** What people said, showed and left in a case; tables of the room `cases`. */
export function wordTables(kit: Kit) {
  /** The dialogue, and the unit's internal notes. */
  const message = kit.table(
    'message',
    {
      id: kit.text('id').primaryKey(),
      caseId: kit.text('case_id').notNull(),
      at: kit.instant('at').notNull(),
      kind: kit.oneOf('kind', ['question', 'reply', 'answer', 'update', 'contest', 'note']).notNull(),
      personId: kit.text('person_id'),
      unitId: kit.text('unit_id'),
      body: kit.text('body').notNull(),
      lang: kit.text('lang').notNull(),
    },
    (m) => [kit.index('message_of_case').on(m.caseId, m.at)],
  );

  /** A photo, already re-encoded; the bytes are a file named by their SHA-256 digest. */
  const attachment = kit.table(
    'attachment',
    {
      id: kit.text('id').primaryKey(),
      caseId: kit.text('case_id').notNull(),
      messageId: kit.text('message_id'),
      at: kit.instant('at').notNull(),
      digest: kit.text('digest').notNull(),
      mediaType: kit.text('media_type').notNull(),
      bytes: kit.int('bytes').notNull(),
      width: kit.int('width').notNull(),
      height: kit.int('height').notNull(),
    },
    (a) => [kit.index('attachment_of_case').on(a.caseId), kit.index('attachment_digest').on(a.digest)],
  );

  /** Contact data, encrypted with a key that is not in the database. */
  const sealedContact = kit.table('sealed_contact', {
    caseId: kit.text('case_id').primaryKey(),
    sealed: kit.text('sealed').notNull(),
    consentAt: kit.instant('consent_at').notNull(),
  });

  return { message, attachment, sealedContact };
}
