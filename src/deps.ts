import path from 'node:path';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config/config.ts';
import { createKeys } from './platform/crypto/keys.ts';
import { openSqlite } from './platform/db/sqlite.ts';
import type { Store } from './platform/db/store.ts';
import { createVault } from './platform/files/vault.ts';
import { assetAddress, compiledViews } from './platform/http/assets.ts';
import { createIds } from './platform/ids.ts';
import { createLog, type Log } from './platform/log.ts';
import { createMailer } from './platform/mail/create.ts';
import { createImapReader, type MailboxReader } from './platform/mail/imap.ts';
import type { Services } from './platform/services.ts';
import { createRenderer, type Renderer } from './platform/views/renderer.ts';

/** What a test or a tool may put in place of the real thing. */
export interface Given {
  clock?: Clock;
  store?: Store;
  log?: Log;
  incoming?: MailboxReader;
  views?: Renderer;
}

/**
 * Makes everything that rooms stand on; the database must be migrated.
 * @param house folder of the project, where views, public files and migrations lie
 */
export function createServices(config: Config, house: string, given: Given = {}): Services {
  const clock = given.clock ?? systemClock;
  return {
    config,
    clock,
    store: given.store ?? openSqlite(config.databaseFile),
    ids: createIds(clock),
    keys: createKeys(config.secretKey),
    log: given.log ?? createLog(config.logLevel),
    mailer: createMailer(config, clock),
    incoming: given.incoming ?? (config.incoming && createImapReader(config.incoming.imapUrl)),
    vault: createVault(path.join(config.dataDir, 'attachments'), clock),
    views: given.views ?? createViews(house),
  };
}

/** Pages and mails as that house keeps them. */
export const createViews = (house: string): Renderer =>
  createRenderer({
    folder: path.join(house, 'views'),
    inlineCss: path.join(house, 'public/public.css'),
    asset: assetAddress(house),
    compiled: compiledViews(house),
  });
