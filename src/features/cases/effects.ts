import { deadline } from '../../domain/calendar.ts';
import { type CaseStatus, contestable, firstStatus, isOpen, MOVES, type Verb } from '../../domain/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { needsOutcome } from '../../domain/outcomes.ts';
import { answerPromise } from '../../domain/promises.ts';
import { chainUp } from '../../domain/units.ts';
import type { City } from '../places/index.ts';
import type { Move } from './move.ts';
import type { CaseRow } from './tallies.ts';

type Changes = Partial<CaseRow>;
interface Scene {
  row: CaseRow;
  move: Move;
  at: Instant;
  city: City;
}

/** By when an answer is due at a unit; a rating is done when it is received. */
export function answerDue(city: City, unitId: string, kind: CaseRow['kind'], urgent: boolean, from: Instant): Instant {
  const promise = answerPromise(kind, urgent);
  return promise ? deadline(city.calendar(unitId), from, city.promise(promise)) : from;
}

/** Until when an answer of a unit can be contested. */
const contestEnd = (city: City, unitId: string, from: Instant): Instant =>
  deadline(city.calendar(unitId), from, city.promise('contest'));

/** Why a case ended that was handed to an authority outside; which one says its event. */
export const OUTSIDE_BODY = 'outside_body';

const ended = ({ at, move }: Scene): Changes => ({ closedAt: at, closedReason: move.reason ?? null });

/** Who was kept waiting beyond the promised day is owed an apology; thanks that come late are still thanks. */
export const isLate = ({ kind, dueAt }: Pick<CaseRow, 'kind' | 'dueAt'>, at: Instant): boolean =>
  contestable(kind) && at > dueAt;

const apologyAfter = (row: CaseRow, at: Instant) => row.apology ?? (isLate(row, at) ? ('owed' as const) : null);

const endedWithoutAnswer = (scene: Scene): Changes => ({
  ...ended(scene),
  apology: apologyAfter(scene.row, scene.at),
});

/** Two officers may each have laid an answer before the head. */
const afterDecision = ({ data }: Move): Changes => ({ waitingFor: data?.others === true ? 'approval' : null });

/** What a move changes beside the status and the queue. */
const EFFECTS: { [verb in Verb]?: (scene: Scene) => Changes } = {
  assign: ({ move }) => ({ assigneeId: move.personId ?? null }),
  claim: ({ move }) => ({ assigneeId: move.personId ?? null }),
  hand_back: () => ({ assigneeId: null }),
  extend: ({ move, row }) => ({ dueAt: move.dueAt ?? row.dueAt, firstDueAt: row.firstDueAt ?? row.dueAt }),
  // An answer that waits for the head waits for as long as nobody decides on it, whatever else is said.
  ask: ({ row }) => ({ waitingFor: row.waitingFor ?? 'resident' }),
  reply: ({ row }) => ({ waitingFor: row.waitingFor === 'approval' ? row.waitingFor : null }),
  // The deadline stays: the resident was promised a day, whoever answers.
  transfer: ({ move, row }) => ({ unitId: move.toUnitId ?? row.unitId, assigneeId: null, waitingFor: null }),
  answer: ({ row, at, city, move }) => ({
    answeredAt: at,
    outcome: move.outcome ?? null,
    gate: move.gate ?? null,
    apology: apologyAfter(row, at),
    onTime: row.onTime ?? at <= row.dueAt,
    contestUntil: contestable(row.kind) && row.contestedAt === null ? contestEnd(city, row.unitId, at) : null,
  }),
  decline: endedWithoutAnswer,
  redirect: endedWithoutAnswer,
  propose: () => ({ waitingFor: 'approval' }),
  send_back: ({ move }) => afterDecision(move),
  withdraw: ({ move }) => afterDecision(move),
  apologise: () => ({ apology: 'done' }),
  refer: ({ row, at }) => ({ closedAt: at, closedReason: OUTSIDE_BODY, apology: apologyAfter(row, at) }),
  merge: ended,
  // What was rated was the answer of the other case.
  unmerge: () => ({ closedAt: null, closedReason: null, satisfaction: null, satisfactionReason: null }),
  join: ({ move, row, at, city }) => ({
    // Nobody waits longer for an answer because others said the same, and nobody has less time to contest it.
    ...(isOpen(row.status) && { dueAt: Math.min(row.dueAt, move.dueAt ?? row.dueAt) }),
    ...(row.contestUntil !== null && { contestUntil: Math.max(row.contestUntil, contestEnd(city, row.unitId, at)) }),
    // Who had waited too long before being joined reads the apology here.
    ...(move.data?.late === true && { apology: 'owed' as const }),
  }),
  // Owed for the one who goes alone, and for nobody else.
  part: ({ move, row, at }) => {
    const ownDay = row.onTime !== false && !isLate(row, row.answeredAt ?? at);
    return row.apology === 'owed' && ownDay && move.data?.late === false ? { apology: null } : {};
  },
  mark_spam: ended,
  unmark_spam: () => ({ closedAt: null, closedReason: null }),
  close: ({ at }) => ({ closedAt: at }),
  release: ({ row }) => ({
    suspicion: null,
    closedAt: row.kind === 'rating' ? row.receivedAt : null,
    closedReason: null,
  }),
  contest: ({ row, at, city }) => {
    const unitId = chainUp(city.units, row.unitId)[0] ?? row.unitId;
    const dueAt = answerDue(city, unitId, row.kind, row.urgent, at);
    // What was apologised for was the first answer; the second has a day of its own.
    const apology = row.apology === 'owed' ? row.apology : null;
    return { unitId, contestedAt: at, assigneeId: null, dueAt, apology };
  },
  contest_joined: ({ move, row }) => ({ unitId: move.toUnitId ?? row.unitId, assigneeId: null }),
  rate: ({ move }) => ({ satisfaction: move.stars ?? null, satisfactionReason: move.reason ?? null }),
  due_changed: ({ move, row }) => ({ dueAt: move.dueAt ?? row.dueAt }),
  window_extended: ({ move, row }) => ({ contestUntil: move.dueAt ?? row.contestUntil }),
  // Without its name of before, nobody can try out what the digests in its events may have covered.
  anonymise: ({ row, at }) => ({
    anonymisedAt: at,
    message: '',
    who: '',
    satisfactionReason: null,
    submissionId: row.id,
  }),
};

