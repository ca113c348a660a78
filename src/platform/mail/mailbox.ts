import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Instant } from '../../domain/instant.ts';
import type { Clock } from '../clock.ts';
import { compose } from './compose.ts';
import type { Letter, Mailer } from './mailer.ts';

/** A kept mail as its list shows it. */
export interface KeptMail {
  id: string;
  at: Instant;
  to: string;
  subject: string;
}

export interface Mailbox extends Mailer {
  /** Newest first. */
  list(limit: number): Promise<KeptMail[]>;
  /** The mail with its parts and its source as it would have travelled (RFC 5322), or null. */
  read(id: string): Promise<(KeptMail & Letter & { source: string }) | null>;
}

/** Older mails are swept away when the program starts to write: this is for trying out, not an archive. */
const KEPT = 500;
const ID = /^[\w.-]{1,120}$/;

/** Keeps every mail as a file instead of sending it: `NAME.eml`, the real message, and `NAME.json` beside it for the list. */
export function createMailbox(folder: string, from: string, clock: Clock): Mailbox {
  let swept: Promise<void> | null = null;
  let count = 0;
  const names = async () => {
    const files = await readdir(folder).catch(() => []);
    return files
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -5))
      .sort()
      .reverse();
  };

  async function sweep(): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const id of (await names()).slice(KEPT)) {
      for (const ending of ['.json', '.eml']) await rm(path.join(folder, id + ending), { force: true });
    }
  }

  return {
    async send(letter) {
      try {
        swept ??= sweep();
        await swept;
        const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
        const at = clock.now();
        const date = new Date(at);
        const source = await new MailComposer({ ...compose(letter, from), date }).compile().build();
        count += 1;
        // Names sort by time, then by the order of arrival within this run.
        const id = `${at}-${String(count).padStart(6, '0')}-${(letter.messageId.split('@')[0] ?? '').replace(/[^\w-]/g, '').slice(0, 60)}`;
        await writeFile(path.join(folder, `${id}.eml`), source);
        await writeFile(path.join(folder, `${id}.json`), JSON.stringify({ ...letter, at }));
        return { ok: true, response: `kept as ${id}.eml` };
      } catch (error) {
        swept = null;
        return { down: (error as Error).message };
      }
    },
    async list(limit) {
      const ids = (await names()).slice(0, limit);
      const kept = await Promise.all(ids.map((id) => this.read(id)));
      return kept.filter((mail) => mail !== null).map(({ id, at, to, subject }) => ({ id, at, to, subject }));
    },
    async read(id) {
      if (!ID.test(id)) return null;
      try {
        const [about, source] = await Promise.all(
          ['.json', '.eml'].map((ending) => readFile(path.join(folder, id + ending), 'utf8')),
        );
        return { ...(JSON.parse(about ?? '') as Letter & { at: Instant }), id, source: source ?? '' };
      } catch {
        return null;
      }
    },
    async close() {},
  };
}
