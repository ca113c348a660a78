import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCases, type Move } from '../../src/features/cases/index.ts';
import { createNotices } from '../../src/features/notices/index.ts';
import { putSetting } from '../../src/features/places/index.ts';
import { post } from '../../src/platform/jobs/outbox.ts';
import { at } from '../support/calendar.ts';
import { givenCase } from '../support/desk.ts';
import { passDays, TWICE } from '../support/mail-days.ts';
import { givenSmtp, type TestSmtp } from '../support/smtp.ts';
import { givenTown, type Town } from '../support/town.ts';

const HEAD = 'truong.00070@example.vn';
const OFFICER = 'can-bo.00070@example.vn';
const DUE = { status: 'in_progress', assigneeId: 'officer-00070', dueAt: at('2026-11-18 17:00') } as const;

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

const t = () => town.services.store.t;
const write = (job: Parameters<typeof town.services.store.write>[0]) => town.services.store.write(job);
const outbox = () => town.services.store.read.select().from(t().outbox);
const give = (id: string, assigneeId: string | null) =>
  write((tx) => tx.update(t().cases).set({ assigneeId }).where(eq(t().cases.id, id)));
const away = (personId: string, substituteId: string | null) => {
  const days = { startsAt: at('2026-11-01 00:00'), endsAt: at('2026-12-20 00:00') };
  return write((tx) => tx.insert(t().absence).values({ id: `away-${personId}`, personId, substituteId, ...days }));
};
async function move(caseId: string, step: Omit<Move, 'actor'>, kind: Move['actor']['kind']) {
  const { places } = town.app;
  const cases = createCases(town.services, places, createNotices(town.services, { places }).announce);
  const actor = { kind, personId: null, unitId: kind === 'staff' ? '00070' : null };
  await write((tx) => cases.move(tx, caseId, { ...step, actor }));
}
const say = (caseId: string) => move(caseId, { verb: 'reply', words: 'Tôi xin nói thêm.' }, 'resident');
/** Mails about cases until then: day and hour, to whom, the first words of what. */
const pass = async (until: string, looks = TWICE) =>
  (await passDays(town, smtp, until, looks))
    .filter((line) => line.includes('[HT'))
    .map((line) =>
      line
        .replace(/ \[.*?\] /, ' ')
        .split(':')
        .slice(0, 2)
        .join(':'),
    );

