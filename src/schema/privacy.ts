import type { Kit } from './columns.ts';

/** Tables of the room `privacy`, their only writer. */
export function privacyTables(kit: Kit) {
  /** A resident asks, with the tracking code, to see or to erase what is stored of them. */
  const privacyRequest = kit.table(
    'privacy_request',
    {
      id: kit.text('id').primaryKey(),
      caseId: kit.text('case_id').notNull(),
      kind: kit.oneOf('kind', ['see', 'erase']).notNull(),
      askedAt: kit.instant('asked_at').notNull(),
      /** By when the law wants an answer. */
      dueAt: kit.instant('due_at').notNull(),
      /** What the resident adds in their own words. */
      words: kit.text('words').notNull(),
      state: kit.oneOf('state', ['open', 'done', 'refused']).notNull(),
      decidedBy: kit.text('decided_by'),
      decidedAt: kit.instant('decided_at'),
      /** Key of the closed list of grounds for a refusal, or of what stays for now. */
      ground: kit.text('ground'),
      /** Makes a second sending of the same form harmless. */
      sending: kit.text('sending').notNull(),
    },
    (p) => [
      kit.uniqueIndex('privacy_request_sending').on(p.sending),
      kit.index('privacy_request_case').on(p.caseId, p.askedAt),
      kit.index('privacy_request_state').on(p.state, p.dueAt),
    ],
  );
  return { privacyRequest };
}
