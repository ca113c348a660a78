import { expect, test } from 'vitest';
import { isRefusal, REFUSALS, Refusal } from '../../src/domain/errors.ts';
import { due, type RetainedCase } from '../../src/domain/retention.ts';
import { at } from '../support/calendar.ts';

const closed: RetainedCase = {
  status: 'closed',
  closedAt: at('2026-02-28 10:15'),
  contactErasedAt: null,
  anonymisedAt: null,
};

test('given a closed case, nothing is erased for 90 days, then the contact data, after 24 months the words', () => {
  expect(due(closed, at('2026-05-29 10:15'))).toEqual([]);
  expect(due(closed, at('2026-05-29 10:16'))).toEqual(['erase_contact']);
  expect(due(closed, at('2028-02-28 10:15'))).toEqual(['erase_contact']);
  expect(due(closed, at('2028-02-28 10:16'))).toEqual(['erase_contact', 'anonymise']);
});

test('what is done is not done again', () => {
  const later = at('2029-01-01');
  expect(due({ ...closed, contactErasedAt: at('2026-06-01') }, later)).toEqual(['anonymise']);
  expect(due({ ...closed, contactErasedAt: later, anonymisedAt: later }, later)).toEqual([]);
});

test('given a case that is still open, nothing is erased, however old it is', () => {
  expect(due({ ...closed, status: 'in_progress', closedAt: null }, at('2040-01-01'))).toEqual([]);
});

test('given a case closed on 29 February, the words go on the last day of that month', () => {
  const leap = { ...closed, closedAt: at('2028-02-29 00:00'), contactErasedAt: at('2028-06-01') };
  expect(due(leap, at('2030-02-27 23:59'))).toEqual([]);
  expect(due(leap, at('2030-02-28 00:01'))).toEqual(['anonymise']);
});

test('spam is emptied after 90 days', () => {
  const spam = { ...closed, status: 'spam' as const };
  expect(due(spam, at('2026-05-29 10:16'))).toEqual(['erase_contact', 'anonymise']);
});

test('each expected failure of a request has a message key and a status that says whose fault it is', () => {
  for (const [name, status] of Object.entries(REFUSALS)) {
    const refusal = new Refusal(name as keyof typeof REFUSALS, { retryAfter: 30 });
    expect([refusal.key, refusal.status, refusal.params.retryAfter]).toEqual([`refusal.${name}`, status, 30]);
    expect([isRefusal(refusal), isRefusal(new Error(name)), isRefusal(null)]).toEqual([true, false, false]);
  }
});
