import type { CaseKind, CaseStatus } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';

export interface Choice {
  value: string;
  label: string;
  selected: boolean;
}

/** A share or an average as people read it, with the number it is made from: `87,5 %` of `40`; `–` when there is nothing to make it from. */
export interface Shown {
  value: string;
  n: number;
}

/** The cases of one kind, or their sum, by status. */
export interface StatusRow {
  label: string;
  statuses: number[];
  total: number;
}

export interface QualityRow {
  label: string;
  onTime: number;
  late: number;
  /** Of all that came in: whose deadline was put off. */
  extended: number;
  /** `bar`: the share in hundredths, as wide as it is drawn; null without answers. */
  rate: Shown & { bar: number | null };
  contested: number;
  satisfaction: Shown;
  rating: Shown;
}

/** What became of the answers of a kind or a unit, in the order of `answerHeads`. */
export interface AnswerRow {
  label: string;
  figures: number[];
}

export interface CompareRow {
  label: string;
  now: string;
  before: string;
  /** Denominators of a rate; null for a plain number. */
  of: { now: number; before: number } | null;
}

export interface UnitTable {
  kinds: StatusRow[];
  /** Under the unit's name. */
  sum: StatusRow;
}

export interface ReportView {
  period: string;
  days: string;
  scope: string;
  madeAt: Instant;
  empty: boolean;
  intake: { rows: StatusRow[]; sum: StatusRow };
  quality: { rows: QualityRow[]; sum: QualityRow };
  answers: { heads: string[]; rows: AnswerRow[]; units: AnswerRow[]; sum: AnswerRow };
  previous: string;
  compare: CompareRow[];
  rules: { code: string; topic: string; kinds: number[]; total: number }[];
  rulesSum: { kinds: number[]; total: number };
  units: UnitTable[];
  unitQuality: QualityRow[];
  notes: string[];
  checksum: string;
  /** Addresses of the files; null for who may read but not take away. */
  files: { xlsx: string; figures: string; rules: string; cases: string; words: string | null } | null;
}

export interface ReportPage {
  frame: OfficeFrame;
  kinds: readonly CaseKind[];
  statuses: readonly CaseStatus[];
  months: Choice[];
  halves: Choice[];
  years: Choice[];
  units: Choice[];
  errors: { href: string; text: string }[];
  /** Null beside an error. */
  report: ReportView | null;
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'reports/report': ReportPage;
  }
}
