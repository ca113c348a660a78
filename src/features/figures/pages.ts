import { type CaseKind, KINDS } from '../../domain/case.ts';
import { formatNumber, type Lang, translator } from '../../platform/i18n/index.ts';
import type { Stats } from './api-schemas.ts';
import type { PublicKinds, PublicRate } from './public-figures.ts';

/** Numbers are texts: a hidden one is a word, a rate has its n beside it. */
export interface FiguresPage {
  from: string;
  to: string;
  least: number;
  empty: boolean;
  city: { received: string; onTime: string; satisfaction: string; rating: string };
  kinds: CaseKind[];
  months: { month: string; counts: string[] }[];
  units: { name: string; received: string; onTime: string; satisfaction: string }[];
  rules: { code: string; topic: string; n: string }[];
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'figures/figures': FiguresPage;
  }
}

/** `2026-10` as people write it: `10/2026`. */
const monthOf = (month = '') => month.split('-').reverse().join('/');

export function figuresPage(stats: Stats, lang: Lang): FiguresPage {
  const t = translator(lang);
  const hidden = t('figures.hidden');
  const number = (n: number | null) => (n === null ? hidden : formatNumber(n, lang));
  const percent = ({ value, n }: PublicRate) =>
    value === null || n === null ? hidden : t('figures.percent', { value: formatNumber(value * 100, lang, 1), n });
  const stars = ({ value, n }: PublicRate) =>
    value === null || n === null ? hidden : t('figures.stars', { value: formatNumber(value, lang, 1), n });
  const counts = (kinds: PublicKinds) => KINDS.map((kind) => number(kinds[kind]));
  const { city, months, byMonth, byUnit, byRule } = stats;
  return {
    from: monthOf(months[0]),
    to: monthOf(months.at(-1)),
    least: 5,
    empty: byUnit.length === 0,
    city: {
      received: number(city.received),
      onTime: percent(city.onTime),
      satisfaction: stars(city.satisfaction),
      rating: stars(city.rating),
    },
    kinds: [...KINDS],
    months: byMonth.map(({ month, kinds }) => ({ month: monthOf(month), counts: counts(kinds) })),
    units: byUnit.map(({ name, received, onTime, satisfaction }) => ({
      name,
      received: number(received),
      onTime: percent(onTime),
      satisfaction: stars(satisfaction),
    })),
    rules: byRule.map(({ code, topic, n }) => ({ code, topic, n: number(n) })),
  };
}
