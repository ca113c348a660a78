import { describe, expect, test } from 'vitest';
import {
  type CaseKind,
  type CaseStatus,
  canMove,
  contestable,
  firstStatus,
  isOpen,
  KINDS,
  MOVES,
  type MovableCase,
  move,
  PART_MS,
  STATUSES,
  type Verb,
} from '../../src/domain/case.ts';
import { fiveClear, nextStep } from '../../src/domain/five-clear.ts';
import { DECLINE_REASONS, REDIRECT_REASONS } from '../../src/domain/reasons.ts';
import { at } from '../support/calendar.ts';

const now = at('2026-10-12 09:00');
const verbs = Object.keys(MOVES) as Verb[];
const SEALED: Verb[] = ['ask_contact', 'allow_contact', 'refuse_contact', 'open_contact', 'open_case'];
const PRIVACY: Verb[] = ['ask_privacy', 'refuse_privacy', 'grant_privacy', 'erase_contact'];
const answered = (more: Partial<MovableCase> = {}): MovableCase => ({
  kind: 'complaint',
  status: 'answered',
  contestedAt: null,
  contestUntil: at('2026-10-26 17:00'),
  ...more,
});

describe('what can happen to a case', () => {
  test.each<[CaseStatus, Verb[]]>([
    [
      'received',
      [
        'receive',
        'assign',
        'ask',
        'reply',
        'answer',
        'propose',
        'send_back',
        'withdraw',
        'apologise',
        'keep_promise',
        'move_promise',
        'transfer',
        'decline',
        'redirect',
        'merge',
        'join',
        'claim',
        'hand_back',
        'extend',
        'refer',
        'mark_spam',
        'release',
        'due_changed',
      ],
    ],
    [
      'in_progress',
      [
        'assign',
        'ask',
        'reply',
        'answer',
        'propose',
        'send_back',
        'withdraw',
        'apologise',
        'keep_promise',
        'move_promise',
        'transfer',
        'decline',
        'redirect',
        'merge',
        'join',
        'claim',
        'hand_back',
        'extend',
        'refer',
        'mark_spam',
        'due_changed',
      ],
    ],
    ['answered', ['apologise', 'keep_promise', 'move_promise', 'join', 'contest', 'rate', 'close', 'window_extended']],
    ['closed', ['add_words', 'keep_promise', 'move_promise', 'join', 'mark_spam', 'release', 'rate', 'anonymise']],
    ['redirected', ['apologise', 'anonymise']],
    ['declined', ['apologise', 'anonymise']],
    ['merged', ['unmerge', 'contest_joined', 'rate', 'anonymise']],
    ['spam', ['unmark_spam', 'release', 'anonymise']],
  ])('while it is %s: %s', (status, expected) => {
    const always: Verb[] = ['part', 'redact', 'read_original', 'tag', 'untag', 'note', ...SEALED, ...PRIVACY];
    expect(verbs.filter((verb) => canMove(verb, status) && !always.includes(verb))).toEqual(expected);
    expect(always.every((verb) => canMove(verb, status))).toBe(true);
  });

  test('every status can be reached, and no move leads nowhere', () => {
    const reached = new Set(KINDS.map(firstStatus));
    for (const status of reached) {
      for (const verb of verbs) {
        const { to } = MOVES[verb];
        if (canMove(verb, status) && to !== 'same') reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...STATUSES].sort());
  });

  test('a case leaves the open ones only with words or a reason that the resident reads, or as spam', () => {
    for (const verb of verbs) {
      const { from, to, needs } = MOVES[verb];
      if (to === 'same' || isOpen(to) || !from.some(isOpen) || verb === 'mark_spam') continue;
      // An answer says what came of the case, too.
      expect(
        needs.filter((need) => need !== 'outcome'),
        verb,
      ).toHaveLength(1);
    }
  });

  test('a move in another status is refused, and changes nothing', () => {
    expect(move('answer', answered({ status: 'closed' }), now)).toEqual({ refused: 'move.notInThisStatus' });
    expect(move('note', answered({ status: 'spam' }), now)).toEqual({ status: 'spam' });
    expect(move('transfer', answered({ status: 'in_progress' }), now)).toEqual({ status: 'received' });
  });
});

