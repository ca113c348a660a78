import { and, eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { outbox } from '../../schema/sqlite.ts';
import type { Handle } from '../db/store.ts';
import type { OutboxRow } from './outbox.ts';

/** One letter to one mailbox. */
export interface Delivery {
  address: string;
  /** Whose it is; null when nobody can say. */
  recipientId: string | null;
  at: Instant;
}

/** The room that keeps in mind which mailboxes are dead; called in the transaction that writes down what became of the letter. */
export interface Mailboxes {
  taken(tx: Handle, delivery: Delivery): Promise<void>;
  /** @param words the server's own */
  dead(tx: Handle, delivery: Delivery, words: string): Promise<void>;
}

/** What is about a unit's case, or meant for a post, finds somebody else when a mailbox is dead; what is for one person alone does not. */
const isForPost = ({ unitId, personId, caseId }: OutboxRow) =>
  unitId !== null && (personId === null || caseId !== null);
/** Somebody up to the root of the tree is reached after fewer; the token holds no more than a byte. */
const MOST_TURNS = 8;

export const givenUp = (words: string): Partial<OutboxRow> => ({
  lockedUntil: 0,
  lockedBy: null,
  lastError: words,
  state: 'failed',
});

/** What a row says after its mailbox turned out to be dead: in line again for whoever is next, or given up. */
export function afterDeath(row: OutboxRow, words: string, now: Instant): Partial<OutboxRow> {
  if (!isForPost(row) || row.turns >= MOST_TURNS) return givenUp(words);
  const again = { state: 'waiting', dueAt: now, attempts: 0, turns: row.turns + 1 } as const;
  return { lockedUntil: 0, lockedBy: null, lastError: words, ...again };
}

/** The rows that one letter spoke for, if it is the one that was sent last. */
export async function sentRows(read: Handle, outboxId: string, turns: number): Promise<OutboxRow[]> {
  const [first] = await read.select().from(outbox).where(eq(outbox.id, outboxId)).limit(1);
  if (first?.state !== 'sent' || (first.turns & 255) !== turns || first.letterId === null) return [];
  if (first.letterId === first.id) return [first];
  return await read
    .select()
    .from(outbox)
    .where(and(eq(outbox.state, 'sent'), eq(outbox.letterId, first.letterId)));
}

/**
 * A report says that a letter did not arrive after all. Its rows go to whoever is next when the mailbox is dead, else they are given up.
 * Doing it again changes nothing.
 */
export async function comeBack(
  tx: Handle,
  rows: readonly OutboxRow[],
  { dead, words, at }: { dead: boolean; words: string; at: Instant },
): Promise<void> {
  for (const row of rows) {
    const changes = dead ? afterDeath(row, words, at) : givenUp(words);
    await tx
      .update(outbox)
      .set(changes)
      .where(and(eq(outbox.id, row.id), eq(outbox.state, 'sent'), eq(outbox.turns, row.turns)));
  }
}
