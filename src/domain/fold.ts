/** Combining marks of Latin text, and characters that are not seen: joiners, variation selectors, soft hyphen. */
const MARKS = /[\u0300-\u036f\u00ad\u200b-\u200d\u2060]|\p{Variation_Selector}/gu;

/** Every text takes this way in principle; `fold` is a table of its results for the characters of Vietnamese. */
function foldSlowly(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/[đð]/g, 'd')
    .normalize('NFC');
}

/** Of a code unit: its fold; DROPPED when nothing is left of it; SLOW when it cannot be folded alone. */
const SLOW = 0xffff;
const DROPPED = 0xfffe;
const TABLE_END = 0x2070;
/** Made when the first word is folded, so that a start does not wait for it. */
let known: Uint16Array | null = null;

function foldTable(): Uint16Array {
  const table = new Uint16Array(TABLE_END).fill(SLOW);
  const ranges = [
    [0, 0x0250],
    [0x0300, 0x0345],
    [0x1e00, 0x1f00],
    [0x2000, 0x2065],
  ] as const;
  for (const [start, end] of ranges) {
    for (let unit = start; unit < end; unit++) {
      const folded = foldSlowly(String.fromCharCode(unit));
      if (folded.length === 0) table[unit] = DROPPED;
      else if (folded.length === 1) table[unit] = folded.charCodeAt(0);
    }
  }
  return table;
}

/** Chinese characters, composed Hangul and most emoji (first half U+D83D) fold to themselves. */
function foldOfOthers(unit: number): number {
  const same =
    (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3) || unit === 0xd83d || unit >> 10 === 0x37;
  return same ? unit : SLOW;
}

const MOST_UNITS = 4096;
const wide = new Uint16Array(MOST_UNITS);
const ascii = new Uint8Array(MOST_UNITS);
const ofAscii = new TextDecoder();
const NOT_ASCII = /\P{ASCII}/u;

/**
 * The text for search and comparison: small letters without marks, đ as d, full-width forms as ASCII. NFC and NFD, hòa and
 * hoà, "CAN BO" and "cán bộ" become equal; Hangul stays composed, kana keep their marks; y and i stay apart. Idempotent.
 */
export function fold(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  if (text.length > MOST_UNITS) return foldSlowly(text);
  known ??= foldTable();
  const table = known;
  let length = 0;
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = unit < TABLE_END ? (table[unit] ?? SLOW) : foldOfOthers(unit);
    if (folded === SLOW) return foldSlowly(text);
    if (folded === DROPPED) continue;
    wide[length] = folded;
    ascii[length++] = folded;
    bits |= folded;
  }
  // Nearly every Vietnamese text folds to ASCII, which takes half the memory and is searched faster.
  if (bits < 0x80) return ofAscii.decode(ascii.subarray(0, length));
  // A decoder would put U+FFFD in the place of half a pair.
  return Reflect.apply(String.fromCharCode, undefined, wide.subarray(0, length));
}

const CJK = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー々`;
const WORDS = new RegExp(String.raw`[${CJK}]+|[[\p{L}\p{N}\p{M}]--[${CJK}]]+`, 'gv');
const MOST_WORDS = 12;
const LONGEST_WORD = 40;

/** The folded words of a question for the search, at most 12 different ones, each at most 40 characters. */
export function searchWords(query: string): string[] {
  const words = new Set<string>();
  for (const [word] of fold(query).matchAll(WORDS)) {
    words.add([...word.slice(0, LONGEST_WORD * 2)].slice(0, LONGEST_WORD).join(''));
    if (words.size === MOST_WORDS) break;
  }
  return [...words];
}
