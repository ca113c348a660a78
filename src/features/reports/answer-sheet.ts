import { KINDS } from '../../domain/case.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import { ANSWER_FIGURES, type AnswerFigures, answersOfKinds } from './answers.ts';
import { type Cell, head, headOfNumbers, number, SUM, text } from './cells.ts';
import { unitsByName } from './names.ts';
import type { Sheet, SheetContext } from './sheets.ts';

export const answerHeads = (t: Translate): string[] => ANSWER_FIGURES.map((figure) => t(`report.answer.${figure}`));

const cells = (figures: AnswerFigures, more = {}): Cell[] =>
  ANSWER_FIGURES.map((figure) => number(figures[figure], more));
const isEmpty = (figures: AnswerFigures) => ANSWER_FIGURES.every((figure) => figures[figure] === 0);

/** What became of the answers, a row for each unit and kind that has any; the last row is their sum. */
export function answerSheet({ report, names, t }: SheetContext): Sheet {
  const { kinds, units } = report.answers;
  const rows = unitsByName(names, units.keys()).flatMap(({ id, code, name }) =>
    KINDS.flatMap((kind) => {
      const figures = units.get(id)?.[kind];
      if (!figures || isEmpty(figures)) return [];
      return [[text(code), text(name), text(t(`common.kind.${kind}`)), ...cells(figures)]];
    }),
  );
  return {
    name: t('report.sheet.answers'),
    widths: [14, 46, 13, ...ANSWER_FIGURES.map(() => 12)],
    frozen: { rows: 1, columns: 3 },
    rows: [
      [
        head(t('report.column.unitCode')),
        head(t('report.column.unit')),
        head(t('report.column.kind')),
        ...answerHeads(t).map(headOfNumbers),
      ],
      ...rows,
      [text('', SUM), text(t('report.total'), SUM), text('', SUM), ...cells(answersOfKinds(kinds), SUM)],
    ],
  };
}
