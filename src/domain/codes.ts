import {
  ALL_SIGNS,
  ALPHABET,
  checkSign,
  DRAW_BYTES,
  draw,
  isUsable,
  isWhole,
  PLAIN,
  SIGNS,
  solve,
  squeeze,
} from './code-signs.ts';

export { ALPHABET, checkSign, DRAW_BYTES };

const BOX_BODY = 6;
const BOX_LENGTH = BOX_BODY + 1;
const TRACKING_BODY = 15;
const TRACKING_LENGTH = TRACKING_BODY + 1;
const REFERENCE_BODY = 7;
const REFERENCES_A_MONTH = SIGNS ** REFERENCE_BODY;
/**
 * A box code of 7 signs, the last a check sign, for a poster: never a rude word, never only digits (a telephone number) or
 * only letters (a word). Give DRAW_BYTES random bytes; the same bytes make the same code. Throws RangeError when they run out.
 */
export function makeBoxCode(bytes: Uint8Array): string {
  return draw(BOX_BODY, bytes, (body) => body + checkSign(body));
}

function put(signs: string, position: number, sign: string): string {
  return signs.slice(0, position) + sign + signs.slice(position + 1);
}

/** What was meant if two neighbours were exchanged, or (typed one too long) if one sign too many was typed. */
function alternatives(typed: string): string[] {
  return [...typed].map((sign, i) =>
    typed.length > BOX_LENGTH
      ? typed.slice(0, i) + typed.slice(i + 1)
      : typed.slice(0, i) + typed.slice(i + 1, i + 2) + sign + typed.slice(i + 2),
  );
}

/** For each place, the code with the one right sign there; a text that is one sign short has its gap at that place. */
function repairs(typed: string): string[] {
  if (typed.length > BOX_LENGTH) return [];
  return Array.from({ length: BOX_LENGTH }, (_, i) => {
    const after = typed.length < BOX_LENGTH ? i : i + 1;
    const blank = typed.slice(0, i) + ALPHABET.charAt(0) + typed.slice(after);
    return ALL_SIGNS.test(blank) ? put(blank, i, solve(blank, i)) : '';
  });
}

function nearCodes(typed: string): string[] {
  return [...new Set([...repairs(typed), ...alternatives(typed)])].filter(isBoxCode);
}

function isBoxCode(signs: string): boolean {
  return signs.length === BOX_LENGTH && ALL_SIGNS.test(signs) && isWhole(signs);
}

export type BoxCodeReading = { code: string } | { mistyped: true; suggestions: string[] } | { notACode: true };

/**
 * Reads a box code as people type or paste it: any case, with spaces, dashes or dots, or the whole address of a sign.
 * I and L are read as 1; 0, O and U stand for no sign of ours and count as a slip at their place. The suggestions are all
 * codes one slip away, at most 13, whether or not such a box exists: the caller keeps those that do.
 */
