import { timingSafeEqual } from 'node:crypto';
import type { Keys } from '../crypto/keys.ts';

/** `bounce`: envelope sender, where reports about a letter go (RFC 5321 §4.4). `reply`: `Reply-To` of a letter that may be answered by mail. */
export type ReturnKind = 'bounce' | 'reply';

/** Which letter of ours an address speaks of, and which sending of it. */
export interface ReturnToken {
  kind: ReturnKind;
  outboxId: string;
  turns: number;
}

/** Addresses of one mailbox, an own one for each letter: `local+TOKEN@domain` (RFC 5233). */
export interface ReturnAddresses {
  write(token: ReturnToken): string;
  /**
   * The token in a header that holds addresses. `null`: there is none. `wrong`: there is something like one, but not of our making, or of
   * another secret key.
   */
  read(header: string): ReturnToken | 'wrong' | null;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const KINDS: Readonly<Record<string, ReturnKind>> = { b: 'bounce', r: 'reply' };
/** 16 bytes of the id and one of the turn; 80 bits of MAC. */
const ID_SIGNS = 28;
const MAC_BYTES = 10;
const TOKEN = '[br][a-z2-7]{44}';

/** RFC 4648 §6 in lower case, unpadded: mail servers may change the case of an address, never its letters. */
function toBase32(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += LETTERS[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + LETTERS[(held << (5 - bits)) & 31] : text;
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const sign of text) {
    held = (held << 5) | LETTERS.indexOf(sign);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
    held &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}

const uuidOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** @param address the mailbox, `local@domain` */
export function createReturnAddresses(address: string, { mac }: Pick<Keys, 'mac'>): ReturnAddresses {
  const [local = '', domain = ''] = address.split('@');
  const literal = (text: string) => text.replace(/[.-]/g, '\\$&');
  const found = new RegExp(`(?<![\\w.+-])${literal(local)}\\+([^@\\s<>",;]+)@${literal(domain)}`, 'i');
  const whole = new RegExp(`^${TOKEN}$`);
  const sign = ({ kind, outboxId, turns }: ReturnToken) =>
    mac('mail-token', `${kind} ${outboxId} ${turns}`).subarray(0, MAC_BYTES);

  return {
    write(token) {
      const id = Buffer.from(token.outboxId.replaceAll('-', ''), 'hex');
      const named = toBase32(Buffer.concat([id, Buffer.from([token.turns & 255])]));
      return `${local}+${token.kind[0]}${named}${toBase32(sign(token))}@${domain}`;
    },
    read(header) {
      const text = found.exec(header)?.[1]?.toLowerCase();
      if (text === undefined) return null;
      const kind = KINDS[text[0] ?? ''];
      if (!kind || !whole.test(text)) return 'wrong';
      const named = fromBase32(text.slice(1, 1 + ID_SIGNS));
      const token = { kind, outboxId: uuidOf(named.subarray(0, 16)), turns: named[16] ?? 0 };
      const signed = fromBase32(text.slice(1 + ID_SIGNS));
      return timingSafeEqual(signed, sign(token)) ? token : 'wrong';
    },
  };
}