describe('given a case an officer holds', () => {
  test('when the resident replies, then the officer is mailed, and may answer by mail', async () => {
    const { id } = await givenCase(town, { ...DUE, dueAt: at('2026-12-20 17:00') });
    await say(id);
    await town.app.runner.tick(town.clock.now());
    expect(smtp.mails.map(({ to_ }) => to_)).toEqual([OFFICER]);
    expect(smtp.mails[0]?.subject).toContain('Người gửi nói thêm');
    expect(smtp.mails[0]?.text).toContain('vì được giao xử lý');
  });

  test('then its clock is told to the officer; that it is late to the head too, and again at twice the term', async () => {
    await givenCase(town, DUE);
    expect(await pass('2026-11-30 17:00')).toEqual([
      `2026-11-17 08:00 ${OFFICER} Sắp đến hạn trả lời`,
      `2026-11-19 08:00 ${OFFICER} Quá hạn trả lời`,
      `2026-11-19 08:00 ${HEAD} Quá hạn trả lời`,
      `2026-11-19 08:00 truong.01@example.vn Phường Hoàn Kiếm quá hạn trả lời`,
      `2026-11-26 17:00 ${OFFICER} Quá hạn trả lời`,
      `2026-11-26 17:00 ${HEAD} Quá hạn trả lời`,
      `2026-11-26 17:00 truong.01@example.vn Phường Hoàn Kiếm quá hạn trả lời`,
    ]);
  });

  test('who is the head, then each word comes once', async () => {
    await givenCase(town, { ...DUE, assigneeId: 'head-00070' });
    const own = (await pass('2026-11-19 17:00')).filter((line) => line.includes(HEAD));
    expect(own).toEqual([`2026-11-17 08:00 ${HEAD} Sắp đến hạn trả lời`, `2026-11-19 08:00 ${HEAD} Quá hạn trả lời`]);
  });

  test.each([
    ['somebody of the ward stands in, who is mailed', 'deputy-00070', 'pho.00070@example.vn'],
    ['a person elsewhere stands in who may not read it, then the head is mailed', 'officer-00082', HEAD],
    ['nobody stands in, then the head is mailed', null, HEAD],
  ])('but is away, and %s', async (_name, substitute, reader) => {
    await away('officer-00070', substitute);
    const { id } = await givenCase(town, DUE);
    await say(id);
    await town.app.runner.tick(town.clock.now());
    const mails = smtp.mails.filter(({ subject }) => subject?.includes('Người gửi nói thêm'));
    expect(mails.map(({ to_ }) => to_)).toEqual([reader]);
    expect(mails[0]?.text).toContain('vì người được giao xử lý đang vắng mặt');
  });

  test('when it is given to another before the mails leave, then those go to the other alone', async () => {
    const { id } = await givenCase(town, DUE);
    town.clock.set('2026-11-17 05:00');
    await say(id);
    await town.app.runner.tick(town.clock.now());
    await give(id, 'deputy-00070');
    expect(await pass('2026-11-17 08:00', ['05:30', '08:00'])).toEqual([
      '2026-11-17 08:00 pho.00070@example.vn Sắp đến hạn trả lời',
    ]);
    const dropped = (await outbox()).filter(({ state, caseId }) => state === 'dropped' && caseId);
    expect(dropped.map(({ kind, lastError }) => [kind, lastError])).toEqual([
      ['reply', 'somebody else has the case'],
      ['due_soon', 'somebody else has the case'],
    ]);
  });

  test('when nobody holds it any more, then the resident’s words find the head', async () => {
    const { id } = await givenCase(town, { ...DUE, dueAt: at('2026-12-20 17:00') });
    town.clock.set('2026-11-17 05:00');
    await say(id);
    await give(id, null);
    expect(await pass('2026-11-17 08:00')).toEqual([`2026-11-17 08:00 ${HEAD} Người gửi nói thêm`]);
  });
});

describe('given a case that is handed on when its deadline is near', () => {
  test('then the new unit is reminded too, and told when it is late', async () => {
    const { id } = await givenCase(town, { ...DUE, assigneeId: null, dueAt: at('2026-11-20 17:00') });
    expect(await pass('2026-11-19 08:00')).toEqual([`2026-11-19 08:00 ${HEAD} Sắp đến hạn trả lời`]);
    await move(id, { verb: 'transfer', toUnitId: '00082', reason: 'Thuộc phường Cửa Nam' }, 'staff');
    const there = 'truong.00082@example.vn';
    expect(await pass('2026-11-23 17:00')).toEqual([
      `2026-11-19 17:00 ${there} Sắp đến hạn trả lời`,
      `2026-11-19 17:00 ${there} Được chuyển đến đơn vị`,
      `2026-11-23 08:00 ${there} Quá hạn trả lời`,
      `2026-11-23 08:00 truong.01@example.vn Phường Cửa Nam quá hạn trả lời`,
    ]);
  });

  test('and late already, then the word that waited for the old unit is dropped, and the new one hears of it', async () => {
    const { id } = await givenCase(town, { ...DUE, assigneeId: null, dueAt: at('2026-11-20 17:00') });
    town.clock.set('2026-11-20 20:00');
    await town.app.runner.tick(town.clock.now());
    smtp.mails.length = 0;
    await move(id, { verb: 'transfer', toUnitId: '00082', reason: 'Thuộc phường Cửa Nam' }, 'staff');
    const late = (await pass('2026-11-23 17:00')).filter((line) => line.endsWith(' Quá hạn trả lời'));
    expect(late).toEqual(['2026-11-23 08:00 truong.00082@example.vn Quá hạn trả lời']);
  });
});

test('given mails of a version that named no unit in their keys, then an upgrade repeats none of them', async () => {
  const { id, dueAt } = await givenCase(town, { ...DUE, dueAt: at('2026-11-13 17:00') });
  const sent = (kind: string, unitId: string, dedupeKey: string) =>
    write((tx) => post(tx, town.services.ids, { kind, unitId, dedupeKey, caseId: id, at: at('2026-11-14 08:00') }));
  await sent('overdue', '00070', `overdue:${id}:${dueAt}:0`);
  await sent('overdue_above', '01', `overdue:${id}:${dueAt}:1`);
  const before = (await outbox()).length;
  await town.app.runner.tick(town.clock.now());
  expect((await outbox()).filter(({ caseId }) => caseId !== null)).toHaveLength(before);
});

