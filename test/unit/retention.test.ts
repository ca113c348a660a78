import { expect, test } from 'vitest';
import { isRefusal, REFUSALS, Refusal } from '../../src/domain/errors.ts';
import { retentionDue } from '../../src/domain/retention.ts';
import { at } from '../support/calendar.ts';

const closed = at('2026-02-28 10:15');

test('given a closed case, nothing is erased for 90 days, then the contact data, after 24 months the words', () => {
  expect(retentionDue('erase_contact', 'closed', closed)).toBe(at('2026-05-29 10:16'));
  expect(retentionDue('anonymise', 'closed', closed)).toBe(at('2028-02-28 10:16'));
});

test('given a case closed on 29 February, the words go on the last day of that month', () => {
  expect(retentionDue('anonymise', 'closed', at('2028-02-29 00:00'))).toBe(at('2030-02-28 00:01'));
});

test('spam is emptied after 90 days', () => {
  for (const step of ['erase_contact', 'anonymise'] as const)
    expect(retentionDue(step, 'spam', closed)).toBe(at('2026-05-29 10:16'));
});

test('each expected failure of a request has a message key and a status that says whose fault it is', () => {
  for (const [name, status] of Object.entries(REFUSALS)) {
    const refusal = new Refusal(name as keyof typeof REFUSALS, { retryAfter: 30 });
    expect([refusal.key, refusal.status, refusal.params.retryAfter]).toEqual([`refusal.${name}`, status, 30]);
    expect([isRefusal(refusal), isRefusal(new Error(name)), isRefusal(null)]).toEqual([true, false, false]);
  }
});
