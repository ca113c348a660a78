import { describe, expect, test } from 'vitest';
import { isDeadMailbox, isLongDead } from '../../src/platform/mail/dead-mailbox.ts';

describe('words of a server that say that nobody will read mail at an address', () => {
  test.each([
    ['Postfix', '550 5.1.1 <a@example.vn>: Recipient address rejected: User unknown in virtual mailbox table'],
    ['Exim', '550 Unrouteable address'],
    ['Exim, short', '550 Unknown user'],
    ['Exchange', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'],
    ['Exchange Online, at the edge', '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)'],
    ['Gmail', '550-5.1.1 The email account that you tried to reach does not exist.'],
    ['Gmail, full', "552-5.2.2 The recipient's inbox is out of storage space."],
    ['Zimbra', '550 5.1.1 <a@example.vn>: Recipient address rejected: example.vn'],
    ['an old server', '550 No such user here'],
    ['a mailbox that was switched off', '550 5.2.1 The email account that you tried to reach is disabled.'],
    ['a domain without mail', '556 5.1.10 Recipient address has null MX'],
    ['a full one, without a code', '552 Mailbox is full'],
  ])('%s: %s', (_server, words) => {
    expect(isDeadMailbox(words)).toBe(true);
  });

  test.each([
    ['our server may not relay', '550 5.7.1 Relaying denied'],
    ['our server may not relay, without a code', '550 relay not permitted'],
    ['our server may not relay, with the wrong code', '550 5.1.1 Relaying denied for this user'],
    ['a block list', '554 5.7.1 Service unavailable; Client host [203.0.113.1] blocked using a block list'],
    ['a filter of words', '550 5.7.1 Message content rejected'],
    ['SPF', '550 5.7.23 SPF validation failed for this recipient address'],
    ['a sender that is not known', '550 5.1.0 Sender address rejected: User unknown'],
    ['a letter that is too large', '552 5.3.4 Message size exceeds fixed limit'],
    ['a policy about recipients', '554 5.7.1 <a@example.vn>: Recipient address rejected: Access denied'],
    ['a sign-in that failed', '535 5.7.8 Authentication failed: user unknown'],
    ['no words', '550'],
  ])('but not: %s: %s', (_why, words) => {
    expect(isDeadMailbox(words)).toBe(false);
  });

  test.each([
    ['452 4.2.2 mailbox full', true],
    ['450 4.2.1 The email account that you tried to reach is over quota', true],
    ['451 4.7.1 Greylisted, come back later', false],
    ['452 4.3.1 Insufficient system storage', false],
    ['421 4.4.2 Connection dropped', false],
  ])('put off for days: %s counts as dead: %s', (words, dead) => {
    expect(isLongDead(words)).toBe(dead);
  });
});
