import type { Instant } from '../../domain/instant.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { CaseEvent, CaseRow } from '../cases/index.ts';

/** Every mail about a case. `urgent` is how a new case reads when it is; `…_above` goes to the levels above the unit, and to whom the settings name. */
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
  'due_soon_above',
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
  'due_soon_above',
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
  { on: 'unmark_spam', notice: 'new_case' },
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

/**
 * What goes to whoever holds the case, where somebody does. Somebody else of the unit reads it when that person is away, since it is the
 * unit's affair; what was put to a person (`assigned`, `sent_back`) stays theirs.
 */
export const TO_HOLDER: ReadonlySet<string> = new Set<Notice>(['reply', 'promise_due', 'due_soon', 'overdue']);

/** Mails to units that do not have the case. */
const OF_OTHERS: ReadonlySet<string> = new Set<Notice>(['due_soon_above', 'overdue_above', 'outcome']);

const OVER = new Set<CaseRow['status']>(['spam', 'merged']);

type Row = Pick<OutboxRow, 'kind' | 'unitId' | 'personId' | 'params'>;

const sameDay = ({ dueAt }: CaseRow, { params }: Row) => (params.dueAt === dueAt ? null : 'the deadline has moved');

/** Reminders stop when the case is handled: why one is not needed any more, or null. */
const REMINDERS: {
  readonly [notice: string]: (row: CaseRow, mail: Row, known: Known, now: Instant) => string | null;
} = {
  unread: ({ status, dueAt }, _mail, { seen }, now) =>
    seen || status !== 'received' ? 'opened meanwhile' : dueAt < now ? 'overdue meanwhile' : null,
  due_soon: sameDay,
  due_soon_above: sameDay,
  overdue: ({ dueAt }, _mail, _known, now) => (dueAt >= now ? 'the deadline has moved' : null),
  overdue_above: ({ dueAt }, _mail, _known, now) => (dueAt >= now ? 'the deadline has moved' : null),
};

/** Why a word about a person or a task is not needed any more, or null. */
const SETTLED: { readonly [notice: string]: (row: CaseRow, mail: Row, known: Known) => string | null } = {
  promise_due: (_row, mail, known) => promiseOver(mail, known),
  assigned: ({ assigneeId }, { personId }) => (assigneeId === personId ? null : 'somebody else has the case'),
  handed_back: ({ assigneeId }) => (assigneeId === null ? null : 'somebody has the case'),
  proposed: ({ waitingFor }) => (waitingFor === 'approval' ? null : 'decided meanwhile'),
  sent_back: ({ queue }) => (queue === 'open' ? null : 'answered meanwhile'),
  apology_owed: ({ apology }) => (apology === 'owed' ? null : 'apologised meanwhile'),
};

/** Why a word to whoever holds a case is not needed any more: the sweeps write to the next, and who is given a case reads all of it. */
function heldByAnother({ assigneeId }: CaseRow, { kind, personId }: Row): string | null {
  if (!TO_HOLDER.has(kind) || assigneeId === personId) return null;
  // The head hears of each overdue case, whoever holds it; a resident's words find the head when nobody holds it any more.
  if (kind === 'overdue' ? personId === null : kind === 'reply' && (assigneeId === null || personId === null))
    return null;
  return assigneeId === null ? 'nobody holds the case any more' : 'somebody else has the case';
}

/** What is known beside the case when a mail's turn comes. */
export interface Known {
  /** Whether somebody of the unit has opened the case. */
  seen: boolean;
  /** The promise that the mail reminds of; null when it names none, or there is none any more. */
  promise: { state: string; dueOn: string } | null;
}

function promiseOver({ params }: Row, { promise }: Known): string | null {
  if (params.promiseId === undefined) return null;
  if (promise?.state !== 'open') return 'kept meanwhile';
  return promise.dueOn === params.dueOn ? null : 'the day has moved';
}

/**
 * Why a notice is not needed any more when its turn comes, or null: hours may lie between its cause and the mail.
 */
export function overtaken(mail: Row, row: CaseRow, known: Known, now: Instant): string | null {
  if (row.queue === 'quarantine') return 'in quarantine';
  if (row.kind === 'rating') return 'a rating without words';
  if (OVER.has(row.status)) return `the case is ${row.status}`;
  const reminder = REMINDERS[mail.kind];
  if (reminder && row.queue !== 'open') return 'answered meanwhile';
  if (row.unitId !== mail.unitId && !OF_OTHERS.has(mail.kind)) return 'another unit has the case';
  const settled = SETTLED[mail.kind]?.(row, mail, known) ?? heldByAnother(row, mail);
  return settled ?? reminder?.(row, mail, known, now) ?? null;
}
