import type { Instant } from '../../domain/instant.ts';
import type { PromiseKey } from '../../domain/promises.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';

interface PageError {
  href: string;
  text: string;
}

/** How far the deadlines have been computed anew. */
export interface Progress {
  href: string;
  done: boolean;
  looked: number;
  moved: number;
}

export interface DayLine {
  /** dd/mm/yyyy */
  on: string;
  weekday: string;
  name: string;
  type: string;
  tone: 'info' | 'good' | 'plain';
  /** Empty for what is sure. */
  doubt: string;
  source: string;
  /** Where it is changed; empty for who may not. */
  href: string;
}

export interface YearPage {
  frame: OfficeFrame;
  year: string;
  years: { year: string; current: boolean }[];
  editable: boolean;
  flash: string;
  /** How many days of the year await their notice. */
  awaiting: number;
  /** Years that deadlines reach into already, and of which not all is known; the shown one says so itself. */
  gaps: readonly { year: string; awaiting: number }[];
  days: DayLine[];
  /** One row of weekdays each, Monday first; a day of another month is null. */
  months: { name: string; weeks: ({ n: number; mark: '' | 'off' | 'work'; what: string } | null)[][] }[];
  /** Of a change that is being computed still. */
  progress: Omit<Progress, 'done'> | null;
}

export interface Option {
  value: string;
  label: string;
  chosen: boolean;
}

export interface DayPage {
  frame: OfficeFrame;
  isNew: boolean;
  /** The day that is changed, dd/mm/yyyy; empty for a new one. */
  on: string;
  errors: PageError[];
  typed: { date: string; nameVi: string; nameEn: string; source: string };
  wrong: { date: string; nameVi: string; nameEn: string; source: string };
  types: Option[];
  statuses: Option[];
  back: string;
}

export interface ImportPage {
  frame: OfficeFrame;
  csv: string;
  whole: boolean;
  errors: PageError[];
  problems: { line: number; column: string; text: string }[];
  columns: string;
}

/** What an edit would do, before it is made. */
export interface DiffPage {
  frame: OfficeFrame;
  /** Somebody has changed the calendar since the last look. */
  stale: boolean;
  lines: { what: string; before: string; after: string }[];
  /** Nothing is another than it is. */
  nothing: boolean;
  moved: number;
  later: number;
  earlier: number;
  looked: number;
  more: boolean;
  units: { unit: string; moved: number }[];
  moreUnits: number;
  sample: { reference: string; unit: string; before: Instant; after: Instant }[];
  /** The form that makes it. */
  action: string;
  fields: { name: string; value: string }[];
  back: string;
}

export interface ChangePage {
  frame: OfficeFrame;
  at: Instant;
  by: string;
  lines: { what: string; before: string; after: string }[];
  progress: Progress;
}

export interface HoursPage {
  frame: OfficeFrame;
  /** In the address: the id of the unit, or `city`. */
  unitId: string;
  unit: string;
  isCity: boolean;
  own: boolean;
  worksOnHolidays: boolean;
  days: { id: string; label: string; value: string; error: string }[];
  errors: PageError[];
  wordsInMail: boolean;
  flash: string;
}

export interface HoursListPage {
  frame: OfficeFrame;
  q: string;
  city: string[];
  units: { href: string; name: string; hours: string[]; holidays: boolean; words: boolean }[];
  more: number;
}

export interface TermLine {
  key: PromiseKey;
  label: string;
  amount: string;
  unit: 'working_days' | 'working_hours';
  source: string;
  verified: boolean;
  error: string;
}

export interface SettingsPage {
  frame: OfficeFrame;
  editable: boolean;
  flash: string;
  errors: PageError[];
  terms: TermLine[];
  reminders: {
    unreadHours: string;
    climb: string;
    alsoTell: Option[];
    inspectorate: Option[];
    silentWeeks: string;
    digestFrom: string;
  };
  mail: { quiet: boolean; opens: string; closes: string };
  wrong: { unreadHours: string; climb: string; silentWeeks: string; digestFrom: string; opens: string; closes: string };
  /** Units that the visitor looks after. */
  units: { href: string; name: string }[];
}

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'calendar/year': YearPage;
    'calendar/day': DayPage;
    'calendar/import': ImportPage;
    'calendar/diff': DiffPage;
    'calendar/change': ChangePage;
    'calendar/hours': HoursPage;
    'calendar/hours-list': HoursListPage;
    'calendar/settings': SettingsPage;
  }
}