export function readBoxCode(input: string): BoxCodeReading {
  const last = input
    .slice(0, 400)
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
    .replace(/^.*\//s, '');
  const typed = squeeze(last);
  if (!PLAIN.test(typed) || Math.abs(typed.length - BOX_LENGTH) > 1) return { notACode: true };
  if (isBoxCode(typed)) return { code: typed };
  return { mistyped: true, suggestions: nearCodes(typed) };
}

/** A large number, its most significant digit first, in digits below 2^24. */
function digitsOf(bytes: Uint8Array): number[] {
  const digits = [];
  for (let end = bytes.length; end > 0; end -= 3)
    digits.push((bytes[end - 1] ?? 0) + (bytes[end - 2] ?? 0) * 2 ** 8 + (bytes[end - 3] ?? 0) * 2 ** 16);
  return digits.reverse();
}

/** Takes the bytes as one large number and divides out `count` signs, five at a time: 2^24 times 31^5 fits into 2^53. */
function divideOut(bytes: Uint8Array, count: number): string {
  const chunk = SIGNS ** 5;
  const number = digitsOf(bytes);
  let signs = '';
  while (signs.length < count) {
    let rest = 0;
    for (let i = 0; i < number.length; i++) {
      const part = rest * 2 ** 24 + (number[i] ?? 0);
      number[i] = Math.floor(part / chunk);
      rest = part % chunk;
    }
    for (let i = 0; i < 5; i++) {
      signs += ALPHABET.charAt(rest % SIGNS);
      rest = Math.floor(rest / SIGNS);
    }
  }
  return signs.slice(0, count);
}

/**
 * The resident's secret: 16 signs, the last a check sign, 74 bits. The same bytes make the same code. At least 16 uniform
 * bytes: the number below 2^128 modulo 31^15 favours no code by more than 2^-53. Throws RangeError on fewer bytes.
 */
export function makeTrackingCode(bytes: Uint8Array): string {
  if (bytes.length < 16) throw new RangeError('a tracking code needs at least 16 random bytes');
  const body = divideOut(bytes, TRACKING_BODY);
  return body + checkSign(body);
}

/** `XXXX XXXX XXXX XXXX`, as the receipt shows it. */
export function groupTrackingCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

export type TrackingCodeReading = { code: string } | { mistyped: true } | { notACode: true };

/**
 * Reads a tracking code as people type it: any case, spaces, dashes, full-width forms; I and L are read as 1. Letters and
 * digits of about the right number that fail the check are `mistyped`: no need to ask the database.
 */
export function readTrackingCode(input: string): TrackingCodeReading {
  const typed = squeeze(input);
  if (!PLAIN.test(typed) || Math.abs(typed.length - TRACKING_LENGTH) > 4) return { notACode: true };
  const whole = typed.length === TRACKING_LENGTH && ALL_SIGNS.test(typed) && isWhole(typed);
  return whole ? { code: typed } : { mistyped: true };
}

/** Digits of a month as signs, for the check sign of a reference: 0 is no sign of the alphabet. */
function monthSigns(yymm: string): string {
  return yymm.replace(/\d/g, (digit) => ALPHABET.charAt(Number(digit)));
}

function signsOf(number: number, count: number): string {
  let signs = '';
  for (let rest = number; signs.length < count; rest = Math.floor(rest / SIGNS))
    signs = ALPHABET.charAt(rest % SIGNS) + signs;
  return signs;
}

/** Where fresh names come from: numbers that grow with time, ten to a millisecond, and random bytes. */
interface Fresh {
  tick(): number;
  bytes(n: number): Uint8Array;
}

/**
 * The case reference people quote in mail and on the telephone, `HT2611-7K3QXM9D`: month of receipt, 7 signs, check sign
 * over both. No secret: whoever knows a case knows when it came. `month` is `YYYY-MM`. 31^7 ticks are 31.8 days, so none comes
 * twice in a month, and each new name stands beside the last in the index, where random ones would each touch a page of their
 * own. A tick that reads like a rude word, or has not both digits and letters, would be followed by many of its like, since the
 * last sign turns first: such a case, one in ten, gets random signs, and who files it draws again should they be taken.
 */
export function makeReference(month: string, fresh: Fresh): string {
  const yymm = month.slice(2, 4) + month.slice(5, 7);
  const prefix = monthSigns(yymm);
  const finish = (body: string) => body + checkSign(prefix + body);
  const signs = finish(signsOf(fresh.tick() % REFERENCES_A_MONTH, REFERENCE_BODY));
  return `HT${yymm}-${isUsable(signs) ? signs : draw(REFERENCE_BODY, fresh.bytes(DRAW_BYTES), finish)}`;
}

/** The reference in its one written form, or null when it is none (wrong form, month or check sign). */
export function readReference(input: string): string | null {
  const [, yymm, signs] = /^HT(\d\d(?:0[1-9]|1[0-2]))([0-9A-Z]{8})$/.exec(squeeze(input)) ?? [];
  if (yymm === undefined || signs === undefined || !ALL_SIGNS.test(signs)) return null;
  return isWhole(monthSigns(yymm) + signs) ? `HT${yymm}-${signs}` : null;
}
