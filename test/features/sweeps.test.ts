import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { addDays, localDate } from '../../src/domain/instant.ts';
import { createCases } from '../../src/features/cases/index.ts';
import { createNotices } from '../../src/features/notices/index.ts';
import { createPlaces } from '../../src/features/places/index.ts';
import { createSweeper, slotOf } from '../../src/platform/jobs/sweeps.ts';
import { createSmtpMailer } from '../../src/platform/mail/smtp.ts';
import { at, shown } from '../support/calendar.ts';
import { givenSmtp, type TestSmtp } from '../support/smtp.ts';
import { givenTown, HOUSE, type Town } from '../support/town.ts';

const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';

const WHAT = 'Phản ánh, Điểm phục vụ hành chính công phường Hoàn Kiếm';

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

const tables = () => town.services.store.t;
async function send(fields: Record<string, string> = {}, box = 'counter') {
  const sent = await town.post(town.box(box), { kind: 'complaint', message: WORDS, ...fields });
  expect(sent.statusCode).toBe(303);
  const [row] = await town.services.store.read.select().from(tables().cases);
  if (!row) throw new Error('no case');
  await town.app.runner.tick(town.clock.now());
  smtp.mails.length = 0;
  return row;
}
/** Digests name no case in their subject. */
const aboutCases = (mails: TestSmtp['mails']) => mails.filter(({ subject }) => subject?.startsWith('['));
/** Lets the days pass, looking a few times in each; the mails that left meanwhile, with the hour; those of one hour by name. */
async function pass(until: string, hours = ['00:00', '08:00', '12:00', '17:00']): Promise<string[]> {
  const left: string[] = [];
  for (let date = localDate(town.clock.now()); date <= until.slice(0, 10); date = addDays(date, 1)) {
    for (const hour of hours) {
      const now = at(`${date} ${hour}`);
      if (now <= town.clock.now() || now > at(until)) continue;
      town.clock.set(`${date} ${hour}`);
      await town.app.runner.tick(now);
      const mails = aboutCases(smtp.mails.splice(0)).map(
        ({ to_, subject }) => `${date} ${hour} ${to_} ${subject?.split('] ')[1]}`,
      );
      left.push(...mails.sort());
    }
  }
  return left;
}
async function move(caseId: string, verb: 'answer' | 'contest', by: 'staff' | 'resident') {
  const places = await createPlaces(town.services);
  const { announce } = createNotices(town.services, { places });
  const cases = createCases(town.services, places, announce);
  const actor = { kind: by, personId: null, unitId: null };
  await town.services.store.write((tx) =>
    cases.move(tx, caseId, {
      verb,
      actor,
      words: 'Đơn vị xin trả lời.',
      ...(verb === 'answer' && { outcome: 'explained' }),
    }),
  );
}
const status = async () => (await town.services.store.read.select().from(tables().cases))[0]?.status;

