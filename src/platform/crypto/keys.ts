import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import { createHmac256 } from './hmac.ts';

/** What a key is for; each purpose has a key of its own, derived from SECRET_KEY by HKDF (RFC 5869). */
export type Purpose =
  | 'tracking-code'
  | 'tracking-hash'
  | 'submission'
  | 'receipt'
  | 'contact'
  | 'session'
  | 'sign-in'
  | 'second-factor'
  | 'passkey'
  | 'oidc'
  | 'staging'
  | 'address'
  | 'fingerprint'
  | 'mail-token'
  | 'mail-address'
  | 'recovery'
  | 'ring';

/**
 * What these keys hash is found by its hash and can be sealed anew by nobody, since the text is stored nowhere, or has left in a mail. They
 * stay what they are when SECRET_KEY changes, kept in the database under the new one; whoever knew the old one can turn none of their hashes
 * back, and with the name of a letter could at most file a draft or report a bounce.
 */
export const LASTING_PURPOSES = [
  'tracking-code',
  'tracking-hash',
  'submission',
  'recovery',
  'mail-token',
  'mail-address',
] as const satisfies Purpose[];
/** What these keys sealed lies in the database, and is sealed anew when SECRET_KEY changes. */
export const SEALING_PURPOSES = ['contact', 'second-factor'] as const satisfies Purpose[];

/** Keys of single purposes, base64url. */
export type Subkeys = Partial<Record<Purpose, string>>;

export interface Keys {
  /** HMAC-SHA-256 of a text: the same text gives the same 32 bytes, which tell nothing of it without the key. */
  mac(purpose: Purpose, text: string): Buffer;
  /** The same as unpadded base64url, 43 signs. */
  hash(purpose: Purpose, text: string): string;
  /** Encrypts (AES-256-GCM) a text bound to `context`; opens only with the same purpose and context. */
  seal(purpose: Purpose, text: string, context: string): string;
  /** The text, or null when it was changed, cut, or sealed for something else. */
  open(purpose: Purpose, sealed: string, context: string): string | null;
  /** Whether it was sealed with the present key, and not with a former one. */
  isPresent(purpose: Purpose, sealed: string, context: string): boolean;
  /** Uses these from now on instead of what SECRET_KEY gives. */
  keep(subkeys: Subkeys): void;
  /** Opens with these too what the present key does not open. */
  trust(subkeys: Subkeys): void;
  /** The keys in use for these purposes, to be kept sealed. */
  subkeys(purposes: readonly Purpose[]): Subkeys;
}

const IV = 12;
const TAG = 16;

/** Randomness for many: a system call for each costs more than the encryption. No two calls get the same bytes; to be used at once. */
function createIvs(): () => Buffer {
  const block = Buffer.allocUnsafe(IV * 256);
  let used = block.length;
  return () => {
    if (used === block.length) {
      randomFillSync(block);
      used = 0;
    }
    used += IV;
    return block.subarray(used - IV, used);
  };
}

const objectOf = (bytes: Buffer) => createSecretKey(bytes);

export function createKeys(secret: string): Keys {
  const freshIv = createIvs();
  const made = new Map<Purpose, KeyObject>();
  const former: { [purpose in Purpose]?: KeyObject[] } = {};
  // As KeyObject: Node takes 13 µs more to look at a key given as bytes.
  function key(purpose: Purpose): KeyObject {
    let found = made.get(purpose);
    if (!found) {
      found = objectOf(Buffer.from(hkdfSync('sha256', secret, 'homthu', purpose, 32)));
      made.set(purpose, found);
    }
    return found;
  }
  const macs = new Map<Purpose, ReturnType<typeof createHmac256>>();
  function macOf(purpose: Purpose) {
    let found = macs.get(purpose);
    if (!found) {
      found = createHmac256(key(purpose).export());
      macs.set(purpose, found);
    }
    return found;
  }
  return {
    mac: (purpose, text) => Buffer.from(macOf(purpose)(text, 'binary'), 'binary'),
    // As text at once: a Buffer between costs half as much as the hash.
    hash: (purpose, text) => macOf(purpose)(text, 'base64url'),
    seal(purpose, text, context) {
      const iv = freshIv();
      const cipher = createCipheriv('aes-256-gcm', key(purpose), iv).setAAD(Buffer.from(context));
      const sealed = cipher.update(text, 'utf8');
      // Gives no bytes: GCM encrypts as a stream (NIST SP 800-38D).
      cipher.final();
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(purpose, sealed, context) {
      for (const one of [key(purpose), ...(former[purpose] ?? [])]) {
        const text = openWith(one, sealed, context);
        if (text !== null) return text;
      }
      return null;
    },
    isPresent: (purpose, sealed, context) => openWith(key(purpose), sealed, context) !== null,
    keep(subkeys) {
      for (const [purpose, bytes] of entriesOf(subkeys)) {
        made.set(purpose, objectOf(bytes));
        macs.delete(purpose);
      }
    },
    trust(subkeys) {
      for (const [purpose, bytes] of entriesOf(subkeys))
        former[purpose] = [...(former[purpose] ?? []), objectOf(bytes)];
    },
    subkeys: (purposes) =>
      Object.fromEntries(purposes.map((purpose) => [purpose, key(purpose).export().toString('base64url')])),
  };
}

const entriesOf = (subkeys: Subkeys) =>
  Object.entries(subkeys).map(([purpose, text]) => [purpose as Purpose, Buffer.from(text, 'base64url')] as const);

function openWith(key: KeyObject, sealed: string, context: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < IV + TAG) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV))
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(IV, IV + TAG));
    return decipher.update(bytes.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
