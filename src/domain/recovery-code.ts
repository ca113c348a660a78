import { ALL_SIGNS, checkSign, draw, isWhole, squeeze } from './code-signs.ts';

const BODY = 9;
const LENGTH = BODY + 1;

/** A code for the day the telephone is lost: 10 signs, the last a check sign, 44 bits. Give DRAW_BYTES random bytes. */
export const makeRecoveryCode = (bytes: Uint8Array): string => draw(BODY, bytes, (body) => body + checkSign(body));

/** `XXXXX-XXXXX`, as it is written down. */
export const groupRecoveryCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** Reads a code as people type it; null when it is none. */
export function readRecoveryCode(input: string): string | null {
  const signs = squeeze(input);
  return signs.length === LENGTH && ALL_SIGNS.test(signs) && isWhole(signs) ? signs : null;
}