describe('deadlines', () => {
  test('given a complaint that nobody answers, then one word the working day before, one at the deadline to the head and one level up', async () => {
    const row = await send();
    expect(shown(row.dueAt)).toBe('2026-11-23 17:00');
    expect(await pass('2026-11-25 17:00')).toEqual([
      // Eight working hours after its mail of Monday, 9:00, are over on Tuesday at 9:00.
      `2026-11-17 12:00 truong.00070@example.vn Chưa có người mở xem: ${WHAT}`,
      `2026-11-20 08:00 truong.00070@example.vn Sắp đến hạn trả lời: ${WHAT}`,
      // The term ends with the day's work, and the next day is a holiday: told when they open again.
      `2026-11-25 08:00 truong.00070@example.vn Quá hạn trả lời: ${WHAT}`,
      `2026-11-25 08:00 truong.01@example.vn Phường Hoàn Kiếm quá hạn trả lời: ${WHAT}`,
    ]);
  });

  test('given that as much time again has passed, then the level above that is told, where there is one, and the unit again', async () => {
    await send({}, 'gate');
    const left = await pass('2026-12-03 09:00', ['08:00', '17:00']);
    expect(left.map((line) => line.split(' ')[2])).toEqual([
      'truong.hn-vmqtg@example.vn',
      'truong.hn-vmqtg@example.vn',
      'truong.hn-svhtt@example.vn',
      'truong.hn-vmqtg@example.vn',
      'truong.01@example.vn',
      'truong.hn-vmqtg@example.vn',
    ]);
  });

  test('given a unit with no unit above, then its mail does not say that one was told', async () => {
    const { unit } = tables();
    await send();
    await town.services.store.write((tx) => tx.update(unit).set({ parentId: null }).where(eq(unit.id, '00070')));
    town.clock.set('2026-11-25 08:00');
    // The town is drawn anew at a start.
    const mailer = createSmtpMailer({ url: smtp.url, from: 'hom-thu@example.vn', dkim: null });
    const again = await createApp({ ...town.services, mailer }, HOUSE);
    await again.runner.tick(town.clock.now());
    await again.close();
    const mails = aboutCases(smtp.mails);
    expect(mails.map(({ to_ }) => to_)).toEqual(['truong.00070@example.vn']);
    expect(mails[0]?.text).toContain('Xin đơn vị sớm trả lời người gửi');
    expect(mails[0]?.text).not.toContain('cấp trên');
  });

  test('given a unit above, then the mail to the unit says that it was told', async () => {
    await send();
    town.clock.set('2026-11-25 08:00');
    await town.app.runner.tick(town.clock.now());
    const own = aboutCases(smtp.mails).find(({ to_ }) => to_ === 'truong.00070@example.vn');
    expect(own?.text).toContain('Đơn vị cấp trên cũng nhận được thông báo');
  });

  test('given something urgent that nobody opens, then one word after an hour, and one an hour before its end', async () => {
    const row = await send({
      message: 'Có người đang đe dọa đánh cán bộ ở quầy, rất đông người.',
      rule: 'NC10',
      sendAnyway: 'emergency',
    });
    expect([row.urgent, shown(row.dueAt)]).toEqual([true, '2026-11-16 14:00']);
    // One hour before 14:00 is 13:00, which after the break at noon is one working hour from 12:00 on.
    expect(await pass('2026-11-16 12:00')).toEqual([
      `2026-11-16 12:00 truong.00070@example.vn Chưa có người mở xem: ${WHAT}`,
      `2026-11-16 12:00 truong.00070@example.vn Sắp đến hạn trả lời: ${WHAT}`,
    ]);
  });

  test('given praise on a Monday, then its reminder comes on the day of the deadline and not with the first mail', async () => {
    await send({ kind: 'praise' });
    const left = await pass('2026-11-17 12:00');
    expect(left.map((line) => line.slice(0, 16))).toEqual(['2026-11-17 08:00']);
  });

  test('given the same sweep many times over, then every word is said once', async () => {
    await send();
    town.clock.set('2026-11-23 17:01');
    for (let i = 0; i < 5; i++) {
      town.clock.add(5 * 60_000);
      await town.app.runner.tick(town.clock.now());
    }
    const rows = await town.services.store.read.select().from(tables().outbox);
    const causes = rows.flatMap(({ caseId, kind }) => (caseId ? kind : [])).sort();
    expect(causes).toEqual(['new_case', 'overdue', 'overdue_above']);
  });

  test('given an answer in time, then nobody hears of a deadline', async () => {
    const { id } = await send();
    await move(id, 'answer', 'staff');
    expect(await pass('2026-11-25 09:00', ['08:00', '17:00'])).toEqual([]);
  });

  test('given a deadline missed two months ago, then it is no news', async () => {
    const { id } = await send();
    const { cases } = tables();
    await town.services.store.write((tx) =>
      tx
        .update(cases)
        .set({ dueAt: at('2026-09-01 17:00') })
        .where(eq(cases.id, id)),
    );
    expect(await pass('2026-11-17 09:00')).toEqual([]);
  });
});

