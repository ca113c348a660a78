import { KINDS } from '../../domain/case.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import { BOM, codeCell, csvLine, textCell } from './csv.ts';
import type { Names } from './names.ts';
import type { Report } from './report.ts';
import type { RuleFigures } from './rules.ts';
import { withoutRule } from './sheets.ts';

/** Cases by rule and kind as CSV: a row for each rule, then what was sent without one, so that the rows add up to the whole period. */
export function rulesCsv({ period, now }: Report, names: Names, t: Translate): string {
  const heads = [
    ...(['period', 'rule', 'topic'] as const).map((key) => t(`report.column.${key}`)),
    ...KINDS.map((kind) => t(`common.kind.${kind}`)),
    t('report.total'),
  ];
  const line = (code: string, topic: string, n: RuleFigures) => {
    const counts = KINDS.map((kind) => n[kind]);
    const total = counts.reduce((sum, count) => sum + count, 0);
    return csvLine([codeCell(period.label), codeCell(code), textCell(topic), ...[...counts, total].map(String)]);
  };
  const rules = [...now.rules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, n]) => line(code, names.rules.get(code) ?? code, n));
  return BOM + csvLine(heads.map(textCell)) + rules.join('') + line('', t('report.noRule'), withoutRule(now));
}
