import { KINDS, STATUSES } from '../../domain/case.ts';
import { formatDate, formatNumber, type Lang, translator } from '../../platform/i18n/index.ts';
import { answerHeads } from './answer-sheet.ts';
import { ANSWER_FIGURES, type AnswerFigures, answersOfKinds } from './answers.ts';
import { type Figures, intake, type Of, onTimeRate, ratingAverage, satisfaction } from './figures.ts';
import { type Names, unitsByName } from './names.ts';
import type { CompareRow, QualityRow, ReportView, Shown, StatusRow } from './pages.ts';
import type { Report } from './report.ts';
import { periodName, scopeName } from './say.ts';
import { sumOfKinds, withoutRule } from './sheets.ts';
import type { ByKind, Summary } from './summary.ts';
import { notesOf } from './summary-sheet.ts';

/** A report as its page shows it. */
export function viewOf(report: Report, names: Names, lang: Lang, files: ReportView['files']): ReportView {
  const t = translator(lang);
  const { now, before, period, previous } = report;
  const kindName = (kind: (typeof KINDS)[number]) => t(`common.kind.${kind}`);
  const all = sumOfKinds(now.kinds);
  const units = unitsByName(names, now.units.keys()).map(({ id, name }) => ({
    name,
    kinds: now.units.get(id) ?? now.kinds,
  }));
  return {
    period: periodName(period, t),
    days: `${formatDate(period.from)} – ${formatDate(period.to - 1)}`,
    scope: scopeName(report, names, t),
    madeAt: report.madeAt,
    empty: intake(all) === 0,
    intake: {
      rows: KINDS.map((kind) => statusRow(kindName(kind), now.kinds[kind])),
      sum: statusRow(t('report.total'), all),
    },
    quality: {
      rows: KINDS.map((kind) => qualityRow(kindName(kind), now.kinds[kind], lang)),
      sum: qualityRow(t('report.total'), all, lang),
    },
    answers: answersOf(report, names, lang),
    previous: periodName(previous, t),
    compare: comparison(now, before, lang),
    ...rulesOf(now, names, t('report.noRule')),
    units: units.map(({ name, kinds }) => ({
      kinds: KINDS.filter((kind) => intake(kinds[kind]) > 0).map((kind) => statusRow(kindName(kind), kinds[kind])),
      sum: statusRow(name, sumOfKinds(kinds)),
    })),
    unitQuality: units.map(({ name, kinds }) => qualityRow(name, sumOfKinds(kinds), lang)),
    notes: notesOf({ report, names, t }),
    checksum: report.checksum,
    files,
  };
}

function statusRow(label: string, figures: Figures): StatusRow {
  return { label, statuses: STATUSES.map((status) => figures[status]), total: intake(figures) };
}

const NOTHING = '–';
const shown = ({ value, n }: Of, say: (value: number) => string): Shown => ({
  value: value === null ? NOTHING : say(value),
  n,
});

/** `87,5 %`, with a space that does not break, as Vietnamese and SI have it; English goes without. */
function percent(value: number, lang: Lang): string {
  return `${formatNumber(value * 100, lang, 1)}${lang === 'vi' ? '\u00a0' : ''}%`;
}

function qualityRow(label: string, figures: Figures, lang: Lang): QualityRow {
  const rate = onTimeRate(figures);
  const stars = (of: Of) => shown(of, (value) => formatNumber(value, lang));
  return {
    label,
    onTime: figures.answered_on_time,
    late: figures.answered_late,
    extended: figures.extended,
    rate: {
      ...shown(rate, (value) => percent(value, lang)),
      bar: rate.value === null ? null : Math.round(rate.value * 100),
    },
    contested: figures.contested,
    satisfaction: stars(satisfaction(figures)),
    rating: stars(ratingAverage(figures)),
  };
}

/** What became of the answers: by kind, by unit, and all together. */
function answersOf({ answers }: Report, names: Names, lang: Lang): ReportView['answers'] {
  const t = translator(lang);
  const row = (label: string, figures: AnswerFigures) => ({
    label,
    figures: ANSWER_FIGURES.map((one) => figures[one]),
  });
  const units = unitsByName(names, answers.units.keys()).flatMap(({ id, name }) => {
    const kinds = answers.units.get(id);
    return kinds ? [row(name, answersOfKinds(kinds))] : [];
  });
  return {
    heads: answerHeads(t),
    rows: KINDS.filter((kind) => kind !== 'rating').map((kind) => row(t(`common.kind.${kind}`), answers.kinds[kind])),
    units,
    sum: row(t('report.total'), answersOfKinds(answers.kinds)),
  };
}

function comparison(now: Summary, before: Summary, lang: Lang): CompareRow[] {
  const t = translator(lang);
  const received = (label: string, pick: (kinds: ByKind) => Figures): CompareRow => ({
    label,
    now: formatNumber(intake(pick(now.kinds)), lang),
    before: formatNumber(intake(pick(before.kinds)), lang),
    of: null,
  });
  const rate = (label: string, of: (figures: Figures) => Of, say: (value: number) => string): CompareRow => {
    const [a, b] = [of(sumOfKinds(now.kinds)), of(sumOfKinds(before.kinds))];
    return { label, now: shown(a, say).value, before: shown(b, say).value, of: { now: a.n, before: b.n } };
  };
  const stars = (value: number) => formatNumber(value, lang);
  return [
    ...KINDS.map((kind) => received(t(`common.kind.${kind}`), (kinds) => kinds[kind])),
    received(t('report.received'), sumOfKinds),
    rate(t('report.column.onTimeRate'), onTimeRate, (value) => percent(value, lang)),
    rate(t('report.column.satisfaction'), satisfaction, stars),
    rate(t('report.column.rating'), ratingAverage, stars),
  ];
}

function rulesOf(now: Summary, names: Names, noRule: string): Pick<ReportView, 'rules' | 'rulesSum'> {
  const counts = (n: Record<(typeof KINDS)[number], number>) => {
    const kinds = KINDS.map((kind) => n[kind]);
    return { kinds, total: kinds.reduce((sum, one) => sum + one, 0) };
  };
  const chosen = [...now.rules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, n]) => ({ code, topic: names.rules.get(code) ?? code, ...counts(n) }));
  const kinds = KINDS.map((kind) => intake(now.kinds[kind]));
  return {
    rules: [...chosen, { code: '', topic: noRule, ...counts(withoutRule(now)) }],
    rulesSum: { kinds, total: kinds.reduce((sum, one) => sum + one, 0) },
  };
}