test('after an answer the next step is the apology that is owed, then what was promised', () => {
  const done = { kind: 'complaint', status: 'answered' } as const;
  expect(nextStep({ ...done, apology: 'owed', promised: true })).toBe('next.apologise');
  expect(nextStep({ ...done, apology: 'done', promised: true })).toBe('next.keep_promise');
  expect(nextStep({ ...done, status: 'closed', promised: true })).toBe('next.keep_promise');
  expect(nextStep({ ...done, apology: 'done' })).toBe('next.wait_for_contest');
  expect(nextStep({ ...done, status: 'in_progress', awaitingApproval: true })).toBe('next.approve');
});

test('a late file is closed after the apology it owes', () => {
  const late = answered({ contestedAt: at('2026-10-06') });
  expect(move('close', { ...late, apology: 'owed' }, now)).toEqual({ refused: 'move.apologyOwed' });
  expect(move('close', { ...late, apology: 'done' }, now)).toEqual({ status: 'closed' });
});

describe('the resident does not agree with the answer', () => {
  test('and contests it in time: the case is in progress again, one level up', () => {
    expect(move('contest', answered(), now)).toEqual({ status: 'in_progress' });
    expect(MOVES.contest.goes).toBe('unit_above');
  });
  test('once only', () => {
    expect(move('contest', answered({ contestedAt: at('2026-10-06') }), now)).toEqual({
      refused: 'move.contestedBefore',
    });
  });
  test('not after ten working days', () => {
    const until = at('2026-10-26 17:00');
    expect(move('contest', answered(), until - 1)).toEqual({ status: 'in_progress' });
    expect(move('contest', answered(), until)).toEqual({ refused: 'move.contestOver' });
  });
  test('thanks and ratings cannot be contested', () => {
    expect(KINDS.filter(contestable)).toEqual(['complaint', 'suggestion']);
    expect(move('contest', answered({ kind: 'praise' }), now)).toEqual({ refused: 'move.onlyAnAnswer' });
    expect(move('contest', answered({ contestUntil: null }), now)).toEqual({ refused: 'move.onlyAnAnswer' });
  });
});

describe('an answered case closes by itself', () => {
  test('when nobody contested in time, not before', () => {
    expect(move('close', answered(), now)).toEqual({ refused: 'move.contestStillOpen' });
    expect(move('close', answered(), at('2026-10-26 17:00'))).toEqual({ status: 'closed' });
  });
  test('at once after thanks, or after the second answer', () => {
    expect(move('close', answered({ kind: 'praise', contestUntil: null }), now)).toEqual({ status: 'closed' });
    expect(move('close', answered({ contestedAt: at('2026-10-06') }), now)).toEqual({ status: 'closed' });
  });
});

describe('a rating of one tap', () => {
  const rating = answered({ kind: 'rating', status: 'closed', contestUntil: null });
  test('is counted and needs no answer', () => {
    expect(firstStatus('rating')).toBe('closed');
    expect(move('rate', rating, now)).toEqual({ refused: 'move.onlyAnAnswer' });
  });
  test('takes words afterwards, once, which a closed complaint does not', () => {
    expect(move('add_words', rating, now)).toEqual({ status: 'closed' });
    expect(move('add_words', { ...rating, message: 'Tốt.' }, now)).toEqual({ refused: 'move.onlyARating' });
    expect(move('add_words', answered({ status: 'closed' }), now)).toEqual({ refused: 'move.onlyARating' });
  });
});

describe('what is done about the way of a case', () => {
  const open = (more: Partial<MovableCase> = {}): MovableCase =>
    answered({ status: 'in_progress', contestUntil: null, dueAt: at('2026-10-13 17:00'), ...more });

  test('a deadline is extended before it has passed, never after', () => {
    expect(move('extend', open(), now)).toEqual({ status: 'in_progress' });
    expect(move('extend', open({ dueAt: now }), now)).toEqual({ status: 'in_progress' });
    expect(move('extend', open({ dueAt: now - 1 }), now)).toEqual({ refused: 'move.tooLateToExtend' });
  });

  test('what was joined can be parted for fifteen days', () => {
    const merged = (closedAt: number) => answered({ status: 'merged', contestUntil: null, closedAt });
    expect(move('unmerge', merged(now - PART_MS), now)).toEqual({ status: 'in_progress' });
    expect(move('unmerge', merged(now - PART_MS - 1), now)).toEqual({ refused: 'move.tooLateToPart' });
  });
});

