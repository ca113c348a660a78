import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, deskOf } from '../support/desk.ts';
import { givenMailTown, type MailTown, mailFrom, replyOf } from '../support/mailroom.ts';

const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';
const HEAD = 'truong.00070@example.vn';

let town: MailTown;
let broken = false;
beforeEach(async () => {
  broken = false;
  town = await givenMailTown({ breaks: () => broken });
  await town.post(town.box('counter'), { kind: 'complaint', message: WORDS });
  await town.minute();
  town.mailbox.fresh.push(mailFrom('exim-unknown', town.backFrom(HEAD).bounce));
  await town.minute();
});
afterEach(() => town.close());

const page = async (desk: Desk) => (await desk.get('/office/mail')).body;

describe('given a dead mailbox of a ward', () => {
  test.each(['head-01', 'administrator'])(
    'then %s reads whose, since when, and the words of the server',
    async (who) => {
      const body = await page(await deskOf(town, who));
      expect(body).toContain('Hộp thư không nhận được thư');
      expect(body).toContain(HEAD);
      expect(body).toContain('User unknown');
      expect(body).toContain('href="/office/people/head-00070"');
      const desk = await deskOf(town, who);
      expect((await desk.get('/office/people/head-00070')).body).toContain('Hộp thư này không nhận được thư từ');
    },
  );

  test('then the ward itself, its neighbour and their officers see nothing of it, and cannot mend it', async () => {
    for (const who of ['head-00082', 'officer-00070', 'head-00070', 'specialist']) {
      const desk = await deskOf(town, who);
      expect(await page(desk)).not.toContain(HEAD);
      expect((await desk.post('/office/mail/returned/head-00070')).statusCode).toBeGreaterThanOrEqual(403);
    }
  });

  test('then its owner reads of it at the own account, and of nothing when the address was put right', async () => {
    const desk = await deskOf(town, 'head-00070');
    expect((await desk.get('/office/me')).body).toContain('Thư gửi đến địa chỉ này không tới được từ');
    const { store } = town.services;
    const head = eq(store.t.person.id, 'head-00070');
    await store.write((tx) => tx.update(store.t.person).set({ email: 'moi.00070@example.vn' }).where(head));
    expect((await desk.get('/office/me')).body).not.toContain('không tới được');
    town.clock.add(3_600_000);
    await town.minute();
    expect(await store.read.select().from(store.t.deadMailbox)).toEqual([]);
  });

  test('when the unit above says that it works, then mail goes there again', async () => {
    const desk = await deskOf(town, 'head-01');
    const done = await desk.post('/office/mail/returned/head-00070');
    expect(done.statusCode).toBe(303);
    expect((await desk.get(done.headers.location ?? '')).body).toContain('Hộp thư được coi là đã nhận được thư');
    expect(await page(desk)).not.toContain(HEAD);
    const { store } = town.services;
    const kept = await store.read.select().from(store.t.audit);
    const about = kept.filter(({ subject }) => subject === 'head-00070');
    expect(about.map(({ action, personId }) => [action, personId])).toEqual([
      ['address.blocked', null],
      ['address.freed', 'head-01'],
    ]);
    await town.post(town.box('counter'), { kind: 'complaint', message: 'Nhà vệ sinh khóa cửa cả buổi chiều.' });
    await town.minute();
    expect(town.smtp.mails.at(-1)?.to_).toBe(HEAD);
  });
});

test('given a mailbox that cannot be read, then the administrator sees since when and why, and the ward does not', async () => {
  town.mailbox.fresh.push(replyOf({ to: 'tra-lai@hn.example.vn', text: 'Xin chào' }));
  broken = true;
  await town.minute();
  expect(await page(await deskOf(town, 'administrator'))).toContain('the connection was lost');
  expect(await page(await deskOf(town, 'head-01'))).not.toContain('the connection was lost');
  broken = false;
  await town.minute();
  const mended = await page(await deskOf(town, 'administrator'));
  expect(mended).not.toContain('the connection was lost');
  expect(mended).toContain('Trong tuần qua có 1 thư đến mà máy không hiểu');
});
