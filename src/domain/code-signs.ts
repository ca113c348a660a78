import { isRude } from './rude.ts';

/** The 31 signs of every code: digits and capitals without the look-alikes 0, I, L, O, U. */
export const ALPHABET = '123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How many signs there are: a prime, which the check sign needs. */
export const SIGNS = ALPHABET.length;
/** The first position weighs 6, the next 7, and so on: different and never 0 modulo 31, for codes of up to 25 signs. */
const FIRST_WEIGHT = 6;

/** By character code; -1 for what is no sign of the alphabet. */
const VALUES = Int8Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));

function valueAt(signs: string, position: number): number {
  const value = VALUES[signs.charCodeAt(position)] ?? -1;
  if (value < 0) throw new RangeError('a code has a sign outside the alphabet');
  return value;
}

function weigh(signs: string): number {
  let sum = 0;
  for (let i = 0; i < signs.length; i++) sum += (FIRST_WEIGHT + i) * valueAt(signs, i);
  return sum % SIGNS;
}

/** The one sign which, put at `position`, makes `signs` weigh 0 when that position now holds the sign of value 0. */
export function solve(signs: string, position: number): string {
  const owed = (SIGNS - weigh(signs)) % SIGNS;
  for (let value = 0; value < SIGNS; value++) {
    if (((FIRST_WEIGHT + position) * value) % SIGNS === owed) return ALPHABET.charAt(value);
  }
  throw new RangeError('a code is too long for its weights');
}

/**
 * The check sign to write after `body` (at most 24 signs). The weighted sum of all signs is 0 modulo the prime 31, so that
 * every changed sign and every exchange of two signs, neighbours or not, is found.
 */
export function checkSign(body: string): string {
  return solve(body + ALPHABET.charAt(0), body.length);
}

/** Whether signs of the alphabet, the check sign included, weigh 0. */
export function isWhole(signs: string): boolean {
  return weigh(signs) === 0;
}

export const ALL_SIGNS = new RegExp(`^[${ALPHABET}]+$`);
const MIXED = /\d.*[A-Z]|[A-Z].*\d/;

/** Whether a code can stand on a wall: it reads like no rude word and has both digits and letters. */
export const isUsable = (signs: string): boolean => MIXED.test(signs) && !isRude(signs);

/** Random bytes to give to whatever draws a code: runs of signs that cannot be used are never as long. */
export const DRAW_BYTES = 64;

/**
 * Draws `count` signs and their check sign from random bytes; bytes from 248 on are skipped, so that each sign is equally
 * likely. While the result reads like a rude word or has not both digits and letters, the window moves on by one byte.
 * Throws RangeError when the bytes run out before: with 32 once in some twenty million draws.
 */
export function draw(count: number, bytes: Uint8Array, finish: (body: string) => string): string {
  let window = '';
  for (const byte of bytes) {
    if (byte >= 248) continue;
    window = (window + ALPHABET.charAt(byte % SIGNS)).slice(-count);
    if (window.length < count) continue;
    const signs = finish(window);
    if (isUsable(signs)) return signs;
  }
  throw new RangeError('not enough random bytes for a code');
}

const TONE_KEYS: Readonly<Record<string, string>> = {
  '\u0301': 'S',
  '\u0300': 'F',
  '\u0309': 'R',
  '\u0303': 'X',
  '\u0323': 'J',
  '\u0306': 'W',
};

/**
 * Upper-case letters and digits of what a hand typed: full-width forms, spaces, dashes and dots do not matter; I and L are
 * read as 1. A Vietnamese keyboard that was left on turned AA into Â, DD into Đ, W into Ư, AS into Á: turned back.
 */
export function squeeze(input: string): string {
  return input
    .slice(0, 400)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/Ư/g, 'W')
    .replace(/Đ/g, 'DD')
    .normalize('NFD')
    .replace(/([AE])(\u0323?)\u0302/g, '$1$1$2')
    .replace(/[\u0300-\u0323]/g, (mark) => TONE_KEYS[mark] ?? mark)
    .replace(/[\s\p{Pd}._·:,'"]/gu, '')
    .replace(/[IL]/g, '1');
}

export const PLAIN = /^[0-9A-Z]+$/;
