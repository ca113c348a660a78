import type { Email } from 'postal-mime';
import { htmlToText } from './html-text.ts';
import type { ReturnAddresses, ReturnToken } from './return-address.ts';

/** A mail that came in, as far as we look at it. Nothing in it is believed but the token. */
export interface Incoming {
  /** Written by a program, by its own word (RFC 3834) or by its looks: it is never answered, nor kept as anybody's words. */
  automatic: boolean;
  /** Which letter of ours it answers; `wrong`: it bears something like a token, but none of ours. */
  token: ReturnToken | 'wrong' | null;
  /** The address that it says it is from. */
  from: string;
  subject: string;
  /** The text as a person typed it, with whatever it quotes. */
  text: string;
  attachments: { bytes: Uint8Array /** Part of the page, as the logo of a signature is. */; inPage: boolean }[];
  /** The parts of a report (RFC 3464), one text a recipient; empty when it is none. */
  reportParts: string[];
}

/** Headers in which mail servers keep the address that a mail was sent to. */
const ADDRESSED = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to', 'cc', 'x-forwarded-to'];

const PRECEDENCE = /^(bulk|junk|list|auto_reply)$/i;

/** Subjects that Outlook and Gmail give to holiday notices, for servers that lose the header. */
const AWAY =
  /^\s*(automatic reply|auto(matic)? ?response|out of office|trả lời tự động|tự động trả lời|thư trả lời tự động)\b\s*:?/iu;

function isAutomatic(headers: Readonly<Record<string, string>>, from: string, subject: string): boolean {
  const submitted = headers['auto-submitted']?.split(';')[0]?.trim().toLowerCase();
  return (
    (submitted !== undefined && submitted !== 'no') ||
    AWAY.test(subject.normalize('NFC')) ||
    PRECEDENCE.test(headers.precedence?.trim() ?? '') ||
    headers['return-path']?.trim() === '<>' ||
    ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'list-id', 'list-unsubscribe'].some((name) => name in headers) ||
    /multipart\/report/i.test(headers['content-type'] ?? '') ||
    /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i.test(from)
  );
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function bytesOf(content: Email['attachments'][number]['content']): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}

/** The blocks of a report that speak of one recipient each; the first speaks of the server. */
function partsOfReport({ attachments }: Email): string[] {
  return attachments
    .filter(({ mimeType }) => /^message\/(global-)?delivery-status$/i.test(mimeType))
    .flatMap(({ content }) =>
      textOf(bytesOf(content))
        .replace(/\r\n/g, '\n')
        .split(/\n{2,}/),
    )
    .filter((block) => /^(final|original)-recipient:/im.test(block));
}

/** Reads one mail (RFC 5322). @throws Error for what is no mail, or one that is built to do harm */
export async function readMail(source: Uint8Array, returns: ReturnAddresses): Promise<Incoming> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(source, {
    forceRfc822Attachments: true,
    maxNestingDepth: 20,
    maxHeadersSize: 256 * 1024,
  });
  const headers: Record<string, string> = {};
  for (const { key, value } of mail.headers) headers[key] ??= value;
  const from = mail.from?.address?.toLowerCase() ?? '';
  const tokens = mail.headers.filter(({ key }) => ADDRESSED.includes(key)).map(({ value }) => returns.read(value));
  const files = mail.attachments.filter(({ mimeType }) => !/^message\//i.test(mimeType));
  return {
    automatic: isAutomatic(headers, from, mail.subject ?? ''),
    token: tokens.find((token) => token !== null && token !== 'wrong') ?? (tokens.includes('wrong') ? 'wrong' : null),
    from,
    subject: mail.subject ?? '',
    text: (mail.text?.trim() ? mail.text : htmlToText(mail.html ?? '')).normalize('NFC'),
    attachments: files.map(({ content, related }) => ({ bytes: bytesOf(content), inPage: related === true })),
    reportParts: partsOfReport(mail),
  };
}
