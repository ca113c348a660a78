import { eq, inArray } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sendAgain } from '../../src/platform/jobs/again.ts';
import { post } from '../../src/platform/jobs/outbox.ts';
import { deskOf, givenCase } from '../support/desk.ts';
import { type Answer, givenSmtp, type TestSmtp } from '../support/smtp.ts';
import { givenTown, type Town } from '../support/town.ts';

const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';
const OTHER_WORDS = 'Nhà vệ sinh của điểm tiếp dân khóa cửa suốt cả buổi chiều thứ hai.';
const HEAD = 'truong.00070@example.vn';
const DEPUTY = 'pho.00070@example.vn';
const UNKNOWN: Answer = { code: 550, words: '5.1.1 Recipient address rejected: User unknown' };

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

const complaint = (message = WORDS) => town.post(town.box('counter'), { kind: 'complaint', message });
const tick = () => town.app.runner.tick(town.clock.now());
const readers = () => smtp.mails.map(({ to_ }) => to_).sort();
const refuses = (...addresses: string[]) => smtp.says((to) => (addresses.includes(to) ? UNKNOWN : null));

describe('given a mailbox of a head that does not exist any more', () => {
  test('then the deputy is mailed in the same minute, and reads why', async () => {
    refuses(HEAD);
    await complaint();
    await tick();
    const mail = smtp.mails.find(({ to_ }) => to_ === DEPUTY);
    expect(mail?.subject).toContain('Phản ánh mới');
    expect(mail?.text).toContain('hộp thư của người phụ trách đang không nhận được thư');
    const rows = await town.services.store.read.select().from(town.services.store.t.outbox);
    expect(rows.filter(({ state }) => state === 'failed')).toEqual([]);
  });

  test('then the unit above and the administrator read of it at once, with the words of the server', async () => {
    refuses(HEAD);
    await complaint();
    await tick();
    expect(readers()).toEqual([DEPUTY, 'quan-tri@example.vn', 'truong.01@example.vn']);
    const mail = smtp.mails.find(({ to_ }) => to_ === 'truong.01@example.vn');
    expect(mail?.subject).toContain('Hộp thư không nhận được thư');
    expect(mail?.text).toContain(HEAD);
    expect(mail?.text).toContain('User unknown');
  });

  test('then the next mail does not even try it, and nobody is told a second time', async () => {
    refuses(HEAD);
    await complaint();
    await tick();
    const offered = smtp.offered;
    await complaint(OTHER_WORDS);
    await tick();
    expect(readers().filter((to) => to === DEPUTY)).toHaveLength(2);
    expect(smtp.offered).toBe(offered + 1);
  });

  test('given that the deputy has none either, then the unit above is asked', async () => {
    refuses(HEAD, DEPUTY);
    await complaint();
    await tick();
    const asked = smtp.mails.filter(({ subject }) => subject?.includes('Phản ánh mới'));
    expect(asked.map(({ to_ }) => to_)).toEqual(['truong.01@example.vn']);
  });

  test('given that the address is put right, then mail goes there at once', async () => {
    refuses(HEAD);
    await complaint();
    await tick();
    const { store } = town.services;
    const right = { email: 'truong-moi.00070@example.vn' };
    await store.write((tx) => tx.update(store.t.person).set(right).where(eq(store.t.person.id, 'head-00070')));
    await complaint(OTHER_WORDS);
    await tick();
    expect(readers()).toContain('truong-moi.00070@example.vn');
  });

  test('given that the person gets another mail through, a sign-in link, then the mailbox counts as alive', async () => {
    refuses(HEAD);
    await complaint();
    await tick();
    smtp.says(null);
    await town.post('/office/sign-in/link', { email: HEAD });
    await tick();
    await complaint(OTHER_WORDS);
    await tick();
    expect(smtp.mails.filter(({ to_ }) => to_ === HEAD)).toHaveLength(2);
  });
});

test('given a server that calls every mailbox dead, then the mail is given up with its words, and one push sends it when the server is well', async () => {
  smtp.says(UNKNOWN);
  await complaint();
  for (let n = 0; n < 10; n++) await tick();
  const { read, t } = town.services.store;
  const row = async () => (await read.select().from(t.outbox)).find(({ kind }) => kind === 'new_case');
  expect(await row()).toMatchObject({ state: 'failed', sentTo: HEAD });
  expect((await row())?.lastError).toContain('User unknown');
  smtp.says(null);
  await town.services.store.write(async (tx) => sendAgain(tx, (await row())?.id ?? '', town.clock.now()));
  await tick();
  expect(readers()).toContain(HEAD);
  expect((await read.select().from(t.deadMailbox)).map(({ personId }) => personId)).not.toContain('head-00070');
});

