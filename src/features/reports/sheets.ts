import { type CaseKind, KINDS, STATUSES } from '../../domain/case.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import { average, type Cell, head, headOfNumbers, number, SUM, share, text } from './cells.ts';
import { type Figures, intake, onTimeRate, ratingAverage, satisfaction, sumFigures } from './figures.ts';
import { type Names, unitsByName } from './names.ts';
import type { Report } from './report.ts';
import type { ByKind, Summary } from './summary.ts';

export interface Sheet {
  name: string;
  /** In characters. */
  widths: number[];
  rows: Cell[][];
  frozen: { rows: number; columns: number };
}

export interface SheetContext {
  report: Report;
  names: Names;
  t: Translate;
}

export const sumOfKinds = (kinds: ByKind): Figures => sumFigures(KINDS.map((kind) => kinds[kind]));

export const statusCells = (f: Figures, more = {}): Cell[] => [
  ...STATUSES.map((status) => number(f[status], more)),
  number(intake(f), { fontWeight: 'bold', ...more }),
];

export const qualityCells = (f: Figures, more = {}): Cell[] => [
  number(f.answered_on_time, more),
  number(f.answered_late, more),
  share(onTimeRate(f), more),
  number(f.contested, more),
  average(satisfaction(f), more),
  number(f.satisfactions, more),
  average(ratingAverage(f), more),
  number(f.ratings, more),
  number(f.extended, more),
];

export const statusHeads = (t: Translate): Cell[] => [
  ...STATUSES.map((status) => headOfNumbers(t(`common.status.${status}`))),
  headOfNumbers(t('report.total')),
];

const QUALITY_COLUMNS = [
  ...(['onTime', 'late', 'onTimeRate', 'contested', 'satisfaction', 'satisfactionN'] as const),
  ...(['rating', 'ratingN', 'extended'] as const),
] as const;

export const qualityHeads = (t: Translate): Cell[] =>
  QUALITY_COLUMNS.map((key) => headOfNumbers(t(`report.column.${key}`)));

const STATUS_WIDTHS = [10, 10, 10, 10, 13, 10, 11, 9, 9];
const QUALITY_WIDTHS = [10, 10, 11, 10, 12, 10, 12, 10, 10];

/** A row for each unit and kind that has a case; the last row is their sum. */
export function unitSheet({ report, names, t }: SheetContext): Sheet {
  const { kinds, units } = report.now;
  const rows = unitsByName(names, units.keys()).flatMap(({ id, code, name }) =>
    KINDS.flatMap((kind) => {
      const figures = units.get(id)?.[kind];
      if (!figures || intake(figures) === 0) return [];
      return [
        [text(code), text(name), text(t(`common.kind.${kind}`)), ...statusCells(figures), ...qualityCells(figures)],
      ];
    }),
  );
  const all = sumOfKinds(kinds);
  return {
    name: t('report.sheet.units'),
    widths: [14, 46, 13, ...STATUS_WIDTHS, ...QUALITY_WIDTHS],
    frozen: { rows: 1, columns: 3 },
    rows: [
      [
        head(t('report.column.unitCode')),
        head(t('report.column.unit')),
        head(t('report.column.kind')),
        ...statusHeads(t),
        ...qualityHeads(t),
      ],
      ...rows,
      [text('', SUM), text(t('report.total'), SUM), text('', SUM), ...statusCells(all, SUM), ...qualityCells(all, SUM)],
    ],
  };
}

/** Cases that were sent without choosing a rule, by kind. */
export function withoutRule({ kinds, rules }: Summary): Record<CaseKind, number> {
  const left = (kind: CaseKind) => [...rules.values()].reduce((n, rule) => n - rule[kind], intake(kinds[kind]));
  return Object.fromEntries(KINDS.map((kind) => [kind, left(kind)])) as Record<CaseKind, number>;
}

/** A row for each rule, then what was sent without one, then the sum. */
export function ruleSheet({ report, names, t }: SheetContext): Sheet {
  const { kinds, rules } = report.now;
  const line = (code: string, topic: string, n: Record<CaseKind, number>, more = {}): Cell[] => [
    text(code, more),
    text(topic, more),
    ...KINDS.map((kind) => number(n[kind], more)),
    number(
      KINDS.reduce((sum, kind) => sum + n[kind], 0),
      { fontWeight: 'bold', ...more },
    ),
  ];
  const all = Object.fromEntries(KINDS.map((kind) => [kind, intake(kinds[kind])])) as Record<CaseKind, number>;
  return {
    name: t('report.sheet.rules'),
    widths: [10, 80, 12, 12, 12, 12, 10],
    frozen: { rows: 1, columns: 0 },
    rows: [
      [
        head(t('report.column.rule')),
        head(t('report.column.topic')),
        ...KINDS.map((kind) => headOfNumbers(t(`common.kind.${kind}`))),
        headOfNumbers(t('report.total')),
      ],
      ...[...rules]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, n]) => line(code, names.rules.get(code) ?? code, n)),
      line('', t('report.noRule'), withoutRule(report.now)),
      line('', t('report.total'), all, SUM),
    ],
  };
}
