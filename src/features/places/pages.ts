import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { RuleRow } from './city.ts';

export interface HomePage {
  typed: string;
  error: string | null;
  errors: { field: string; message: string }[];
}

interface RuleLink {
  code: string;
  label: string;
}

export interface RulesPage {
  /** The language that the rules are in, where it is not the page's. */
  textLang: 'en' | null;
  codes: { code: string; do: RuleLink[]; dont: RuleLink[] }[];
}

export interface RulePage {
  label: string;
  /** The language of `label`, where it is not the page's. */
  textLang: 'en' | null;
  kind: 'do' | 'dont';
  codeOfConduct: string;
  article: string;
  /** dd/mm/yyyy */
  since: string;
  verified: boolean;
  sensitive: boolean;
}

/** Numbers of the retention table. */
export interface PrivacyPage {
  textMonths: number;
  contactDays: number;
  quarantineDays: number;
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'public/home': HomePage;
    'public/rules': RulesPage;
    'public/rule': RulePage;
    'public/privacy': PrivacyPage;
  }
}

/** @param mistake why the typed box code leads nowhere */
export function homePage(lang: Lang, typed = '', mistake: 'empty' | 'mistyped' | null = null): HomePage {
  const error = mistake && translator(lang)(`home.error.${mistake}`);
  return { typed, error, errors: error ? [{ field: 'box', message: error }] : [] };
}

/** Rules are data, in Vietnamese and English; visitors of other languages read the English. */
const textLangOf = (lang: Lang) => (lang === 'vi' || lang === 'en' ? null : 'en');
const labelOf = (rule: RuleRow, lang: Lang) => (lang === 'vi' ? rule.topicVi : rule.topicEn);

/** The rules in force, by code of conduct: the city's two first, then what holds at single places. */
export function rulesPage(rules: readonly RuleRow[], lang: Lang): RulesPage {
  const codes = Map.groupBy(rules, (rule) => rule.codeOfConduct);
  const links = (of: RuleRow[], kind: RuleRow['kind']) =>
    of.filter((rule) => rule.kind === kind).map((rule) => ({ code: rule.code, label: labelOf(rule, lang) }));
  return {
    textLang: textLangOf(lang),
    codes: (['522', '1665', 'khac'] as const).flatMap((code) => {
      const of = codes.get(code);
      return of ? [{ code, do: links(of, 'do'), dont: links(of, 'dont') }] : [];
    }),
  };
}

export function rulePage(rule: RuleRow, lang: Lang): RulePage {
  const [year, month, day] = rule.validFrom.split('-');
  return {
    label: labelOf(rule, lang),
    textLang: textLangOf(lang),
    kind: rule.kind,
    codeOfConduct: rule.codeOfConduct,
    article: rule.article,
    since: `${day}/${month}/${year}`,
    verified: rule.verified === 'yes',
    sensitive: rule.sensitive,
  };
}
