import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { post } from '../../src/platform/jobs/outbox.ts';
import { createSmtpMailer } from '../../src/platform/mail/smtp.ts';
import { givenSmtp, type TestSmtp } from '../support/smtp.ts';
import { givenTown, HOUSE, type Town } from '../support/town.ts';

const MINUTE = 60_000;
const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';

let smtp: TestSmtp;
let town: Town;
beforeEach(async () => {
  smtp = await givenSmtp();
  town = await givenTown({ SMTP_URL: smtp.url });
});
afterEach(async () => {
  await town.close();
  await smtp.close();
});

async function complain(message = WORDS, more: Record<string, string> = {}) {
  const sent = await town.post(town.box('counter'), { kind: 'complaint', message, rule: 'CC25', ...more });
  expect(sent.statusCode).toBe(303);
}
const tick = (ms = 0) => {
  town.clock.add(ms);
  return town.app.runner.tick(town.clock.now());
};
const outbox = () => town.services.store.read.select().from(town.services.store.t.outbox);
/** The mails of new feedback, and their rows: after hours, reminders come besides. */
const isNew = ({ subject = '' }: { subject?: string }) => subject.includes('Phản ánh mới');
const newCases = async () => (await outbox()).filter(({ kind }) => kind === 'new_case');
/** Mail leaves at any hour. */
async function givenNoQuietHours(): Promise<void> {
  const { store, clock } = town.services;
  const row = { key: 'mail.quiet', value: false, source: 'test', changedAt: clock.now() };
  await store.write((tx) => tx.insert(store.t.setting).values(row));
  await town.app.places.refresh();
}
const queue = (dedupeKey: string, more: { caseId?: string; unitId?: string } = {}) =>
  town.services.store.write((tx) =>
    post(tx, town.services.ids, {
      kind: 'new_case',
      dedupeKey,
      unitId: '00070',
      at: town.clock.now(),
      ...more,
    }),
  );

