import { KINDS, STATUSES } from '../../domain/case.ts';
import { parsePeriod, previousPeriod } from '../../domain/period.ts';
import type { OfficeFrame, Pages } from '../../platform/views/pages.ts';
import { type AnswersByKind, noAnswers } from './answers.ts';
import { noFigures } from './figures.ts';
import type { Names } from './names.ts';
import type { ReportPage } from './pages.ts';
import type { Report } from './report.ts';
import { CITY_SIGHT } from './sight.ts';
import type { ByKind } from './summary.ts';
import { viewOf } from './view.ts';

const frame: OfficeFrame = {
  person: 'Chuyên viên, Sở Văn hóa và Thể thao',
  unit: 'Sở Văn hóa và Thể thao',
  menu: [{ href: '/office/reports', label: 'Báo cáo', current: true }],
};

const names: Names = {
  units: new Map([
    ['hoan-kiem', { code: '00070', name: 'Phường Hoàn Kiếm' }],
    ['cua-nam', { code: '00082', name: 'Phường Cửa Nam' }],
  ]),
  places: new Map(),
  rules: new Map([['CC23', 'Lịch sự, tôn trọng, lắng nghe người dân']]),
};

const kinds = (n: number): ByKind => ({
  complaint: {
    ...noFigures(),
    closed: 3 * n,
    in_progress: n,
    answered_on_time: 2 * n,
    answered_late: n,
    satisfactions: n,
    satisfaction_sum: 4 * n,
  },
  praise: { ...noFigures(), closed: n, answered_on_time: n },
  suggestion: noFigures(),
  rating: { ...noFigures(), closed: 2 * n, ratings: 2 * n, rating_sum: 9 * n },
});

const answers = (n: number): AnswersByKind =>
  Object.fromEntries(
    KINDS.map((kind) => [kind, { ...noAnswers(), outcome_explained: n, promises: n }]),
  ) as AnswersByKind;
const noRule = { complaint: 0, praise: 0, suggestion: 0, rating: 0 };

function report(): Report {
  const period = parsePeriod('2026-10');
  if (!period) throw new Error('2026-10 is a period');
  const now = {
    kinds: kinds(5),
    units: new Map([
      ['hoan-kiem', kinds(3)],
      ['cua-nam', kinds(2)],
    ]),
    rules: new Map([['CC23', { ...noRule, praise: 4 }]]),
  };
  const before = { kinds: kinds(4), units: new Map(), rules: new Map() };
  return {
    period,
    sight: CITY_SIGHT,
    unitId: null,
    madeAt: period.to,
    now,
    previous: previousPeriod(period),
    before,
    answers: { kinds: answers(3), units: new Map([['hoan-kiem', answers(3)]]) },
    cutUnits: ['hoan-kiem'],
    checksum: '9f2c'.repeat(16),
  };
}

const full: ReportPage = {
  frame,
  kinds: KINDS,
  statuses: STATUSES,
  months: [{ value: '2026-10', label: 'Tháng 10/2026', selected: true }],
  halves: [{ value: '2026-H2', label: '6 tháng cuối năm 2026', selected: false }],
  years: [{ value: '2026', label: 'Năm 2026', selected: false }],
  units: [
    { value: '00082', label: 'Phường Cửa Nam', selected: false },
    { value: '00070', label: 'Phường Hoàn Kiếm', selected: true },
  ],
  errors: [],
  report: viewOf(report(), names, 'vi', { xlsx: '#', figures: '#', rules: '#', cases: '#', words: '#' }),
};
const empty = { kinds: kinds(0), units: new Map(), rules: new Map() };

/** The page of reports in its states. */
export const samples: { 'reports/report': Pages['reports/report'][] } = {
  'reports/report': [
    full,
    {
      ...full,
      units: [],
      report: viewOf(
        { ...report(), now: empty, before: empty, answers: { kinds: answers(0), units: new Map() } },
        names,
        'vi',
        null,
      ),
    },
    { ...full, errors: [{ href: '#month', text: 'Kỳ “2026-13” không đọc được.' }], report: null },
  ],
};