describe('the end of a case', () => {
  test('given an answer that nobody contests in ten working days, then the case is closed', async () => {
    const { id } = await send();
    await move(id, 'answer', 'staff');
    await pass('2026-11-30 08:00', ['08:00']);
    expect(await status()).toBe('answered');
    await pass('2026-12-02 08:00', ['08:00']);
    expect(await status()).toBe('closed');
    const events = await town.services.store.read.select().from(tables().caseEvent);
    expect(events.at(-1)).toMatchObject({ kind: 'close', actor: 'system' });
  });

  test('given thanks for praise, then the case is closed at once', async () => {
    const { id } = await send({ kind: 'praise' });
    await move(id, 'answer', 'staff');
    await pass('2026-11-16 12:00');
    expect(await status()).toBe('closed');
  });

  test('given a second answer, then the case is closed at once', async () => {
    const { id } = await send();
    await move(id, 'answer', 'staff');
    await move(id, 'contest', 'resident');
    await move(id, 'answer', 'staff');
    await pass('2026-11-16 12:00');
    expect(await status()).toBe('closed');
  });
});

describe('the timetable', () => {
  test('given two processes, when a slot comes, then one of them runs the sweep, and what it did is on record', async () => {
    await send();
    const slots = await town.services.store.read.select().from(tables().slot);
    const names = slots.map(({ sweep }) => sweep);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(['close_answered', 'due_soon', 'overdue', 'unread', 'weekly', 'daily']),
    );
    expect(slots.every(({ endedAt, count, error }) => endedAt !== null && count !== null && error === null)).toBe(true);
    expect(slots.find(({ sweep }) => sweep === 'overdue')?.count).toBe(0);
  });

  test('given a daily sweep that fails, then it is tried again a quarter of an hour later, by whoever looks, and a few times at most', async () => {
    const { services } = town;
    let fails = true;
    const runs: string[] = [];
    const sweep = {
      name: 'letters',
      every: '08:00',
      async run(now: number) {
        runs.push(shown(now).slice(11));
        if (fails) throw new Error('the disk is full');
        return 3;
      },
    };
    const { signal } = new AbortController();
    const [one, other] = [createSweeper(services, [sweep]), createSweeper(services, [sweep])];
    const look = async (time: string) => {
      for (const process of [one, other]) await process(at(`2026-11-16 ${time}`), signal);
    };
    for (const time of ['08:00', '08:10', '08:15']) await look(time);
    expect(runs).toEqual(['08:00', '08:15']);
    fails = false;
    for (const time of ['08:30', '08:45', '09:00']) await look(time);
    expect(runs).toEqual(['08:00', '08:15', '08:30']);
    const { slot } = tables();
    const letters = eq(slot.sweep, 'letters');
    expect(await services.store.read.select().from(slot).where(letters)).toMatchObject([{ count: 3, error: null }]);
    // One that was cut off in the midst is taken up too; one that always fails is given up.
    await services.store.write((tx) => tx.update(slot).set({ endedAt: null, count: null }).where(letters));
    fails = true;
    const third = createSweeper(services, [sweep]);
    for (let quarter = 0; quarter < 20; quarter++) await third(at('2026-11-16 10:00') + quarter * 900_000, signal);
    expect(runs.slice(3)).toEqual(['10:00', '10:15', '10:30', '10:45']);
  });

  test('a daily sweep belongs to the last time that its hour struck', () => {
    expect(shown(slotOf('08:00', at('2026-11-16 07:59')))).toBe('2026-11-15 08:00');
    expect(shown(slotOf('08:00', at('2026-11-16 08:00')))).toBe('2026-11-16 08:00');
    expect(shown(slotOf(10, at('2026-11-16 08:19')))).toBe('2026-11-16 08:10');
  });
});