describe('a mail server with moods', () => {
  test('given a server that is up, when a resident complains, then the head is mailed once', async () => {
    await complain();
    await tick();
    await tick();
    expect(smtp.mails.map(({ to_ }) => to_)).toEqual(['truong.00070@example.vn']);
    const [row] = await outbox();
    expect(row).toMatchObject({ state: 'sent', sentTo: 'truong.00070@example.vn', lastError: null, letterId: row?.id });
    expect(smtp.mails[0]?.messageId).toBe(`<${row?.id}@hom-thu.example.vn>`);
  });

  test('given a server that is down for a day, when it is up again, then each mail arrives once and none has used up a try', async () => {
    const { port } = smtp;
    await smtp.close();
    await complain();
    await complain('Tôi chờ ở quầy từ 8 giờ đến 10 giờ 30 mà không ai gọi số, hỏi thì không được trả lời.');
    for (let hour = 0; hour < 24; hour++) await tick(60 * MINUTE);
    expect((await newCases()).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['waiting', 0],
      ['waiting', 0],
    ]);
    smtp = await givenSmtp(port);
    await tick(6 * MINUTE);
    await tick(6 * MINUTE);
    const mails = smtp.mails.filter(isNew);
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
  });

  test('given a server out of reach, then the lane pauses 5 seconds, then longer, up to 5 minutes', async () => {
    smtp.says({ code: 421, words: 'closing for a while' });
    await complain();
    await tick();
    expect(smtp.offered).toBe(1);
    await tick(4_000);
    expect(smtp.offered).toBe(1);
    await tick(1_000);
    expect(smtp.offered).toBe(2);
    await tick(9_000);
    expect(smtp.offered).toBe(2);
    for (let again = 0; again < 8; again++) await tick(5 * MINUTE);
    expect(smtp.offered).toBe(10);
    expect((await outbox())[0]).toMatchObject({ state: 'waiting', attempts: 0 });
  });

  test('given a server that thinks long before it takes a letter, then the letter is sent once', async () => {
    const slow = smtp.waits();
    await complain();
    const ticking = tick();
    slow.answer();
    await ticking;
    await tick(MINUTE);
    expect(smtp.mails).toHaveLength(1);
  });

  test('given a server that took a letter and fell silent, when it is repeated, then it bears the same Message-ID', async () => {
    smtp.says('silence');
    await complain();
    await tick();
    expect(smtp.offered).toBe(1);
    smtp.says(null);
    await tick(MINUTE);
    expect(smtp.offered).toBe(2);
    const [row] = await outbox();
    expect(smtp.mails.map(({ messageId }) => messageId)).toEqual([`<${row?.id}@hom-thu.example.vn>`]);
  });

  test('given one letter at which the server always falls silent, then the others leave and this one counts its tries', async () => {
    smtp.says((to) => (to.includes('00070') ? 'silence' : null));
    await complain();
    await tick();
    await town.post(town.box('other-counter'), { kind: 'complaint', message: WORDS, rule: 'CC25' });
    await tick(MINUTE);
    await tick(5 * MINUTE);
    expect(smtp.mails.map(({ to_ }) => to_)).toEqual(['truong.00082@example.vn']);
    expect((await outbox()).find(({ unitId }) => unitId === '00070')).toMatchObject({ state: 'waiting', attempts: 1 });
  });

  test('given a server that says "later", then the mail waits a minute, then five, and arrives once', async () => {
    smtp.says({ code: 451, words: '4.7.1 greylisted, come back' });
    await complain();
    await tick();
    const [row] = await outbox();
    expect(row).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(row?.lastError).toContain('4.7.1 greylisted, come back');
    await tick(MINUTE - 1);
    expect(smtp.offered).toBe(1);
    await tick(1);
    expect(smtp.offered).toBe(2);
    smtp.says(null);
    await tick(5 * MINUTE);
    expect(smtp.mails).toHaveLength(1);
    expect((await outbox())[0]).toMatchObject({ state: 'sent', lastError: null });
  });

  test('given a server whose disk is full for more than three days, then the mail is stuck with those words, and the administrator is told daily', async () => {
    smtp.says((to) => (to.includes('00070') ? { code: 452, words: '4.3.1 disk full' } : null));
    await givenNoQuietHours();
    await complain();
    for (let hour = 0; hour < 130; hour += 4) await tick(4 * 60 * MINUTE);
    const [row] = await newCases();
    expect(row).toMatchObject({ state: 'failed', attempts: 13 });
    expect(row?.lastError).toContain('4.3.1 disk full');
    const told = smtp.mails.filter(({ to_ }) => to_ === 'quan-tri@example.vn');
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)?.text).toContain('4.3.1 disk full');
  });

  test('given a server that refuses the letter, then the mail is stuck at once, with the words of the server', async () => {
    smtp.says({ code: 550, words: '5.7.1 this letter breaks our rules' });
    await complain();
    await tick();
    await tick(60 * MINUTE);
    const [row] = await outbox();
    expect(row).toMatchObject({ state: 'failed', sentTo: 'truong.00070@example.vn' });
    expect(row?.lastError).toContain('550 5.7.1 this letter breaks our rules');
    expect(smtp.offered).toBe(1);
  });

  test('given an address that is none, then the server is not asked, and the deputy reads the mail', async () => {
    const { store } = town.services;
    const { person } = store.t;
    await store.write((tx) => tx.update(person).set({ email: 'a@x.vn, b@y.vn' }).where(eq(person.id, 'head-00070')));
    await complain();
    await tick();
    expect((await outbox())[0]).toMatchObject({ state: 'sent', sentTo: 'pho.00070@example.vn', turns: 1 });
    expect(smtp.mails.some(({ to_ }) => to_.includes('x.vn'))).toBe(false);
  });
});