test('given a reminder of such a version that still waits for the unit of a case somebody holds, then the holder gets it in its place, once', async () => {
  const { id, dueAt } = await givenCase(town, DUE);
  const dedupeKey = `due_soon:${id}:${dueAt}`;
  const mail = { kind: 'due_soon', unitId: '00070', dedupeKey, caseId: id, params: { dueAt } };
  await write((tx) =>
    post(tx, town.services.ids, { ...mail, at: at('2026-11-17 05:00'), dueAt: at('2026-11-17 08:00') }),
  );
  expect(await pass('2026-11-18 12:00', ['05:30', '08:00', '08:30', '12:00'])).toEqual([
    `2026-11-17 08:30 ${OFFICER} Sắp đến hạn trả lời`,
  ]);
});

test('given a promise that is kept or moved before its morning, then nobody is reminded of it; of another, who holds the case', async () => {
  const promised = async (assigneeId: string | null) => {
    const { id: caseId, unitId } = await givenCase(town, { ...DUE, status: 'answered', queue: 'done', assigneeId });
    const more = { month: '2026-11', words: 'Lắp bảng', madeAt: town.clock.now(), moved: 0, keptAt: null };
    const row = { id: `of ${caseId}`, caseId, unitId, dueOn: '2026-11-18', state: 'open' as const, ...more };
    await write((tx) => tx.insert(t().promise).values(row));
    return eq(t().promise.id, row.id);
  };
  const [kept, moved] = [await promised('officer-00070'), await promised(null)];
  await promised('officer-00070');
  await promised(null);
  town.clock.set('2026-11-18 01:00');
  await town.app.runner.tick(town.clock.now());
  await write((tx) => tx.update(t().promise).set({ state: 'kept' }).where(kept));
  await write((tx) => tx.update(t().promise).set({ dueOn: '2026-12-05' }).where(moved));
  expect(await pass('2026-11-18 17:00')).toEqual([
    `2026-11-18 08:00 ${OFFICER} Đến ngày đã hứa`,
    `2026-11-18 08:00 ${HEAD} Đến ngày đã hứa`,
  ]);
  const dropped = (await outbox()).flatMap(({ caseId, lastError }) => (caseId && lastError) || []);
  expect(dropped.sort()).toEqual(['kept meanwhile', 'the day has moved']);
});

test('given a ward one level under the city, then the city hears at twice and three times the term too, and a day before and at the deadline the unit that the settings name', async () => {
  const setting = { key: 'reminder.alsoTell', value: 'HN-SVHTT', source: 'test' };
  await write((tx) => putSetting(tx, setting, town.clock.now()));
  await town.app.places.refresh();
  await givenCase(town, { ...DUE, assigneeId: null });
  const texts: string[] = [];
  for (const day of [
    '2026-11-17 08:00',
    '2026-11-26 17:00',
    '2026-12-03 17:00',
    '2026-12-10 17:00',
    '2026-12-17 17:00',
  ]) {
    town.clock.set(day);
    await town.app.runner.tick(town.clock.now());
    const above = smtp.mails.splice(0).filter(({ subject }) => subject?.includes('] Phường Hoàn Kiếm '));
    texts.push(...above.map(({ to_, text }) => `${day.slice(5, 10)} ${to_} ${text?.split('\n')[0]}`).sort());
  }
  expect(texts).toEqual([
    '11-17 truong.hn-svhtt@example.vn Đơn vị phụ trách sắp đến hạn trả lời ý kiến này.',
    '11-26 truong.01@example.vn Thời gian đã gấp 2 lần thời hạn mà đơn vị phụ trách vẫn chưa trả lời ý kiến này.',
    '11-26 truong.hn-svhtt@example.vn Đơn vị phụ trách chưa trả lời ý kiến này khi đã hết hạn.',
    '12-03 truong.01@example.vn Thời gian đã gấp 3 lần thời hạn mà đơn vị phụ trách vẫn chưa trả lời ý kiến này.',
  ]);
});
