/** A mail, ready to leave. Message-IDs stand in angle brackets (RFC 5322 §3.6.4). */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  /** Message-ID of the thread that the mail belongs to; clients group by it. */
  thread?: string | null;
  /** Envelope sender, where reports go; without it, the sender of all mail. */
  returnPath?: string;
  /** Where an answer goes; without it, nowhere that is read. */
  replyTo?: string;
}

/**
 * What became of a letter. `later`: the server asks to try again (4xx). `never`: it refuses this letter (5xx); `deadMailbox`: because there is
 * no such mailbox, or it takes nothing any more.
 * `down`: it cannot be spoken to at all; the letter itself has not been judged.
 */
export type Sending =
  | { ok: true; response: string }
  | { later: string }
  | { never: string; deadMailbox?: true }
  | { down: string };

export interface Mailer {
  /** Never throws: whatever goes wrong is an answer. */
  send(letter: Letter): Promise<Sending>;
  close(): Promise<void>;
}
