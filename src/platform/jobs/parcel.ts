import type { Instant } from '../../domain/instant.ts';
import type { Letter } from '../mail/mailer.ts';
import type { OutboxRow } from './outbox.ts';

export type Draft = Omit<Letter, 'messageId' | 'returnPath' | 'replyTo'> & {
  /** Whom the address belongs to. */
  recipientId?: string;
  /** Nobody is left to write to if this mailbox takes nothing. */
  lastHope?: boolean;
  /** Whether an answer to the letter would be read. */
  answerable?: boolean;
};

/**
 * What is to be done with some rows of the outbox: one letter for all of them, nothing any more (`drop`), nothing until a certain time
 * (`until`), another try as if the server had put it off (`later`), or nothing at all, which somebody must look into (`fail`).
 */
export type Parcel = {
  readonly rows: readonly OutboxRow[];
} /** `sent` is called once the server has taken the letter. */ & (
  | { readonly draft: Draft; readonly sent?: () => void }
  | { readonly drop: string }
  | { readonly until: Instant }
  | { readonly later: string }
  | { readonly fail: string }
);

/** Turns rows into letters at the moment of sending, in the order of the rows; every row must be in one parcel. */
export type Pack = (rows: readonly OutboxRow[], now: Instant) => Promise<Parcel[]>;

/** What stands before the @ of the Message-ID. It derives from the rows, so that a repeat of the same letter is recognisable. */
export function letterId(rows: readonly OutboxRow[]): string {
  const first = rows[0]?.id ?? '';
  return rows.length > 1 ? `${first}.${rows.length}` : first;
}
