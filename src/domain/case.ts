import { type CaseKind, type CaseStatus, OPEN_STATUSES, STATUSES } from './case-status.ts';
import { DAY_MS, type Instant } from './instant.ts';

export { ABOUT, type CaseKind, type CaseStatus, KINDS, STATUSES } from './case-status.ts';

/** What a move must bring along; the cases room refuses a move that lacks one, and records each in the event. */
export type Need =
  | 'words'
  | 'outcome'
  | 'decline_reason'
  | 'redirect_reason'
  | 'reason'
  | 'unit'
  | 'person'
  | 'same_case'
  | 'stars'
  | 'due'
  | 'body';

export type Move = {
  readonly from: readonly CaseStatus[];
  readonly to: CaseStatus | 'same';
  readonly by: 'unit' | 'resident' | 'system';
  readonly needs: readonly Need[];
  /** Where the case goes when it does not stay: to the unit that was named, or one level up the tree. */
  readonly goes?: 'named_unit' | 'unit_above';
};

const OPEN = OPEN_STATUSES;
const READ = ['answered', 'closed'] as const;
const DONE = ['closed', 'redirected', 'declined', 'merged', 'spam'] as const;

/**
 * Everything that can happen to a case once it is there. `release` also starts at `received`: quarantine is a state beside the status, and
 * the resident of a quarantined case reads that it was received, which is true. A rating is closed from the start:
 * `add_words` is for a rating that has no words yet, `release` and `mark_spam` on a closed case for a rating that quarantine holds.
 */
export const MOVES = {
  receive: { from: ['received'], to: 'in_progress', by: 'unit', needs: [] },
  assign: { from: OPEN, to: 'same', by: 'unit', needs: ['person'] },
  ask: { from: OPEN, to: 'in_progress', by: 'unit', needs: ['words'] },
  reply: { from: OPEN, to: 'same', by: 'resident', needs: ['words'] },
  add_words: { from: ['closed'], to: 'same', by: 'resident', needs: ['words'] },
  answer: { from: OPEN, to: 'answered', by: 'unit', needs: ['words', 'outcome'] },
  /** An officer's answer waits for the head; the deadline keeps running. */
  propose: { from: OPEN, to: 'same', by: 'unit', needs: [] },
  send_back: { from: OPEN, to: 'same', by: 'unit', needs: ['words'] },
  /** Its writer takes it back, to go on writing. */
  withdraw: { from: OPEN, to: 'same', by: 'unit', needs: [] },
  /** For a late file, by a letter on the resident's page or by telephone. */
  apologise: { from: [...OPEN, 'answered', 'redirected', 'declined'], to: 'same', by: 'unit', needs: [] },
  keep_promise: { from: [...OPEN, ...READ], to: 'same', by: 'unit', needs: ['words'] },
  move_promise: { from: [...OPEN, ...READ], to: 'same', by: 'unit', needs: ['words'] },
  transfer: { from: OPEN, to: 'received', by: 'unit', needs: ['unit', 'reason'], goes: 'named_unit' },
  decline: { from: OPEN, to: 'declined', by: 'unit', needs: ['decline_reason'] },
  redirect: { from: OPEN, to: 'redirected', by: 'unit', needs: ['redirect_reason'] },
  merge: { from: OPEN, to: 'merged', by: 'unit', needs: ['same_case'] },
  unmerge: { from: ['merged'], to: 'in_progress', by: 'unit', needs: [] },
  /** What the case of the same matter has of it: another one goes on in it, or does no longer. */
  join: { from: [...OPEN, ...READ], to: 'same', by: 'unit', needs: ['same_case'] },
  part: { from: STATUSES, to: 'same', by: 'unit', needs: ['same_case'] },
  claim: { from: OPEN, to: 'same', by: 'unit', needs: ['person'] },
  hand_back: { from: OPEN, to: 'same', by: 'unit', needs: [] },
  extend: { from: OPEN, to: 'same', by: 'unit', needs: ['due', 'reason'] },
  refer: { from: OPEN, to: 'redirected', by: 'unit', needs: ['body'] },
  redact: { from: STATUSES, to: 'same', by: 'unit', needs: [] },
  read_original: { from: STATUSES, to: 'same', by: 'unit', needs: ['reason'] },
  mark_spam: { from: ['received', 'in_progress', 'closed'], to: 'spam', by: 'unit', needs: [] },
  unmark_spam: { from: ['spam'], to: 'received', by: 'unit', needs: [] },
  tag: { from: STATUSES, to: 'same', by: 'unit', needs: [] },
  untag: { from: STATUSES, to: 'same', by: 'unit', needs: [] },
  release: { from: ['received', 'closed', 'spam'], to: 'received', by: 'unit', needs: [] },
  contest: { from: ['answered'], to: 'in_progress', by: 'resident', needs: ['words'], goes: 'unit_above' },
  /** Of a case that goes on in this one: its sender does not agree with the answer that both have. */
  contest_joined: { from: ['merged'], to: 'same', by: 'resident', needs: ['words'], goes: 'unit_above' },
  /** In a case that goes on in another one, the answer of that one is rated: whoever takes this step looks whether there is one. */
  rate: { from: [...READ, 'merged'], to: 'same', by: 'resident', needs: ['stars'] },
  close: { from: ['answered'], to: 'closed', by: 'system', needs: [] },
  note: { from: STATUSES, to: 'same', by: 'unit', needs: ['words'] },
  ask_contact: { from: STATUSES, to: 'same', by: 'unit', needs: ['reason'] },
  allow_contact: { from: STATUSES, to: 'same', by: 'unit', needs: [] },
  refuse_contact: { from: STATUSES, to: 'same', by: 'unit', needs: ['reason'] },
  open_contact: { from: STATUSES, to: 'same', by: 'unit', needs: ['reason'] },
  // Read with a second key by somebody whose post does not show the case.
  open_case: { from: STATUSES, to: 'same', by: 'unit', needs: ['reason'] },
  // Asked with the tracking code, decided at the desk: to see, or to have erased, what is stored of oneself.
  ask_privacy: { from: STATUSES, to: 'same', by: 'resident', needs: [] },
  refuse_privacy: { from: STATUSES, to: 'same', by: 'unit', needs: ['reason'] },
  grant_privacy: { from: STATUSES, to: 'same', by: 'unit', needs: [] },
  due_changed: { from: OPEN, to: 'same', by: 'system', needs: ['due'] },
  window_extended: { from: ['answered'], to: 'same', by: 'system', needs: ['due'] },
  erase_contact: { from: STATUSES, to: 'same', by: 'system', needs: [] },
  anonymise: { from: DONE, to: 'same', by: 'system', needs: [] },
} as const satisfies Record<string, Move>;