/** A rating to which words were added becomes a feedback of its kind, and somebody's work. */
function statusAfter(status: CaseStatus, { row, move }: Scene): CaseStatus {
  if (move.verb === 'add_words' && move.changes?.kind) return 'received';
  if (move.verb === 'release') return firstStatus(row.kind);
  return status;
}

/** All columns that a move changes. */
export function effectsOf(next: CaseStatus, scene: Scene): Changes {
  const status = statusAfter(next, scene);
  const { row, move } = scene;
  const queue = row.queue === 'quarantine' && move.verb !== 'release' ? row.queue : isOpen(status) ? 'open' : 'done';
  const changes: Changes = { status, queue, ...EFFECTS[move.verb]?.(scene), ...move.changes };
  // Only what is open waits for anybody.
  return queue !== 'open' && row.waitingFor !== null ? { ...changes, waitingFor: null } : changes;
}

/** Moves that the resident does not read of: they are the unit's own housekeeping. */
const HIDDEN: readonly Verb[] = [
  ...(['assign', 'claim', 'hand_back', 'join', 'part', 'read_original', 'propose', 'send_back', 'withdraw'] as const),
  ...(['note', 'mark_spam', 'release'] as const),
];
export const isOpenToResident = (verb: Verb): boolean => !HIDDEN.includes(verb);

/** Which words of the dialogue a move speaks, if any. */
export const SPEAKS: { [verb in Verb]?: 'question' | 'reply' | 'answer' | 'update' | 'contest' | 'note' } = {
  ask: 'question',
  reply: 'reply',
  answer: 'answer',
  decline: 'answer',
  redirect: 'answer',
  refer: 'answer',
  contest: 'contest',
  contest_joined: 'contest',
  note: 'note',
  send_back: 'note',
  apologise: 'update',
  keep_promise: 'update',
  move_promise: 'update',
};

/** True when the move needs words and has none. Of a contest that comes from a joined case, they stand in that case. */
export const lacksWords = ({ verb, words, data }: Move): boolean =>
  (MOVES[verb].needs as readonly string[]).includes('words') && !words?.trim() && data?.fromId === undefined;

/** True for an answer that does not say what came of the case; thanks for praise need not. */
export const lacksOutcome = (move: Move, { kind }: Pick<CaseRow, 'kind'>): boolean =>
  (MOVES[move.verb].needs as readonly string[]).includes('outcome') && needsOutcome(kind) && !move.outcome;
