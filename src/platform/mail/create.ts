import path from 'node:path';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import type { Mailer } from './mailer.ts';
import { createSmtpMailer } from './smtp.ts';

/** The way out for mail: the server of `SMTP_URL`, or without one the local mailbox. */
export function createMailer(config: Config, clock: Clock): Mailer {
  const { smtpUrl, mailFrom, dkim } = config;
  return smtpUrl ? createSmtpMailer({ url: smtpUrl, from: mailFrom, dkim }) : localMailbox(config, clock);
}

/** Where mail stays when there is no server. */
export function localMailbox({ dataDir, mailFrom }: Config, clock: Clock): Mailbox {
  return createMailbox(path.join(dataDir, 'mail'), mailFrom, clock);
}
