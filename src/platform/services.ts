import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import type { Keys } from './crypto/keys.ts';
import type { Store } from './db/store.ts';
import type { Vault } from './files/vault.ts';
import type { Ids } from './ids.ts';
import type { Log } from './log.ts';
import type { MailboxReader } from './mail/imap.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Renderer } from './views/renderer.ts';

/** What every room may use, made once in `deps.ts` and passed on as an argument. */
export interface Services {
  config: Config;
  store: Store;
  clock: Clock;
  ids: Ids;
  keys: Keys;
  log: Log;
  views: Renderer;
  /** Only the outbox sends: rooms `post` into it, so that no mail is lost or sent for nothing. */
  mailer: Mailer;
  /** The mailbox that reports and replies come back to; null where none is read. */
  incoming: MailboxReader | null;
  /** Photos, by digest. */
  vault: Vault;
}
