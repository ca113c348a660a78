import type { Instant } from '../../domain/instant.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { CaseEvent, CaseRow } from '../cases/index.ts';

/** Every mail about a case. `urgent` is how a new case reads when it is; `overdue_above` goes to the levels above the unit. */
export const NOTICES = [
  'new_case',
  'urgent',
  'transferred',
  'contested',
  'outcome',
  'assigned',
  'handed_back',
  'proposed',
  'sent_back',
  'promise_due',
  'apology_owed',
  'reply',
  'unread',
  'due_soon',
  'overdue',
  'overdue_above',
] as const;
export type Notice = (typeof NOTICES)[number];

/** What somebody has just done; everything else reminds, or follows from the clock. */
export const NEWS: ReadonlySet<string> = new Set<Notice>([
  'new_case',
  'urgent',
  'transferred',
  'contested',
  'outcome',
  'assigned',
  'handed_back',
  'proposed',
  'sent_back',
  'reply',
]);

/** Of these many may become one digest. */
export const BUNDLES: ReadonlySet<string> = new Set<Notice>([
  'new_case',
  'assigned',
  'unread',
  'due_soon',
  'overdue',
  'overdue_above',
]);

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
  // Of a first answer nobody is told; the outcome of a contest concerns the unit whose answer was contested.
  ...['answer', 'decline', 'redirect', 'refer'].map((on) => ({ on, notice: 'outcome' as const })),
  { on: 'assign', notice: 'assigned', when: ({ data, actorId }) => data.personId !== actorId },
  { on: 'propose', notice: 'proposed' },
  { on: 'send_back', notice: 'sent_back' },
  // Who hands a case back themselves is there to say so.
  { on: 'hand_back', notice: 'handed_back', when: ({ actor }) => actor === 'system' },
];

/** The notice that an event calls for, or null. */
export function noticeFor(event: CaseEvent): Notice | null {
  return RULES.find(({ on, when }) => on === event.kind && (when?.(event) ?? true))?.notice ?? null;
}

/** Mails to units that do not have the case. */
const OF_OTHERS: ReadonlySet<string> = new Set<Notice>(['overdue_above', 'outcome']);

const OVER = new Set<CaseRow['status']>(['spam', 'merged']);

type Row = Pick<OutboxRow, 'kind' | 'unitId' | 'personId' | 'params'>;

/** Reminders stop when the case is handled: why one is not needed any more, or null. */
const REMINDERS: {
  readonly [notice: string]: (row: CaseRow, mail: Row, seen: boolean, now: Instant) => string | null;
} = {
  unread: ({ status, dueAt }, _mail, seen, now) =>
    seen || status !== 'received' ? 'opened meanwhile' : dueAt < now ? 'overdue meanwhile' : null,
  due_soon: ({ dueAt }, { params }) => (params.dueAt === dueAt ? null : 'the deadline has moved'),
  overdue: ({ dueAt }, _mail, _seen, now) => (dueAt >= now ? 'the deadline has moved' : null),
  overdue_above: ({ dueAt }, _mail, _seen, now) => (dueAt >= now ? 'the deadline has moved' : null),
};

/** Why a word about a person or a task is not needed any more, or null. */
const SETTLED: { readonly [notice: string]: (row: CaseRow, mail: Row) => string | null } = {
  assigned: ({ assigneeId }, { personId }) => (assigneeId === personId ? null : 'somebody else has the case'),
  handed_back: ({ assigneeId }) => (assigneeId === null ? null : 'somebody has the case'),
  proposed: ({ waitingFor }) => (waitingFor === 'approval' ? null : 'decided meanwhile'),
  sent_back: ({ queue }) => (queue === 'open' ? null : 'answered meanwhile'),
  apology_owed: ({ apology }) => (apology === 'owed' ? null : 'apologised meanwhile'),
};

/**
 * Why a notice is not needed any more when its turn comes, or null: hours may lie between its cause and the mail.
 * @param seen whether somebody of the unit has opened the case
 */
export function overtaken(mail: Row, row: CaseRow, seen: boolean, now: Instant): string | null {
  if (row.queue === 'quarantine') return 'in quarantine';
  if (row.kind === 'rating') return 'a rating without words';
  if (OVER.has(row.status)) return `the case is ${row.status}`;
  const reminder = REMINDERS[mail.kind];
  if (reminder && row.queue !== 'open') return 'answered meanwhile';
  if (row.unitId !== mail.unitId && !OF_OTHERS.has(mail.kind)) return 'another unit has the case';
  const settled = SETTLED[mail.kind]?.(row, mail);
  if (settled) return settled;
  return reminder?.(row, mail, seen, now) ?? null;
}
