import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { putSetting } from '../../src/features/places/index.ts';
import { at, shown } from '../support/calendar.ts';
import { deskOf } from '../support/desk.ts';
import { passDays, TWICE } from '../support/mail-days.ts';
import { givenSmtp, type TestSmtp } from '../support/smtp.ts';
import { givenTown, type Town } from '../support/town.ts';

const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';
const THREAT = {
  message: 'Có người đang đe dọa đánh cán bộ ở quầy, rất đông người.',
  rule: 'NC10',
  sendAnyway: 'emergency',
};
const SENSITIVE = {
  rule: 'CC26',
  message: 'Có người ngoài hành lang nhận làm hồ sơ hộ, nói là quen cán bộ để bồi dưỡng.',
};

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

async function say(fields: Record<string, string> = {}, box = 'counter') {
  const sent = await town.post(town.box(box), { kind: 'complaint', message: WORDS, ...fields });
  expect(sent.statusCode).toBe(303);
  const rows = await town.services.store.read.select().from(town.services.store.t.cases);
  const row = rows.at(-1);
  if (!row) throw new Error('no case');
  return row;
}
/** Mails that name a case, without its reference. */
const pass = async (until: string, looks?: string[]) =>
  (await passDays(town, smtp, until, looks))
    .filter((line) => line.includes('[HT'))
    .map((line) => line.replace(/ \[.*?\] /, ' '));
async function set(key: string, value: unknown) {
  await town.services.store.write((tx) => putSetting(tx, { key, value, source: 'test' }, town.clock.now()));
  await town.app.places.refresh();
}

describe('quiet hours', () => {
  test('given a complaint late in the night, then the head reads of it early in the morning', async () => {
    town.clock.set('2026-11-16 22:40');
    await say();
    expect(await pass('2026-11-17 05:30')).toEqual([]);
    expect(await pass('2026-11-17 06:00')).toEqual([
      expect.stringMatching('^2026-11-17 06:00 truong.00070@example.vn Phản ánh mới'),
    ]);
  });

  test('given a complaint on the second day of Tết 2026, then nobody is mailed before the break is over', async () => {
    town.clock.set('2026-02-17 10:00');
    const row = await say();
    expect(shown(row.dueAt)).toBe('2026-02-27 17:00');
    expect(await pass('2026-02-22 23:30', ['08:00', '20:00'])).toEqual([]);
    expect((await pass('2026-02-23 06:00'))[0]).toMatch(/^2026-02-23 06:00 truong\.00070/);
  });

  test('given a threat at night, then the head reads of it early in the morning, and on a Sunday at once', async () => {
    town.clock.set('2026-11-16 23:00');
    await say(THREAT);
    expect((await pass('2026-11-17 07:30')).map((line) => line.slice(0, 46))).toEqual([
      '2026-11-17 06:00 truong.00070@example.vn KHẨN:',
    ]);
    town.clock.set('2026-11-15 09:59');
    await say({ ...THREAT, message: `${THREAT.message} Lần hai.` });
    expect((await pass('2026-11-15 12:00')).length).toBe(1);
  });

  test('given a Saturday, then news leaves as on any day', async () => {
    town.clock.set('2026-08-22 07:00');
    await say();
    expect((await pass('2026-08-22 08:00')).map((line) => line.slice(0, 16))).toEqual(['2026-08-22 07:30']);
  });

  test('given a relic site that is open at Tết, then its head is mailed then', async () => {
    const { unit } = town.services.store.t;
    const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday: weekday as 1, opens: 480, closes: 1080 }));
    await town.services.store.write((tx) =>
      tx.update(unit).set({ hours, worksOnHolidays: true }).where(eq(unit.id, 'HN-VMQTG')),
    );
    await town.app.places.refresh();
    town.clock.set('2026-02-17 07:00');
    await say({}, 'gate');
    expect((await pass('2026-02-17 08:00')).map((line) => line.slice(0, 16))).toEqual(['2026-02-17 07:30']);
  });

  test('given a city that wants its mail at any hour, then it gets it', async () => {
    await set('mail.quiet', false);
    town.clock.set('2026-11-16 23:00');
    await say();
    expect((await pass('2026-11-16 23:30')).length).toBe(1);
  });
});