describe('what looked like no feedback', () => {
  const held = (kind: CaseKind, more: Partial<MovableCase> = {}) =>
    answered({ kind, status: firstStatus(kind), contestUntil: null, queue: 'quarantine', ...more });
  test.each(KINDS)('is released or confirmed as spam, also a %s', (kind) => {
    expect(move('mark_spam', held(kind), now)).toEqual({ status: 'spam' });
    expect(move('release', held(kind), now)).toHaveProperty('status');
    expect(move('release', held(kind, { status: 'spam' }), now)).toHaveProperty('status');
  });
  test('and what is closed and not held stays as it is', () => {
    for (const verb of ['release', 'mark_spam'] as const) {
      for (const kind of KINDS) {
        const done = held(kind, { status: 'closed', queue: 'done' });
        expect(move(verb, done, now)).toEqual({ refused: 'move.notInThisStatus' });
      }
      expect(move(verb, held('complaint', { status: 'closed' }), now)).toEqual({ refused: 'move.notInThisStatus' });
    }
  });
});

describe('turning a case away', () => {
  test('names a reason and a way out, each with its source', () => {
    for (const { wayOut, source } of [...Object.values(DECLINE_REASONS), ...Object.values(REDIRECT_REASONS)]) {
      expect(wayOut).toMatch(/^[a-z_]+$/);
      expect(source.length).toBeGreaterThan(10);
    }
  });
  test('to another door always has a door', () => {
    expect(Object.values(REDIRECT_REASONS).map(({ wayOut }) => wayOut)).not.toContain('none');
  });
});

describe('the next step', () => {
  test.each<[CaseKind, CaseStatus, { awaitingReply?: boolean; contestedAt?: number }, string]>([
    ['complaint', 'received', {}, 'next.receive'],
    ['complaint', 'in_progress', {}, 'next.answer'],
    ['complaint', 'in_progress', { awaitingReply: true }, 'next.wait_for_reply'],
    ['complaint', 'in_progress', { contestedAt: now }, 'next.answer_contest'],
    ['complaint', 'answered', {}, 'next.wait_for_contest'],
    ['complaint', 'answered', { contestedAt: now }, 'next.close'],
    ['praise', 'received', {}, 'next.thank'],
    ['praise', 'answered', {}, 'next.close'],
    ['suggestion', 'declined', {}, 'next.none'],
    ['rating', 'closed', {}, 'next.none'],
  ])('of a %s that is %s %o is %s', (kind, status, more, step) => {
    expect(nextStep({ kind, status, ...more })).toBe(step);
  });
});

describe('five clear things', () => {
  const input = {
    kind: 'complaint' as const,
    status: 'in_progress' as const,
    personId: 'p1',
    personTitle: 'Chủ tịch',
    unitName: 'Phường Hoàn Kiếm',
    via: 'deputy' as const,
    dueAt: now,
  };
  test('a case that somebody works on has all five', () => {
    expect(fiveClear(input)).toEqual({
      person: { key: 'five.person', params: { title: 'Chủ tịch' } },
      task: { key: 'next.answer', params: {} },
      procedure: { key: 'five.procedure.complaint', params: { dueAt: now } },
      responsibility: { key: 'five.responsibility.deputy', params: { unit: 'Phường Hoàn Kiếm' } },
      result: { key: 'five.result.awaited', params: { dueAt: now } },
    });
  });
  test('given nobody in post and no deadline, the gaps show', () => {
    const gaps = fiveClear({ ...input, personId: null, unitName: null, dueAt: null });
    expect(
      Object.entries(gaps)
        .filter(([, part]) => part === null)
        .map(([name]) => name),
    ).toEqual(['person', 'procedure', 'responsibility', 'result']);
  });
  test('given a refusal, the result is its reason, and a gap without one', () => {
    const declined = { ...input, status: 'declined' as const };
    expect(fiveClear({ ...declined, reason: 'withdrawn' }).result).toEqual({
      key: 'five.result.declined',
      params: { reason: 'withdrawn' },
    });
    expect(fiveClear(declined).result).toBeNull();
    expect(fiveClear({ ...input, status: 'closed' }).result?.key).toBe('five.result.closed');
  });
});
