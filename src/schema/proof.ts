import type { Kit } from './columns.ts';

/** Tables of the room `proof`, their only writer. */
export function proofTables(kit: Kit) {
  /**
   * One person asks to read what is sealed, another one lets them, for a while. `what`: the contact data of a case, or a case that the
   * asker may not read by their post.
   */
  const keyRequest = kit.table(
    'key_request',
    {
      id: kit.text('id').primaryKey(),
      what: kit.oneOf('what', ['contact', 'case']).notNull(),
      caseId: kit.text('case_id').notNull(),
      askedBy: kit.text('asked_by').notNull(),
      askedUnitId: kit.text('asked_unit_id'),
      askedAt: kit.instant('asked_at').notNull(),
      reason: kit.text('reason').notNull(),
      state: kit.oneOf('state', ['asked', 'approved', 'refused', 'withdrawn']).notNull(),
      decidedBy: kit.text('decided_by'),
      decidedAt: kit.instant('decided_at'),
      /** Why it was refused, in the decider's words. */
      answer: kit.text('answer'),
      /** Exclusive end of the time to read. */
      readUntil: kit.instant('read_until'),
      /** When the asker first read it. */
      readAt: kit.instant('read_at'),
    },
    (k) => [
      kit.index('key_request_case').on(k.caseId, k.askedAt),
      kit.index('key_request_state').on(k.state, k.askedAt),
    ],
  );
  return { keyRequest };
}
