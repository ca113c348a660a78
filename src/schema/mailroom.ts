import type { Kit } from './columns.ts';

/** What became of a mail that came in. `other` bears no token of ours; `broken` could not be read. */
export const ARRIVALS = ['bounced', 'draft', 'automatic', 'refused', 'other', 'broken'] as const;

/** Tables of the room `mailroom`, their only writer. */
export function mailroomTables(kit: Kit) {
  /**
   * An address that takes no mail. The row is found by the keyed hash of the address, so that a person whose address is put right is reachable
   * at once, and no address is kept here.
   */
  const deadMailbox = kit.table(
    'dead_mailbox',
    {
      addressHash: kit.text('address_hash').primaryKey(),
      personId: kit.text('person_id').notNull(),
      since: kit.instant('since').notNull(),
      lastAt: kit.instant('last_at').notNull(),
      /** Refused while it was handed over, or sent back later (RFC 3464). */
      source: kit.oneOf('source', ['reply', 'report']).notNull(),
      /** The server's own. */
      words: kit.text('words').notNull(),
      /** When a later mail was taken for it: unless that too comes back, the mailbox is alive again. */
      takenAt: kit.instant('taken_at'),
    },
    (d) => [kit.index('dead_mailbox_person').on(d.personId)],
  );

  /** A mail that came in and was dealt with: named by its bytes, so that it is dealt with once, whatever happens between that and its move. */
  const arrival = kit.table(
    'arrival',
    {
      digest: kit.text('digest').primaryKey(),
      at: kit.instant('at').notNull(),
      outcome: kit.oneOf('outcome', ARRIVALS).notNull(),
      /** The mail of ours that it answers. */
      outboxId: kit.text('outbox_id'),
    },
    (a) => [kit.index('arrival_at').on(a.at)],
  );

  return { deadMailbox, arrival };
}