test('given an officer whose mailbox is dead, when a case is given to them, then the head reads of it, and why', async () => {
  refuses('can-bo.00070@example.vn');
  const { id } = await givenCase(town, { assigneeId: 'officer-00070' });
  const { store, ids } = town.services;
  const mail = { kind: 'assigned', dedupeKey: 'a', caseId: id, unitId: '00070', personId: 'officer-00070' };
  await store.write((tx) => post(tx, ids, { ...mail, at: town.clock.now() }));
  await tick();
  const mails = smtp.mails.filter(({ subject }) => subject?.includes('Được giao xử lý'));
  expect(mails.map(({ to_ }) => to_)).toEqual([HEAD]);
  expect(mails[0]?.text).toContain('hộp thư của người phụ trách đang không nhận được thư');
});

describe('given a restricted case and a dead mailbox', () => {
  /** Who was written to about the case, and what each of them finds at its address. */
  async function told(box: string): Promise<[reader: string, status: number][]> {
    await town.post(town.box(box), { kind: 'complaint', message: WORDS, rule: 'CC26' });
    await tick();
    const { read, t } = town.services.store;
    const people = await read.select().from(t.person);
    const found = smtp.mails.flatMap(({ to_, text }): { to: string; url: string }[] => {
      const url = /\/office\/cases\/[\w-]+/.exec(text ?? '')?.[0];
      return url ? [{ to: to_, url }] : [];
    });
    const opened = found.map(async ({ to, url }): Promise<[string, number]> => {
      const id = people.find(({ email }) => email === to)?.id ?? '';
      return [to, (await (await deskOf(town, id)).get(url)).statusCode];
    });
    return Promise.all(opened);
  }
  const leave = (...people: string[]) =>
    town.services.store.write((tx) => {
      const { appointment } = town.services.store.t;
      return tx
        .update(appointment)
        .set({ validTo: town.clock.now() })
        .where(inArray(appointment.personId, people))
        .returning({ id: appointment.id });
    });

  test('of the head, then the unit above, which could not open it, is not asked, and an inspector is', async () => {
    refuses(HEAD);
    expect(await told('counter')).toEqual([['thanh-tra@example.vn', 200]]);
  });

  test('of who answers from above for a unit without anybody, then nobody further up is asked, and an inspector is', async () => {
    await leave('head-HN-VMQTG', 'deputy-HN-VMQTG');
    refuses('truong.hn-svhtt@example.vn');
    expect(await told('gate')).toEqual([['thanh-tra@example.vn', 200]]);
  });

  test('of the inspector too, where the head has gone and a deputy is there, then the mail is kept rather than sent to who cannot open it', async () => {
    await leave('head-00070');
    refuses('thanh-tra@example.vn');
    expect(await told('counter')).toEqual([]);
    const { read, t } = town.services.store;
    expect((await read.select().from(t.outbox)).find(({ kind }) => kind === 'new_case')).toMatchObject({
      sentTo: 'thanh-tra@example.vn',
    });
  });
});

test('given a mailbox that is full for days, then it counts as dead, and the deputy reads the mail', async () => {
  smtp.says((to) => (to === HEAD ? { code: 452, words: '4.2.2 mailbox full' } : null));
  await complaint();
  for (let day = 0; day < 5; day += 0.25) {
    town.clock.add(6 * 3_600_000);
    await tick();
  }
  const rows = await town.services.store.read.select().from(town.services.store.t.outbox);
  const row = rows.find(({ kind }) => kind === 'new_case');
  expect(row).toMatchObject({ state: 'sent', sentTo: DEPUTY, turns: 1 });
});

describe('given a server that refuses for another reason', () => {
  test.each([
    ['it does not let us send', { code: 550, words: '5.7.1 Relaying denied' }],
    ['it takes us for a spammer', { code: 554, words: 'Message blocked: sender has a bad reputation' }],
  ])('%s, then the mailbox is not called dead', async (_name, answer) => {
    smtp.says((to) => (to === HEAD ? answer : null));
    await complaint();
    await tick();
    const { read, t } = town.services.store;
    expect(await read.select().from(t.deadMailbox)).toEqual([]);
    const [row] = await read.select().from(t.outbox);
    expect(row).toMatchObject({ state: 'failed', sentTo: HEAD });
  });
});