export type Verb = keyof typeof MOVES;

/** Message keys of a move that may not be made now. */
type Why =
  | 'tooLateToExtend'
  | 'tooLateToPart'
  | 'notInThisStatus'
  | 'apologyOwed'
  | 'notClear'
  | 'onlyAnAnswer'
  | 'contestedBefore'
  | 'contestOver'
  | 'contestStillOpen'
  | 'onlyARating';
export type RefusalKey = `move.${Why}`;

export type MovableCase = {
  readonly status: CaseStatus;
  readonly contestedAt: Instant | null;
  /** Exclusive end of the time to contest, 10 working days after the answer; `null` when there is nothing to contest. */
  readonly contestUntil: Instant | null;
  readonly kind?: CaseKind;
  readonly queue?: 'open' | 'done' | 'quarantine';
  readonly message?: string;
  readonly apology?: 'owed' | 'done' | null;
  readonly dueAt?: Instant;
  readonly closedAt?: Instant | null;
  readonly anonymisedAt?: Instant | null;
};

/** Nobody has more to add in an hour; what is beyond would only hide the rest. */
export const MOST_REPLIES_AN_HOUR = 20;

/** So long two cases that were joined can be parted again. */
export const PART_MS = 15 * DAY_MS;

/** Status of a case the moment it is stored: a rating is counted and needs no answer. */
export function firstStatus(kind: CaseKind): CaseStatus {
  return kind === 'rating' ? 'closed' : 'received';
}

/** A tap on a face: words may be added to it, once. */
export function isWordlessRating({ kind, message }: Pick<MovableCase, 'kind' | 'message'>): boolean {
  return kind === 'rating' && !message;
}

/** Thanks for praise are not an answer that anybody could contest. */
export function contestable(kind: CaseKind): boolean {
  return kind === 'complaint' || kind === 'suggestion';
}

export function isOpen(status: CaseStatus): boolean {
  return (OPEN_STATUSES as readonly CaseStatus[]).includes(status);
}

/** By the status alone; {@link move} also looks at the contest. */
export function canMove(verb: Verb, status: CaseStatus): boolean {
  return (MOVES[verb].from as readonly CaseStatus[]).includes(status);
}

/** The status after a move, or why it is refused. */
export function move(verb: Verb, from: MovableCase, now: Instant): { status: CaseStatus } | { refused: RefusalKey } {
  if (!canMove(verb, from.status)) return { refused: 'move.notInThisStatus' };
  const refused = GUARDS[verb]?.(from, now);
  if (refused) return { refused };
  const { to } = MOVES[verb];
  return { status: to === 'same' ? from.status : to };
}

const GUARDS: { readonly [verb in Verb]?: (from: MovableCase, now: Instant) => RefusalKey | null } = {
  contest: ({ kind, contestedAt, contestUntil }, now) => {
    if (contestedAt !== null) return 'move.contestedBefore';
    if (contestUntil === null || (kind && !contestable(kind))) return 'move.onlyAnAnswer';
    return now < contestUntil ? null : 'move.contestOver';
  },
  // A second answer, and thanks, are final at once.
  close: ({ contestedAt, contestUntil, apology }, now) => {
    if (contestedAt === null && contestUntil !== null && now < contestUntil) return 'move.contestStillOpen';
    return apology === 'owed' ? 'move.apologyOwed' : null;
  },
  add_words: (from) => (isWordlessRating(from) ? null : 'move.onlyARating'),
  mark_spam: (from) => onlyAHeldRating(from),
  // Of what is erased nothing is left to answer.
  release: (from) => (from.anonymisedAt ? 'move.notInThisStatus' : onlyAHeldRating(from)),
  // What was found to be spam in quarantine goes the way of quarantine.
  unmark_spam: ({ queue, anonymisedAt }) => (queue === 'quarantine' || anonymisedAt ? 'move.notInThisStatus' : null),
  // What is late stays late: a deadline is extended before it has passed.
  extend: ({ dueAt }, now) => (dueAt !== undefined && now > dueAt ? 'move.tooLateToExtend' : null),
  unmerge: ({ closedAt }, now) => (closedAt && now > closedAt + PART_MS ? 'move.tooLateToPart' : null),
  rate: ({ kind }) => (kind === 'rating' ? 'move.onlyAnAnswer' : null),
};

function onlyAHeldRating({ kind, status, queue }: MovableCase): RefusalKey | null {
  return status === 'closed' && !(kind === 'rating' && queue === 'quarantine') ? 'move.notInThisStatus' : null;
}
