import type { FetchMessageObject, ImapFlow, ImapFlowOptions } from 'imapflow';

/** A mail in the mailbox. */
export interface Fetched {
  source: Uint8Array;
  /** False when it is larger than what we read: then `source` is its beginning. */
  whole: boolean;
}

/** Where a mail goes once it was dealt with: `kept` has led to something, `left` is for a person to look at. */
export type Dealt = 'kept' | 'left';

export interface MailboxReader {
  /**
   * Shows what lies in the mailbox to `take`, oldest first, one mail at a time, and moves each only after `take` has resolved: a mail is seen
   * twice rather than not at all. What `take` throws stays where it is and ends the look.
   * @returns how many were moved
   */
  each(take: (mail: Fetched) => Promise<Dealt>, signal?: AbortSignal): Promise<number>;
}

/** Folders beside the inbox. They can be emptied at any time. */
const FOLDERS: Readonly<Record<Dealt, string>> = { kept: 'HomThu', left: 'HomThu-Khac' };
/** Marks what could not be moved, where a server has no folders. */
const FLAG = '$HomThu';
/** Largest mail read: 25 MB is what mail servers let pass, a third more as base64. */
const MOST_BYTES = 36 * 1024 * 1024;
const MOST_MAILS = 100;
/** A look that takes longer is cut off; what it did stays done. */
const LOOK_MS = 5 * 60_000;

/** `imaps://user:password@host:993/Folder`; `imap://` takes STARTTLS, except on this machine. The folder is `INBOX` when none is named. */
function optionsOf(address: string): { options: ImapFlowOptions; folder: string } {
  const url = new URL(address);
  const secure = url.protocol === 'imaps:';
  const local = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  return {
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
    options: {
      host: url.hostname,
      port: Number(url.port) || (secure ? 993 : 143),
      secure,
      doSTARTTLS: secure || local ? undefined : true,
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      tls: { minVersion: 'TLSv1.2' },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 60_000,
    },
  };
}

async function connect(address: string): Promise<{ client: ImapFlow; folder: string }> {
  const { ImapFlow: Client } = await import('imapflow');
  const { options, folder } = optionsOf(address);
  const client = new Client(options);
  // What breaks off a connection also rejects the command that was under way.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    client.close();
    throw error;
  }
  return { client, folder };
}

async function put(client: ImapFlow, uid: number, dealt: Dealt): Promise<void> {
  const folder = FOLDERS[dealt];
  const range = String(uid);
  const moved = await client.messageMove(range, folder, { uid: true }).catch(() => false as const);
  if (moved) return;
  await client.mailboxCreate(folder).catch(() => null);
  const second = await client.messageMove(range, folder, { uid: true }).catch(() => false as const);
  if (!second) await client.messageFlagsAdd(range, ['\\Seen', FLAG], { uid: true });
}

const isNew = ({ flags }: FetchMessageObject) => !flags?.has(FLAG) && !flags?.has('\\Deleted');

/** Runs over a connection that ends with it, however it ends. */
async function connected<T>(address: string, run: (client: ImapFlow, folder: string) => Promise<T>): Promise<T> {
  const { client, folder } = await connect(address);
  const end = setTimeout(() => client.close(), LOOK_MS);
  end.unref();
  try {
    const result = await run(client, folder);
    await client.logout();
    return result;
  } finally {
    clearTimeout(end);
    client.close();
  }
}

/** What is new in an open mailbox, oldest first. */
async function freshUids(client: ImapFlow): Promise<{ uid: number; whole: boolean }[]> {
  if (!client.mailbox || client.mailbox.exists === 0) return [];
  const found = await client.fetchAll('1:*', { uid: true, flags: true, size: true });
  const fresh = found.filter(isNew).slice(0, MOST_MAILS);
  return fresh.map(({ uid, size = 0 }) => ({ uid, whole: size <= MOST_BYTES }));
}

async function sourceOf(client: ImapFlow, uid: number): Promise<Uint8Array | null> {
  const mail = await client.fetchOne(String(uid), { source: { start: 0, maxLength: MOST_BYTES } }, { uid: true });
  return mail ? (mail.source ?? null) : null;
}

/** Reads a mailbox over IMAP (RFC 9051). The library is loaded with the first look, and each look is a connection of its own. */
export function createImapReader(address: string): MailboxReader {
  return {
    each: (take, signal) =>
      connected(address, async (client, folder) => {
        await client.mailboxOpen(folder);
        let count = 0;
        for (const { uid, whole } of await freshUids(client)) {
          if (signal?.aborted) break;
          const source = await sourceOf(client, uid);
          if (!source) continue;
          await put(client, uid, await take({ source, whole }));
          count += 1;
        }
        return count;
      }),
  };
}

/** Signs in and looks for the folder, as the sweep would. @returns the trouble in the server's words, or null */
export async function imapTrouble(address: string): Promise<string | null> {
  try {
    await connected(address, (client, folder) => client.status(folder, { messages: true }));
    return null;
  } catch (error) {
    const { responseText, message } = error as { responseText?: string; message?: string };
    return (responseText || message || 'no words').slice(0, 500);
  }
}
