import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { givenMailTown, type MailTown, mailFrom } from '../support/mailroom.ts';

const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';
const HEAD = 'truong.00070@example.vn';
const DEPUTY = 'pho.00070@example.vn';

let town: MailTown;
let broken = false;
beforeEach(async () => {
  broken = false;
  town = await givenMailTown({ breaks: () => broken });
  await town.post(town.box('counter'), { kind: 'complaint', message: WORDS });
  await town.minute();
});
afterEach(() => town.close());

const newCases = () => town.smtp.mails.filter(({ subject }) => subject?.includes('Phản ánh mới')).map(({ to_ }) => to_);
const deadMailboxes = () => town.services.store.read.select().from(town.services.store.t.deadMailbox);
const rowOfCase = async () => {
  const rows = await town.services.store.read.select().from(town.services.store.t.outbox);
  return rows.find(({ kind }) => kind === 'new_case');
};

test('given any mail, then its envelope names an address of its own, which no two mails share', async () => {
  await town.post(town.box('gate'), { kind: 'complaint', message: WORDS });
  await town.minute();
  const addresses = town.smtp.mails.map(({ from_ }) => from_);
  expect(addresses.every((one) => /^tra-lai\+b[a-z2-7]{44}@hn\.example\.vn$/.test(one))).toBe(true);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('given a mailbox that cannot be read, then the administrator reads of it in the morning, and since when', async () => {
  town.mailbox.fresh.push(mailFrom('postfix-unknown', town.backFrom(HEAD).bounce));
  broken = true;
  for (let n = 0; n < 3; n++) await town.minute();
  town.clock.set('2026-11-17 08:00');
  await town.app.runner.tick(town.clock.now());
  const mail = town.smtp.mails.find(
    ({ to_, subject }) => to_ === 'quan-tri@example.vn' && subject?.startsWith('Hòm Thư'),
  );
  expect(mail?.text).toContain('Hộp thư nhận thư trả về không đọc được');
  expect(mail?.text?.replaceAll('\n', ' ')).toContain(
    'Từ 09:02, 16/11/2026, máy chủ thư trả lời: the connection was lost',
  );
});

describe('given a report that the mailbox of the head is dead', () => {
  test.each(['exim-unknown', 'postfix-unknown', 'exchange-unknown', 'gmail-full', 'qmail-unknown'])(
    'in the form of %s, then the letter goes to the deputy, and the unit above and the administrator are told',
    async (name) => {
      town.mailbox.fresh.push(mailFrom(name, town.backFrom(HEAD).bounce));
      await town.minute();
      expect(newCases()).toEqual([HEAD, DEPUTY]);
      expect(await deadMailboxes()).toMatchObject([{ personId: 'head-00070', source: 'report' }]);
      const told = town.smtp.mails.filter(({ subject }) => subject?.includes('Hộp thư không nhận được thư'));
      expect(told.map(({ to_ }) => to_).sort()).toEqual(['quan-tri@example.vn', 'truong.01@example.vn']);
      expect(told[0]?.text).toMatch(/5\.(1\.1|1\.10|2\.2)/);
      expect(town.mailbox).toMatchObject({ fresh: [], left: [] });
    },
  );

  test('when the letter was one for many cases, then the deputy gets one for all of them', async () => {
    const spots = ['cửa', 'ghế', 'quạt', 'loa', 'bảng', 'đèn', 'nước'];
    for (const [n, spot] of spots.entries()) {
      const message = `Điểm tiếp dân có ${spot} hỏng từ lâu mà không ai sửa, đã nói ${n + 2} lần.`;
      await town.post(town.box('counter'), { kind: 'suggestion', message }, { from: `203.0.113.${n + 20}` });
    }
    await town.minute();
    const digest = (to: string) => town.smtp.mails.filter((one) => one.to_ === to && one.subject === '7 ý kiến mới');
    expect(digest(HEAD)).toHaveLength(1);
    town.mailbox.fresh.push(mailFrom('postfix-unknown', digest(HEAD)[0]?.from_ ?? ''));
    await town.minute();
    expect(digest(DEPUTY)).toHaveLength(1);
  });

  test('and the connection is lost before it is moved, then it is read again and does nothing twice', async () => {
    town.mailbox.fresh.push(mailFrom('exim-unknown', town.backFrom(HEAD).bounce));
    broken = true;
    await town.minute();
    await town.minute();
    broken = false;
    await town.minute();
    expect(newCases()).toEqual([HEAD, DEPUTY]);
    expect(town.mailbox.kept).toHaveLength(1);
  });

  test('and another one of the same letter, then the deputy, who has the letter now, is not called dead', async () => {
    const { bounce } = town.backFrom(HEAD);
    town.mailbox.fresh.push(mailFrom('exim-unknown', bounce), mailFrom('postfix-unknown', bounce));
    await town.minute();
    expect(newCases()).toEqual([HEAD, DEPUTY]);
    expect((await deadMailboxes()).map(({ personId }) => personId)).toEqual(['head-00070']);
  });

  test('when a later mail is taken and nothing comes back for two days, then the mailbox is alive again', async () => {
    town.mailbox.fresh.push(mailFrom('gmail-full', town.backFrom(HEAD).bounce));
    await town.minute();
    await town.post('/office/sign-in/link', { email: HEAD });
    await town.minute();
    expect(await deadMailboxes()).toHaveLength(1);
    town.clock.add(49 * 3_600_000);
    await town.minute();
    expect(await deadMailboxes()).toEqual([]);
  });
});

describe('given a mail to a return address that says nothing of a dead mailbox', () => {
  test.each(['postfix-delayed', 'vacation'])('%s, then nothing changes', async (name) => {
    town.mailbox.fresh.push(mailFrom(name, town.backFrom(HEAD).bounce));
    await town.minute();
    expect(newCases()).toEqual([HEAD]);
    expect(await deadMailboxes()).toEqual([]);
    expect(await rowOfCase()).toMatchObject({ state: 'sent' });
    expect(town.mailbox.kept).toHaveLength(1);
  });

  test('a filter that refused the letter, then the letter is stuck with its words, and the mailbox is not called dead', async () => {
    town.mailbox.fresh.push(mailFrom('exchange-policy', town.backFrom(HEAD).bounce));
    await town.minute();
    expect(await deadMailboxes()).toEqual([]);
    const row = await rowOfCase();
    expect(row?.state).toBe('failed');
    expect(row?.lastError).toContain('rejected by organization policy');
  });
});

describe('given a report that was made up', () => {
  test.each([
    [
      'with one sign of the token changed',
      (address: string) => address.replace(/.@/, (end) => (end[0] === 'a' ? 'b@' : 'a@')),
    ],
    ['with the token of an answer', (address: string) => address.replace('+b', '+r')],
    ['without a token', () => 'tra-lai@hn.example.vn'],
  ])('%s, then nothing changes', async (_name, change) => {
    town.mailbox.fresh.push(mailFrom('exim-unknown', change(town.backFrom(HEAD).bounce)));
    await town.minute();
    expect(await deadMailboxes()).toEqual([]);
    expect(newCases()).toEqual([HEAD]);
    expect(await rowOfCase()).toMatchObject({ state: 'sent' });
  });
});
