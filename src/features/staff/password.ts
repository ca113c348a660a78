import type { Options } from '@node-rs/argon2';
import { fold, length } from '../../domain/text.ts';

/** OWASP Password Storage Cheat Sheet: argon2id with at least 19 MiB, two passes, one lane. 2 is `Algorithm.Argon2id`, a const enum. */
const TERMS: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const SHORTEST_PASSWORD = 12;
/** Enough for any sentence; a limit, since hashing costs in proportion. */
export const LONGEST_PASSWORD = 200;

/** Telephones and computers write the same Vietnamese letters in different ways (NIST SP 800-63B §5.1.1.2 asks for one form). */
const written = (password: string) => password.normalize('NFKC');

// Loaded at the first password: most starts and most sign-ins need none.
const argon2 = () => import('@node-rs/argon2');

export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2();
  return hash(written(password), TERMS);
}

let decoy: Promise<string> | undefined;

/** Whether it is the password. Takes as long when there is none to compare with, so that time does not tell who has one. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const { verify } = await argon2();
  decoy ??= hashPassword('nobody has this password');
  const other = await decoy;
  const right = await verify(stored ?? other, written(password.slice(0, LONGEST_PASSWORD + 1)));
  return right && stored !== null;
}

export type PasswordFault = 'short' | 'long' | 'plain';

/** What is wrong with a new password, or null. Length is what counts; no rules about kinds of signs (NIST SP 800-63B §5.1.1.2). */
export function passwordFault(password: string, email: string): PasswordFault | null {
  const signs = length(written(password));
  if (signs < SHORTEST_PASSWORD) return 'short';
  if (signs > LONGEST_PASSWORD) return 'long';
  return isPlain(password, email) ? 'plain' : null;
}

/**
 * What guessers try first: few different signs, a row of the keyboard, the words that everybody takes, this program's or the own name, with
 * figures around them (NIST SP 800-63B §5.1.1.2). Folded, since "Mật khẩu" and "matkhau" are the same guess.
 */
function isPlain(password: string, email: string): boolean {
  const bare = fold(password).replace(/[^a-z0-9]/g, '');
  if (new Set(bare).size < 5) return true;
  const [name = ''] = email.split('@');
  const own = [name, ...email.split(/[.@]/)].map((part) => fold(part).replace(/[^a-z0-9]/g, ''));
  const left = [...WORN, ...own.filter((part) => part.length > 3)].reduce(
    (rest, one) => rest.replaceAll(one, ''),
    bare,
  );
  return left.replace(/\d/g, '').length < 4;
}

/** The longer ones first, so that none hides a part of another. */
const WORN = [
  'qwertyuiop',
  'asdfghjkl',
  'password',
  'letmein',
  'welcome',
  'matkhau',
  'iloveyou',
  'anhyeuem',
  'vietnam',
  'zxcvbnm',
  'homthu',
  'qwerty',
  'phuong',
  'admin',
  'hanoi',
  'abcdef',
  'quantri',
];
