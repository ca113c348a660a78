import type { Kit } from './columns.ts';

/** The machinery's own tables: mail that waits, and the sweeps that ran. */
export function platformTables(kit: Kit) {
  /**
   * One mail that must leave, written in the transaction of its cause. `dedupeKey` makes a repeated cause harmless;
   * the Message-ID derives from `id`, so that a repeated mail is recognisable.
   */
  const outbox = kit.table(
    'outbox',
    {
      id: kit.text('id').primaryKey(),
      kind: kit.text('kind').notNull(),
      dedupeKey: kit.text('dedupe_key').notNull(),
      state: kit.oneOf('state', ['waiting', 'sent', 'failed', 'dropped']).notNull(),
      caseId: kit.text('case_id'),
      unitId: kit.text('unit_id'),
      personId: kit.text('person_id'),
      params: kit.json<Record<string, string | number | boolean | null>>('params').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      dueAt: kit.instant('due_at').notNull(),
      attempts: kit.int('attempts').notNull(),
      lockedUntil: kit.instant('locked_until').notNull(),
      lockedBy: kit.text('locked_by'),
      sentAt: kit.instant('sent_at'),
      sentTo: kit.text('sent_to'),
      /** What stood before the @ of the Message-ID: the rows of one digest share it. */
      letterId: kit.text('letter_id'),
      lastError: kit.text('last_error'),
      /** Whom the letter went to, by whatever rule was in force then. */
      recipientId: kit.text('recipient_id'),
      /** How often it went to somebody else because a mailbox was dead; part of the token, so that a late report says nothing of the next. */
      turns: kit.int('turns').notNull().default(0),
    },
    (o) => [
      kit.uniqueIndex('outbox_dedupe').on(o.dedupeKey),
      kit.index('outbox_waiting').on(o.state, o.dueAt),
      kit.index('outbox_case').on(o.caseId),
    ],
  );

  /** A sweep's slot of time: inserting it is the lock, and the page of what ran last. */
  const slot = kit.table(
    'slot',
    {
      sweep: kit.text('sweep').notNull(),
      slot: kit.instant('slot').notNull(),
      startedAt: kit.instant('started_at').notNull(),
      endedAt: kit.instant('ended_at'),
      count: kit.int('count'),
      error: kit.text('error'),
    },
    (s) => [kit.primaryKey({ columns: [s.sweep, s.slot] })],
  );

  return { outbox, slot };
}
