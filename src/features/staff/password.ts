import type { Options } from '@node-rs/argon2';
import { length } from '../../domain/text.ts';

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
  const lower = password.toLowerCase();
  return new Set(lower).size < 5 || lower === email ? 'plain' : null;
}
