import { isDeadMailbox } from './dead-mailbox.ts';
import type { Sending } from './mailer.ts';

interface SmtpError {
  message?: string;
  code?: string;
  responseCode?: number;
  response?: string;
  /** What was said to the server before it answered. */
  command?: string;
}

/** Answers about the connection or the account, not about the letter (RFC 5321 §4.2.2, RFC 4954 §6). */
const ABOUT_US = new Set([421, 454, 530, 534, 535, 538]);
/** Troubles of nodemailer in which the server never judged the letter. */
const UNREACHED = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EPROTOCOL',
  'EAUTH',
  'ENOAUTH',
  'EPROXY',
  'ESTREAM',
  'EABORT',
]);

/** Sorts what went wrong. The words kept are the server's own, at most 500 characters of them. */
export function sortTrouble(error: unknown): Sending {
  const { code = '', responseCode, response, message, command } = error as SmtpError;
  const words = (response || message || 'no words').slice(0, 500);
  if (code === 'EAUTH' || (responseCode !== undefined && ABOUT_US.has(responseCode))) return { down: words };
  if (responseCode !== undefined && responseCode >= 500) return refusal(words, command);
  if (responseCode !== undefined && responseCode >= 400) return { later: words };
  // Node's own socket errors (ECONNREFUSED, EPIPE …) are all about the way there.
  if (UNREACHED.has(code) || (error as { syscall?: string }).syscall) return { down: words };
  return { never: words };
}

/** Only what is said of the recipient can be about the mailbox. */
const refusal = (words: string, command = ''): Sending =>
  command === 'RCPT TO' && isDeadMailbox(words) ? { never: words, deadMailbox: true } : { never: words };
