import { z } from 'zod';
import type { Letter } from './mailer.ts';

const Address = z.email().max(254);

/** True for one plain address. nodemailer reads lists, groups and line breaks into an address, so it must be asked before. */
export function isMailAddress(text: string): boolean {
  return Address.safeParse(text).success;
}

/**
 * A letter as nodemailer takes it. `Auto-Submitted` (RFC 3834 §5) keeps holiday notices from answering; the second header says the same to
 * Exchange, which must not be told `All`: that would keep its reports of dead mailboxes back too.
 */
export function compose(letter: Letter, from: string) {
  const { to, subject, text, html, messageId, thread, returnPath, replyTo } = letter;
  return {
    from,
    to: { name: '', address: to },
    subject,
    alternatives: [
      { contentType: 'text/plain; charset=utf-8; format=flowed', content: text },
      { contentType: 'text/html; charset=utf-8', content: html },
    ],
    messageId,
    ...(returnPath ? { envelope: { from: returnPath, to: [to] } } : {}),
    ...(replyTo ? { replyTo } : {}),
    ...(thread ? { references: [thread], inReplyTo: thread } : {}),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'RN, NRN, OOF, AutoReply' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The part of a Message-ID after the @: the host of the program's own address. */
export function mailHost(baseUrl: string): string {
  return new URL(baseUrl).hostname;
}