describe('what nobody opened', () => {
  test('given that the head opens the case in time, then nobody is reminded to; the Department reading along changes nothing', async () => {
    const { id } = await say();
    await pass('2026-11-16 12:00', ['12:00']);
    const specialist = await deskOf(town, 'specialist');
    expect((await specialist.get(`/office/cases/${id}`)).statusCode).toBe(200);
    expect((await pass('2026-11-17 13:00', ['12:00'])).map((line) => line.slice(0, 16))).toEqual(['2026-11-17 12:00']);
    await say({ message: `${WORDS} Lần hai.` });
    const rows = await town.services.store.read.select().from(town.services.store.t.cases);
    const head = await deskOf(town, 'head-00070');
    expect((await head.get(`/office/cases/${rows.at(-1)?.id}`)).statusCode).toBe(200);
    const left = await pass('2026-11-19 12:00', ['08:00', '12:00']);
    expect(left.filter((line) => line.includes('Chưa có người mở xem'))).toEqual([]);
  });

  test('given a reminder that waits for the morning, when the case is opened meanwhile, then it does not leave', async () => {
    const { id } = await say();
    await pass('2026-11-16 12:00', ['12:00']);
    town.clock.set('2026-11-17 17:30');
    await town.app.runner.tick(town.clock.now());
    const outbox = async () =>
      (await town.services.store.read.select().from(town.services.store.t.outbox)).find(
        ({ kind }) => kind === 'unread',
      );
    expect(await outbox()).toMatchObject({ state: 'waiting', dueAt: at('2026-11-18 08:00') });
    await (await deskOf(town, 'officer-00070')).get(`/office/cases/${id}`);
    await pass('2026-11-18 08:00');
    expect(await outbox()).toMatchObject({ state: 'dropped', lastError: 'opened meanwhile' });
  });
});

describe('the way up', () => {
  test('given other multiples, then each level above is told when its own is reached', async () => {
    await set('reminder.climb', [1.4, 1.6]);
    await say({}, 'gate');
    const left = (await pass('2026-12-01 08:00', TWICE)).filter((line) => line.includes('quá hạn trả lời'));
    expect(left.map((line) => line.slice(0, 47))).toEqual([
      '2026-11-26 17:00 truong.hn-svhtt@example.vn Tru',
      '2026-11-27 17:00 truong.01@example.vn Trung tâm',
    ]);
  });

  test('given a restricted case that is late, then inspectors are told, who may read it, and no level above', async () => {
    await say(SENSITIVE, 'gate');
    const left = await passDays(town, smtp, '2026-12-02 20:00', TWICE);
    const late = left.filter((line) => line.includes('[HT') && line > '2026-11-23 17:00');
    expect(late.map((line) => line.split(' ')[2])).toEqual([
      'thanh-tra@example.vn',
      'truong.hn-vmqtg@example.vn',
      'truong.hn-vmqtg@example.vn',
    ]);
    expect(late[0]).toContain('hạn chế người xem');
  });

  test('given a case about the head that is late, then nobody of the bypassed unit hears of it', async () => {
    await say({ about: 'head' });
    const left = await pass('2026-12-02 20:00', TWICE);
    expect(new Set(left.map((line) => line.split(' ')[2]))).toEqual(
      // Long overdue, it is told to an inspector too.
      new Set(['truong.01@example.vn', 'thanh-tra@example.vn']),
    );
  });

  test('given an extension before the reminder leaves, then the reminder is not sent', async () => {
    const { id } = await say();
    await pass('2026-11-19 17:00', TWICE);
    town.clock.set('2026-11-20 07:00');
    await town.app.runner.tick(town.clock.now());
    const { cases } = town.services.store.t;
    await town.services.store.write((tx) =>
      tx
        .update(cases)
        .set({ dueAt: at('2026-12-15 17:00') })
        .where(eq(cases.id, id)),
    );
    expect(await pass('2026-11-20 20:00', TWICE)).toEqual([]);
  });
});
