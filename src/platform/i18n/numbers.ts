import type { Lang } from './langs.ts';

/** Hanoi writes 1.234,5; French papers write 1 234,5; the others 1,234.5. */
const MARKS: Record<Lang, [group: string, decimal: string]> = {
  vi: ['.', ','],
  fr: ['\u202f', ','],
  en: [',', '.'],
  zh: [',', '.'],
  ko: [',', '.'],
  ja: [',', '.'],
};

/** A number for people: grouped by thousands, at most `digits` decimals, no trailing zeros. */
export function formatNumber(n: number, lang: Lang, digits = 2): string {
  const [group, decimal] = MARKS[lang];
  const [whole = '0', rest = ''] = Math.abs(n).toFixed(digits).split('.');
  const decimals = rest.replace(/0+$/, '');
  const sign = n < 0 && (Number(whole) > 0 || decimals) ? '−' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, group)}${decimals && decimal + decimals}`;
}
