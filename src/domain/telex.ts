/**
 * Raw Telex: what a Vietnamese keyboard leaves when its input method is off ("Casn booj" for "Cán bộ"). Syllables follow the
 * spelling of Vietnamese so closely that a text is either plainly Telex or plainly not.
 */

const VOWELS: ReadonlyArray<readonly [string, string]> = [
  ['uow', 'ươ'],
  ['uwow', 'ươ'],
  ['uwo', 'ươ'],
  ['aa', 'â'],
  ['ee', 'ê'],
  ['oo', 'ô'],
  ['aw', 'ă'],
  ['ow', 'ơ'],
  ['uw', 'ư'],
];

/** Mark by tone key; the vowel it stands on is chosen below. */
const TONES: Readonly<Record<string, string>> = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' };

const ONSET = '(?:ngh|ng|nh|ch|th|tr|kh|ph|gh|gi|qu|đ|[bcdghklmnprstvx])?';
const RIMES =
  'a(?:ch|c|m|nh|ng|n|o|p|t|i|u|y)? ă(?:c|m|ng|n|p|t) â(?:c|m|ng|n|p|t|u|y) e(?:c|m|ng|n|o|p|t)? ' +
  'ê(?:ch|m|nh|n|p|t|u)? i(?:ch|m|nh|n|p|t|u|a)? iê(?:c|m|ng|n|p|t|u) yê(?:m|n|ng|t|u) y(?:t)? ' +
  'o(?:c|i|m|ng|n|p|t)? oa(?:ch|c|i|m|nh|ng|n|o|p|t|y)? oă(?:c|m|ng|n|t) oe(?:n|o|t)? ô(?:c|i|m|ng|n|p|t)? ' +
  'ơ(?:i|m|n|p|t)? u(?:c|i|m|ng|n|p|t|a)? uâ(?:n|ng|t|y) uê(?:ch|nh)? uô(?:c|i|m|n|ng|t) uy(?:ch|nh|n|p|t|a|u)? ' +
  'uyê(?:n|t) uơ ư(?:c|i|m|ng|n|t|a|u)? ươ(?:c|i|m|ng|n|p|t|u)';
const SYLLABLE = new RegExp(`^(${ONSET})(${RIMES.split(' ').join('|')})$`);
/** Onset, vowels, then a tone key before or after the closing consonants. */
const KEYS =
  /^([^aeiouyâêôăơưw]*(?:(?<=q)u|(?<=^g)i(?=[aouâôăơư]))?)([aeiouyâêôăơư]+)([sfrxj]?)(ch|nh|ng|[cmnpt]?)([sfrxj]?)$/;
const KEY_AMONG_VOWELS = /([aeiouyâêôăơư])([sfrxj])([aeiouyâêôăơư]+)/;
const STOPPED = /(?:ch|[cpt])$/;
const FIRST_OF_TWO = /^(?:ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|oa|oe|ua|ui|uy|ưa|ưi|ưu)$/;

type Syllable = { text: string; changes: number };

/** Where the tone goes: on the letter with a hat or hook (of ươ the second), else before a closing consonant, else by rule. */
function toneSeat(vowels: string, closed: boolean): number {
  const marked = vowels.search(/[âêôăơ]/);
  if (marked >= 0) return marked;
  const horned = vowels.indexOf('ư');
  if (horned >= 0) return horned;
  if (closed || vowels.length > 2) return vowels.length > 2 ? 1 : vowels.length - 1;
  return FIRST_OF_TWO.test(vowels) ? 0 : vowels.length - 1;
}

/** The syllable that the keys of a word make, or null when they make none that Vietnamese has. `word` is lower-case. */
function syllable(word: string): Syllable | null {
  let keys = word.replace(/^dd/, 'đ');
  for (const [typed, vowel] of VOWELS) keys = keys.replace(typed, vowel);
  const [, onset = '', vowels, inner, coda = '', outer] = KEYS.exec(keys.replace(KEY_AMONG_VOWELS, '$1$3$2')) ?? [];
  const key = `${inner ?? ''}${outer ?? ''}`;
  if (vowels === undefined || key.length > 1) return null;
  if (!SYLLABLE.test(onset + vowels + coda) || (STOPPED.test(coda) && key !== 's' && key !== 'j')) return null;
  const seat = toneSeat(vowels, coda !== '');
  const toned = key ? vowels.slice(0, seat + 1) + TONES[key] + vowels.slice(seat + 1) : vowels;
  const changes = [word.startsWith('dd'), /[âêôăơư]/.test(vowels), key !== ''].filter(Boolean).length;
  return { text: (onset + toned + coda).normalize('NFC'), changes };
}

function asTyped(text: string, word: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return text.toUpperCase();
  return word.charAt(0) === word.charAt(0).toLowerCase() ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * The text with its accents, when it looks like raw Telex typing; otherwise null. Nearly every word must make a Vietnamese
 * syllable, two in five must change, and one in five (two at least) must show two changes at once, which English words and
 * Vietnamese without accents do not. Meant as an offer beside the original, never in its place.
 */
export function fromTelex(text: string): string | null {
  if (/[^\P{L}A-Za-z]/u.test(text)) return null;
  let words = 0;
  let good = 0;
  let changed = 0;
  let plain = 0;
  const converted = text.replace(/[A-Za-z]+/g, (word) => {
    words++;
    const made = syllable(word.toLowerCase());
    if (made === null) return word;
    good++;
    if (made.changes > 0) changed++;
    if (made.changes > 1) plain++;
    return asTyped(made.text, word);
  });
  const isTelex = words >= 2 && good >= words * 0.85 && changed >= words * 0.4 && plain >= Math.max(2, words * 0.2);
  return isTelex ? converted : null;
}
