import type { Transporter } from 'nodemailer';
import { sortTrouble } from './answers.ts';
import { compose, isMailAddress } from './compose.ts';
import type { Mailer } from './mailer.ts';

export interface SmtpOptions {
  /**
   * `smtps://user:password@host:465`, or `smtp://…`, which takes STARTTLS when offered (`?requireTLS=true` insists). Further options of
   * nodemailer may stand in the query; they win over those below.
   */
  url: string;
  from: string;
  dkim: { domain: string; selector: string; privateKey: string } | null;
}

/** More connections than this look like a flood to many servers. */
const CONNECTIONS = 3;

const library = () => import('nodemailer');

/**
 * Sends through a mail server. The library is loaded with the first letter: nobody waits for it at the start. While it cannot be loaded, as when
 * the program's files are being replaced, no letter is judged.
 */
export function createSmtpMailer({ url, from, dkim }: SmtpOptions, load = library): Mailer {
  let made: Promise<Transporter> | null = null;

  async function make(): Promise<Transporter> {
    const { createTransport } = await load();
    return createTransport({
      pool: true,
      url,
      maxConnections: CONNECTIONS,
      // What a broken connection swallowed is the outbox's to repeat, which keeps count.
      maxRequeues: 0,
      connectionTimeout: 10_000,
      greetingTimeout: 30_000,
      // A city server behind a mail filter may think for half a minute before it takes a letter.
      socketTimeout: 60_000,
      tls: { minVersion: 'TLSv1.2' },
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(dkim ? { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey } } : {}),
    });
  }

  const ready = () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };

  return {
    async send(letter) {
      if (!isMailAddress(letter.to)) return { never: 'not a mail address', deadMailbox: true };
      let transport: Transporter;
      try {
        transport = await ready();
      } catch (error) {
        return { down: (error as Error).message.slice(0, 500) };
      }
      try {
        const info = await transport.sendMail(compose(letter, from));
        return { ok: true, response: (info.response ?? '').slice(0, 500) };
      } catch (error) {
        return sortTrouble(error);
      }
    },
    async close() {
      if (made) (await made).close();
      made = null;
    },
  };
}

/** Longest look at a mail server, in milliseconds; a person waits for the answer. */
const LOOK_MS = 5000;

/** Connects, says hello and signs in as a letter would, and sends nothing. @returns the trouble in the server's words, or null */
export async function smtpTrouble(url: string): Promise<string | null> {
  const { createTransport } = await library();
  const transport = createTransport({
    url,
    connectionTimeout: LOOK_MS,
    greetingTimeout: LOOK_MS,
    socketTimeout: LOOK_MS,
    dnsTimeout: LOOK_MS,
    tls: { minVersion: 'TLSv1.2' },
  });
  try {
    await transport.verify();
    return null;
  } catch (error) {
    const { response, message } = error as { response?: string; message?: string };
    return (response || message || 'no words').slice(0, 500);
  } finally {
    transport.close();
  }
}
