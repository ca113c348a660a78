export { fold, searchWords } from './fold.ts';

/** Control characters but line break and tab, the characters that turn the direction of text, and the byte order mark. */
const UNWANTED = /[[\p{Cc}--[\n\t]]\p{Bidi_Control}\uFEFF]/gv;
const OTHER_LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;
/** Most fields hold one word of a list, in which there is nothing to clean. */
const PLAIN = /^[\w.-]*$/;
/** The lookbehind keeps a long run of blanks linear. */
const TRAILING_BLANKS = /(?<![ \t\u00a0])[ \t\u00a0]+$/gm;

/**
 * The text as it is stored: NFC, only `\n` as line break, no lone surrogates (U+FFFD instead), no control characters, no
 * characters that reverse the direction of reading, no blanks at the ends of lines. Words are never changed. Idempotent.
 */
export function clean(input: string): string {
  if (PLAIN.test(input)) return input;
  return input
    .toWellFormed()
    .replace(OTHER_LINE_BREAKS, '\n')
    .replace(UNWANTED, '')
    .normalize('NFC')
    .replace(TRAILING_BLANKS, '')
    .trim();
}

/** Characters as people count them for a limit: code points after NFC, so that "Ộ" is one however it was typed. */
export function length(text: string): number {
  const composed = text.normalize('NFC');
  let count = composed.length;
  for (let i = 0; i < composed.length; i++) {
    // The second half of a pair; a lone half is not well-formed text and counts as nothing.
    if ((composed.charCodeAt(i) & 0xfc00) === 0xdc00) count--;
  }
  return count;
}

/** One line of at most `max` characters, cut between words where there is one to cut at, with `…` when something is missing. */
export function excerpt(text: string, max: number): string {
  const line = [
    ...text
      .slice(0, max * 4 + 40)
      .replace(/\s+/gu, ' ')
      .trim(),
  ];
  const whole = line.length <= max && text.length <= max * 4 + 40;
  if (whole) return line.join('');
  const cut = line.slice(0, Math.max(0, max - 1)).join('');
  const lastBlank = cut.lastIndexOf(' ');
  const between = line[max - 1] === ' ' || lastBlank < cut.length * 0.6 ? cut : cut.slice(0, lastBlank);
  return `${between.replace(/[\s,;:.–-]+$/u, '')}…`;
}
