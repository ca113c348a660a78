import type { CaseEvent, CaseRow } from '../cases/index.ts';

/** Every mail about a case. `urgent` is how a new case reads when it is; `overdue_above` goes to the levels above the unit. */
export const NOTICES = [
  'new_case',
  'urgent',
  'transferred',
  'contested',
  'reply',
  'due_soon',
  'overdue',
  'overdue_above',
] as const;
export type Notice = (typeof NOTICES)[number];

/** Of these many may become one digest. */
export const BUNDLES: ReadonlySet<string> = new Set<Notice>(['new_case', 'due_soon', 'overdue', 'overdue_above']);

interface Rule {
  /** Verb of the event; `submitted` is the first of each case. */
  on: string;
  notice: Notice;
  /** Further condition on the event alone. */
  when?: (event: CaseEvent) => boolean;
}

/** A rating to which its sender added words has just become somebody's work. */
const becameACase = ({ data }: CaseEvent) => data.status === 'received';

/**
 * Which event mails the unit that is responsible after it; the first rule that fits is taken. An answer, a question, a note mail nobody: the
 * unit did them itself, and the resident reads them at the tracking page.
 */
const RULES: readonly Rule[] = [
  // A bare rating is counted, never mailed.
  { on: 'submitted', notice: 'new_case', when: ({ data }) => data.kind !== 'rating' },
  { on: 'release', notice: 'new_case' },
  { on: 'add_words', notice: 'new_case', when: becameACase },
  { on: 'add_words', notice: 'reply' },
  { on: 'reply', notice: 'reply' },
  { on: 'transfer', notice: 'transferred' },
  { on: 'contest', notice: 'contested' },
];

/** The notice that an event calls for, or null. */
export function noticeFor(event: CaseEvent): Notice | null {
  return RULES.find(({ on, when }) => on === event.kind && (when?.(event) ?? true))?.notice ?? null;
}

const OVER = new Set<CaseRow['status']>(['spam', 'merged']);

/** Why a notice is not needed any more when its turn comes, or null: hours may lie between the event and the mail. */
export function overtaken(notice: string, unitId: string | null, row: CaseRow): string | null {
  if (row.queue === 'quarantine') return 'in quarantine';
  if (row.kind === 'rating') return 'a rating without words';
  if (OVER.has(row.status)) return `the case is ${row.status}`;
  const open = row.queue === 'open';
  if (!open && ['due_soon', 'overdue', 'overdue_above'].includes(notice)) return 'answered meanwhile';
  if (row.unitId !== unitId && notice !== 'overdue_above') return 'another unit has the case';
  return null;
}
