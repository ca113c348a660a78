/** Shared views show neither a person's numbers nor swear words; figures never show so few people that one could be meant. */

const SEP = String.raw`[ .\-\u00a0]?`;
/** What follows a sum of money, written with spaces or dots like a number of a person. */
const NO_MONEY = String.raw`(?!\d|[.,]\d|\s{0,2}(?:đ|d\b|₫|vnd|vnđ|đồng|dong|nghìn|ngàn|triệu|tỷ|usd|\$))`;
const FREE = String.raw`(?<![\d.,/\-]|\p{L})`;

const EMAIL = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
const NUMBERS = [
  // Mobile numbers (0 or +84, then 3 5 7 8 9) and landlines (02…), with spaces, dots or dashes.
  `(?:\\(?\\+?84\\)?|${FREE}\\(?0)${SEP}(?:[35789](?:${SEP}\\d){8}|2\\d{1,2}\\)?(?:${SEP}\\d){7,8})${NO_MONEY}`,
  // Identity cards: 12 digits, also in groups of three, or the old 9; longer runs are cards and accounts.
  `${FREE}0\\d{2}(?:[ .]\\d{3}){3}${NO_MONEY}`,
  `${FREE}(?:\\d{12,19}|\\d{9})${NO_MONEY}`,
  // Plates: 29A-123.45, 29-B1 123.45, 30H12345, the older 29B-1234.
  String.raw`(?<![\p{L}\d])\d{2}-?(?:[A-ZĐ][A-Z0-9Đ]?[-. ]?|[a-zđ][a-z0-9đ]?[-.]?)\d{3}\.?\d{2}(?![\d\p{L}])`,
  String.raw`(?<![\p{L}\d])\d{2}[A-Za-zĐđ][A-Z0-9]?-\d{4}(?![\d\p{L}])`,
];
const NUMBER = new RegExp(NUMBERS.join('|'), 'giu');
const LAST_TWO = 2;

function maskDigits(number: string): string {
  let left = number.replace(/\D/g, '').length - LAST_TWO;
  return number.replace(/\d/g, (digit) => (left-- > 0 ? '*' : digit));
}

/**
 * The text with telephone and identity numbers, vehicle plates and e-mail addresses masked, the last two digits left. Sums of
 * money, dates, times and numbers of decisions stay. Names stay too: no rule tells a name from the name of a street.
 */
export function maskPersonal(text: string): string {
  if (!/[@\d]/.test(text)) return text;
  return text.replace(EMAIL, '***@***').replace(NUMBER, maskDigits);
}

/** Where the text has what {@link maskPersonal} masks: pairs of a start and an exclusive end, in order, never overlapping. */
export function personalSpans(text: string): [start: number, end: number][] {
  if (!/[@\d]/.test(text)) return [];
  const found = [EMAIL, NUMBER].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match): [number, number] => [match.index, match.index + match[0].length]),
  );
  return found
    .sort((a, b) => a[0] - b[0] || b[1] - a[1])
    .filter(([start], i, all) => i === 0 || start >= (all[i - 1]?.[1] ?? 0));
}

/** Only words that are nothing else: `lon bia`, `các`, `buổi` and `CC26` are everyday words. */
const SWEAR_WORDS =
  'địt|đụ|đéo|đếch|đĩ|lồn|cặc|cặk|buồi|đm|đmm|đkm|đcm|đcmm|dmm|dkm|dcm|dm|clm|clmm|cmm|cmn|vcl|vkl|vcc|vlz|loz|vãi lồn|đ\\.m|con mẹ nó|mẹ kiếp|' +
  'mẹ mày|mả mẹ|bố mày|tiên sư|chó đẻ|đồ chó|chó má|óc chó|thằng chó|khốn nạn|mất dạy|fuck(?:ing|ed|er)?|motherfucker|shit|bitch|asshole|cunt|putain|merde|connard';
const SWEARING = new RegExp(String.raw`(?<![\p{L}\p{M}\d])(?:${SWEAR_WORDS})(?![\p{L}\p{M}\d])`, 'giu');

/** The text with each swear word as its first letter and asterisks, for views that more than one person sees. */
export function maskSwearing(text: string): string {
  return text.replace(SWEARING, (word) => word.replace(/(?<=\p{L}[\p{L}\p{M}. ]*)\p{L}/gu, '*'));
}

/** A number of people for a public table: null where it is too small to be shown. */
export function suppressSmall(n: number, threshold = 5): number | null {
  return n < threshold ? null : n;
}

/**
 * A column of a public table whose total is published too: small numbers are hidden, and with them the next smallest ones until at least two
 * numbers of people are hidden that together are no small number themselves. Otherwise the total less the shown ones would tell what was
 * hidden. Nobody can be recognised by a zero, so that hidden zeros protect nothing and need no protection.
 */
export function suppressColumn(column: readonly number[], threshold = 5): (number | null)[] {
  const hidden = new Set<number>();
  let people = 0;
  let sum = 0;
  for (const i of column.map((_, index) => index).sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0))) {
    const n = column[i] ?? 0;
    const exposed = people > 0 && (people < 2 || sum < threshold);
    if (suppressSmall(n, threshold) !== null && !exposed) break;
    hidden.add(i);
    people += n > 0 ? 1 : 0;
    sum += n;
  }
  return column.map((n, i) => (hidden.has(i) ? null : n));
}
