import { KINDS, STATUSES } from '../../domain/case.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import { FIGURES } from '../../schema/counters.ts';
import { answerHeads } from './answer-sheet.ts';
import { ANSWER_FIGURES, noAnswers } from './answers.ts';
import { BOM, codeCell, csvLine, textCell } from './csv.ts';
import { intake } from './figures.ts';
import { type Names, unitsByName } from './names.ts';
import type { Report } from './report.ts';

/** The figures as CSV: a row for each unit and kind that has a case, the statuses, their sum, and what rates are made from. */
export function figuresCsv(report: Report, names: Names, t: Translate): string {
  const heads = [
    ...(['period', 'unitCode', 'unit', 'kind'] as const).map((key) => t(`report.column.${key}`)),
    ...STATUSES.map((status) => t(`common.status.${status}`)),
    t('report.total'),
    ...FIGURES.map((figure) => t(`report.figure.${figure}`)),
    ...answerHeads(t),
  ];
  const lines = unitsByName(names, report.now.units.keys()).flatMap(({ id, code, name }) =>
    KINDS.flatMap((kind) => {
      const f = report.now.units.get(id)?.[kind];
      if (!f || intake(f) === 0) return [];
      const answers = report.answers.units.get(id)?.[kind] ?? noAnswers();
      const counts = [
        ...STATUSES.map((status) => f[status]),
        intake(f),
        ...FIGURES.map((figure) => f[figure]),
        ...ANSWER_FIGURES.map((figure) => answers[figure]),
      ];
      const whose = [codeCell(report.period.label), codeCell(code), textCell(name), textCell(t(`common.kind.${kind}`))];
      return [csvLine([...whose, ...counts.map(String)])];
    }),
  );
  return BOM + csvLine(heads.map(textCell)) + lines.join('');
}
