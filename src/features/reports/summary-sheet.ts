import { KINDS } from '../../domain/case.ts';
import { formatDate, type Lang } from '../../platform/i18n/index.ts';
import { average, type Cell, head, headOfNumbers, note, number, SUM, share, text, time, title } from './cells.ts';
import { type Figures, intake, onTimeRate, ratingAverage, satisfaction } from './figures.ts';
import { periodName, scopeName, unitNames } from './say.ts';
import {
  qualityCells,
  qualityHeads,
  type Sheet,
  type SheetContext,
  statusCells,
  statusHeads,
  sumOfKinds,
} from './sheets.ts';

const COLUMNS = 10;
/** Characters that fit on a line across the sheet. */
const LINE = 140;
/** In points. */
const LINE_HEIGHT = 17;
/** Excel's own limit. */
const MOST_HEIGHT = 409;

/** The first sheet: what the paper is about, the figures by kind, the period before, and the notes one must know. */
export function summarySheet(context: SheetContext & { lang: Lang }): Sheet {
  const { report, t } = context;
  const { kinds } = report.now;
  const all = sumOfKinds(kinds);
  const scope = scopeName(report, context.names, t);
  const blank: Cell[] = [];
  const fact = (label: string, cell: Cell): Cell[] => [text(label, { fontWeight: 'bold' }), cell];
  const above: Cell[][] = [
    [title(t('report.paper'), COLUMNS)],
    fact(t('report.period'), note(periodName(report.period, t), COLUMNS - 1)),
    fact(t('report.days'), note(daysOf(report.period), COLUMNS - 1)),
    fact(t('report.scope'), note(scope, COLUMNS - 1, { height: heightOf(scope) })),
    fact(t('report.madeAt'), time(report.madeAt, { columnSpan: 2 })),
    blank,
  ];
  return {
    name: t('report.sheet.summary'),
    widths: [32, 13, 13, 13, 13, 15, 13, 14, 13, 13],
    frozen: { rows: above.length + 1, columns: 0 },
    rows: [
      ...above,
      [head(t('report.column.kind')), ...statusHeads(t)],
      ...KINDS.map((kind) => [text(t(`common.kind.${kind}`)), ...statusCells(kinds[kind])]),
      [text(t('report.total'), SUM), ...statusCells(all, SUM)],
      blank,
      [head(t('report.column.kind')), ...qualityHeads(t)],
      ...KINDS.map((kind) => [text(t(`common.kind.${kind}`)), ...qualityCells(kinds[kind])]),
      [text(t('report.total'), SUM), ...qualityCells(all, SUM)],
      blank,
      ...comparison(context),
      blank,
      ...notesOf(context).map((words) => [note(words, COLUMNS, { height: heightOf(words) })]),
      blank,
      [note(t('report.checksum', { sum: report.checksum }), COLUMNS, { fontSize: 10, textColor: '#57534E' })],
    ],
  };
}

/** A merged row does not grow by itself. */
const heightOf = (words: string) => Math.min(MOST_HEIGHT, LINE_HEIGHT * Math.ceil(words.length / LINE));
const daysOf = ({ from, to }: { from: number; to: number }) => `${formatDate(from)} – ${formatDate(to - 1)}`;

function comparison({ report, t }: SheetContext): Cell[][] {
  const now = report.now.kinds;
  const before = report.before.kinds;
  const [sumNow, sumBefore] = [sumOfKinds(now), sumOfKinds(before)];
  const received = (label: string, a: Figures, b: Figures): Cell[] => [
    text(label),
    number(intake(a)),
    text(''),
    number(intake(b)),
    text(''),
  ];
  const rate = (label: string, of: typeof onTimeRate, cell: typeof share): Cell[] => [
    text(label),
    cell(of(sumNow)),
    number(of(sumNow).n),
    cell(of(sumBefore)),
    number(of(sumBefore).n),
  ];
  return [
    [
      head(t('report.compare')),
      headOfNumbers(periodName(report.period, t)),
      headOfNumbers('n'),
      headOfNumbers(periodName(report.previous, t)),
      headOfNumbers('n'),
    ],
    ...KINDS.map((kind) => received(t(`common.kind.${kind}`), now[kind], before[kind])),
    received(t('report.total'), sumNow, sumBefore),
    rate(t('report.column.onTimeRate'), onTimeRate, share),
    rate(t('report.column.satisfaction'), satisfaction, average),
    rate(t('report.column.rating'), ratingAverage, average),
  ];
}

/** What a reader must know to read the figures rightly. */
export function notesOf({ report, names, t }: SheetContext): string[] {
  const { sight, cutUnits, period, madeAt } = report;
  return [
    t('report.note.month'),
    t('report.note.rates'),
    sight.restrictedIn === 'all' || sight.restrictedIn.length > 0
      ? t('report.note.restrictedIn')
      : t('report.note.restricted'),
    ...(period.to > madeAt ? [t('report.note.unfinished')] : []),
    t('report.note.order'),
    cutUnits.length > 0
      ? t('report.note.cut', { n: cutUnits.length, units: unitNames(cutUnits, names) })
      : t('report.note.noCut'),
  ];
}