describe('a runner of its own accord', () => {
  test('given a runner that was started, when a resident complains, then the mail leaves within seconds, again and again', async () => {
    town.app.runner.start();
    for (const nth of [1, 2]) {
      await complain(`${WORDS} Lần thứ ${nth}.`);
      await vi.waitFor(() => expect(smtp.mails).toHaveLength(nth), { timeout: 10_000, interval: 50 });
    }
    expect(town.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  test('given a runner that was stopped, then what it had begun is done and nothing more begins', async () => {
    await complain();
    const slow = smtp.waits();
    const ticking = tick();
    await vi.waitFor(() => expect(smtp.offered).toBe(1));
    const stopping = town.app.runner.stop();
    slow.answer();
    await Promise.all([ticking, stopping]);
    expect((await outbox())[0]).toMatchObject({ state: 'sent' });
    await complain(`${WORDS} Lần thứ hai.`);
    await tick();
    expect(smtp.mails).toHaveLength(1);
  });
});

describe('order and number', () => {
  const caseId = async () => (await town.services.store.read.select().from(town.services.store.t.cases))[0]?.id ?? '';

  test('given a first mail that must wait, then a later mail of the case to the same unit waits behind it, and others do not', async () => {
    await complain();
    smtp.says({ code: 451, words: 'later' });
    await tick();
    smtp.says(null);
    town.clock.add(1_000);
    await queue('second', { caseId: await caseId() });
    await town.post(town.box('other-counter'), { kind: 'complaint', message: WORDS, rule: 'CC25' });
    await tick();
    expect(smtp.mails.map(({ to_ }) => to_)).toEqual(['truong.00082@example.vn']);
    await tick(MINUTE);
    const ids = (await newCases())
      .filter(({ unitId }) => unitId === '00070')
      .map(({ id }) => `<${id}@hom-thu.example.vn>`);
    expect(smtp.mails.slice(1).map(({ messageId }) => messageId)).toEqual(ids);
  });

  test('given a first mail that was refused for good, then the later mail of the case goes', async () => {
    await complain();
    smtp.says({ code: 550, words: 'no' });
    await tick();
    smtp.says(null);
    await queue('second', { caseId: await caseId() });
    await tick(1_000);
    expect(smtp.mails).toHaveLength(1);
  });

  test('given the same cause twice, then one row is in the outbox', async () => {
    await complain();
    await queue('twice', { caseId: await caseId() });
    await queue('twice', { caseId: await caseId() });
    expect((await outbox()).filter(({ dedupeKey }) => dedupeKey === 'twice')).toHaveLength(1);
  });

  test('given two runners on one database, when both look at the same moment, then each mail is sent once', async () => {
    const other = await createApp(
      { ...town.services, mailer: createSmtpMailer({ url: smtp.url, from: 'a@b.vn', dkim: null }) },
      HOUSE,
    );
    for (const name of ['counter', 'other-counter', 'gate']) {
      await town.post(town.box(name), { kind: 'complaint', message: WORDS });
    }
    await Promise.all([tick(), other.runner.tick(town.clock.now())]);
    await Promise.all([tick(MINUTE), other.runner.tick(town.clock.now())]);
    expect(smtp.mails).toHaveLength(3);
    await other.close();
  });

  test('given a runner that died with a mail in hand, when its lock has run out, then the mail is sent', async () => {
    await complain();
    const { store } = town.services;
    const { outbox: table } = store.t;
    const until = town.clock.now() + 10 * MINUTE;
    await store.write((tx) => tx.update(table).set({ lockedBy: 'somebody dead', lockedUntil: until }));
    await tick();
    expect(smtp.mails).toHaveLength(0);
    await tick(10 * MINUTE);
    expect(smtp.mails).toHaveLength(1);
  });

  test('given a feedback that was not kept, then there is no mail of it either', async () => {
    const { store, ids } = town.services;
    const broken = store.write(async (tx) => {
      await post(tx, ids, { kind: 'new_case', dedupeKey: 'gone', at: town.clock.now() });
      throw new Error('the cause failed');
    });
    await expect(broken).rejects.toThrow('the cause failed');
    expect(await outbox()).toHaveLength(0);
  });

  test('given mail sent 91 days ago, when the nightly sweep runs, then its row is gone and what is stuck stays', async () => {
    await complain();
    await tick();
    smtp.says({ code: 550, words: 'no' });
    await complain('Tôi chờ ở quầy từ 8 giờ đến 10 giờ 30 mà không ai gọi số, hỏi thì không được trả lời.');
    await tick();
    smtp.says(null);
    await tick(91 * 24 * 60 * MINUTE);
    const states = (await outbox()).filter(({ kind }) => kind === 'new_case').map(({ state }) => state);
    expect(states).toEqual(['failed']);
  });
});
