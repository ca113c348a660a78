import type { Lang } from '../../platform/i18n/index.ts';
import type { RuleRow } from '../places/index.ts';

export interface RuleChoice {
  code: string;
  label: string;
}
export interface RuleChoices {
  do: RuleChoice[];
  dont: RuleChoice[];
}

/** More than this many choices are an obstacle. */
const MOST = 10;

/**
 * What people praise and report most, in the city's own samples and in what staff owe a resident before what they owe their office
 * (522/QĐ-UBND, chapters III and II). A code that the city no longer has is passed over.
 */
const OFTEN = [
  ...['CC23', 'CC22', 'CC21', 'NC64', 'NC80', 'CC24', 'CC20', 'CC32', 'CC05', 'CC01', 'CC04'],
  ...['CC25', 'CC29', 'CC06', 'CC02', 'NC52', 'NC51', 'NC71', 'NC72', 'NC11', 'NC36', 'CC26', 'NC12', 'PD02'],
  ...['NC09', 'CC30', 'CC09', 'CC28', 'NC63', 'NC20', 'NC10'],
];

const isEverywhere = ({ placeKinds }: RuleRow) => placeKinds.includes('*');
export const fitsPlace = (rule: RuleRow, placeKind: string): boolean =>
  rule.placeKinds.includes(placeKind) || isEverywhere(rule);
/** "A good deed", "a broken seat", "something else": they fit whatever the codes of conduct leave out, and are always offered, last. */
const isCatchAll = (rule: RuleRow) => rule.codeOfConduct === 'khac' && isEverywhere(rule);

/** Often named first; then those of few kinds of places, what is sensitive behind what is not. */
function orderOf(rule: RuleRow): number {
  const often = OFTEN.indexOf(rule.code);
  if (often >= 0) return often;
  return OFTEN.length + (rule.sensitive ? 1000 : 0) + (isEverywhere(rule) ? 100 : rule.placeKinds.length);
}

/** The topics that fit a kind of place, what to praise and what to report, at most ten each. */
export function ruleChoices(rules: readonly RuleRow[], placeKind: string, lang: Lang): RuleChoices {
  const fitting = rules.filter((rule) => fitsPlace(rule, placeKind));
  const of = (kind: RuleRow['kind']): RuleChoice[] => {
    const [last, first] = [true, false].map((catchAll) =>
      fitting.filter((rule) => rule.kind === kind && isCatchAll(rule) === catchAll),
    ) as [RuleRow[], RuleRow[]];
    const front = first.toSorted((a, b) => orderOf(a) - orderOf(b)).slice(0, MOST - last.length);
    return [...front, ...last].map(({ code, topicVi, topicEn }) => ({
      code,
      label: lang === 'vi' ? topicVi : topicEn,
    }));
  };
  return { do: of('do'), dont: of('dont') };
}
