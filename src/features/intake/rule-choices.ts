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

/** More than a thumb's length of choices is an obstacle. */
const MOST = 10;

/**
 * The topics that fit a kind of place, what to praise and what to report, at most ten each. Topics of few kinds of places come first:
 * at a relic site its own rules say more than what holds everywhere. Topics for every place (`*`) come last.
 */
export function ruleChoices(rules: readonly RuleRow[], placeKind: string, lang: Lang): RuleChoices {
  const breadth = ({ placeKinds }: RuleRow) =>
    placeKinds.includes('*') ? Number.POSITIVE_INFINITY : placeKinds.length;
  const fitting = rules
    .filter(({ placeKinds }) => placeKinds.includes(placeKind) || placeKinds.includes('*'))
    .toSorted((a, b) => (breadth(a) === breadth(b) ? 0 : breadth(a) - breadth(b)));
  const label = (rule: RuleRow) => (lang === 'vi' ? rule.topicVi : rule.topicEn);
  const of = (kind: RuleRow['kind']) => {
    const all = fitting.filter((rule) => rule.kind === kind).map((rule) => ({ code: rule.code, label: label(rule) }));
    // "Something else" keeps its place at the end.
    return all.length > MOST ? [...all.slice(0, MOST - 1), ...all.slice(-1)] : all;
  };
  return { do: of('do'), dont: of('dont') };
}
