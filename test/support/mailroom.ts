import { readFileSync } from 'node:fs';
import type { MailboxReader } from '../../src/platform/mail/imap.ts';
import { givenSmtp, type TestSmtp } from './smtp.ts';
import { givenTown, HOUSE, type Town } from './town.ts';

const MINUTE = 60_000;
const HOST = 'hn.example.vn';

/** A town whose mail comes back to a mailbox, which the test fills. */
export interface MailTown extends Town {
  smtp: TestSmtp;
  /** Mails that wait to be read, and those that were, by where they went. */
  mailbox: { fresh: string[]; kept: string[]; left: string[] };
  /** A minute passes: what came in is read, what is due leaves. */
  minute(): Promise<void>;
  /** What the last mail to somebody said of where answers and reports go. */
  backFrom(to: string): { reply: string; bounce: string };
}

export async function givenMailTown(more: { breaks?: () => boolean } = {}): Promise<MailTown> {
  const smtp = await givenSmtp();
  const mailbox = { fresh: [] as string[], kept: [] as string[], left: [] as string[] };
  const incoming: MailboxReader = {
    async each(take) {
      let count = 0;
      for (const mail of [...mailbox.fresh]) {
        const dealt = await take({ source: Buffer.from(mail), whole: true });
        // The connection breaks after the mail was dealt with, before it was moved.
        if (more.breaks?.()) throw new Error('the connection was lost');
        mailbox.fresh.shift();
        mailbox[dealt].push(mail);
        count += 1;
      }
      return count;
    },
  };
  const environment = {
    SMTP_URL: smtp.url,
    MAIL_RETURN: `tra-lai@${HOST}`,
    IMAP_URL: `imap://tra-lai:secret@${HOST}`,
  };
  const town = await givenTown(environment, undefined, incoming);
  const end = town.close;
  return Object.assign(town, {
    smtp,
    mailbox,
    async minute() {
      town.clock.add(MINUTE);
      await town.app.runner.tick(town.clock.now());
    },
    backFrom(to: string) {
      const mail = smtp.mails.findLast(({ to_ }) => to_ === to);
      return { reply: mail?.replyTo?.[0]?.address ?? '', bounce: mail?.from_ ?? '' };
    },
    async close() {
      await end();
      await smtp.close();
    },
  });
}

/** A mail as a server or a person would send it back. */
export const mailFrom = (name: string, to: string): string =>
  readFileSync(`${HOUSE}test/support/mails/${name}.eml`, 'utf8').replaceAll('{to}', to).replace(/\n/g, '\r\n');

export interface Reply {
  to: string;
  text: string;
  from?: string;
  headers?: string[];
}

/** A reply that a person types. */
export const replyOf = ({ to, text, from = 'truong.00070@example.vn', headers = [] }: Reply): string =>
  [
    `From: ${from}`,
    `To: Hom Thu <${to}>`,
    'Subject: =?UTF-8?B?VHLhuqMgbOG7nWk6?=',
    `Message-ID: <${Math.abs(text.length * 7919)}@example.vn>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    ...headers,
    '',
    text,
  ].join('\r\n');
