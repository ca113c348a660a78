import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCase, readStory, verifyLedger } from '../../src/features/cases/index.ts';
import { answerOf, type Desk, deskOf } from '../support/desk.ts';
import { hiddenFields, send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

const FIRST = 'Sáng thứ Hai quầy số 3 đóng cửa lúc 10 giờ 30, chị cán bộ bảo hết giờ, mời mọi người về.';
const SAME = 'Quầy số 3 sáng thứ Hai đóng cửa từ 10 giờ 30. Cán bộ bảo hết giờ rồi, về đi.';
const CONTEST = 'Tôi chưa đồng ý. Vì sao biển ghi 11 giờ 30?';
const ANSWER = 'Phường đã xem camera: quầy đóng đúng giờ.';

let town: Town;
let head: Desk;
beforeEach(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
});
afterEach(() => town.close());

const path = (id: string, noun = '') => `/office/cases/${id}${noun && `/${noun}`}`;
const row = async (id: string) => {
  const found = await findCase(town.services.store.read, 'id', id);
  if (!found) throw new Error('no such case');
  return found;
};

/** A resident with a case and the code to it. */
async function says(message: string) {
  const { code } = await send(town, 'counter', { kind: 'complaint', message }, { from: `203.0.113.${message.length}` });
  const rows = await town.services.store.read.select().from(town.services.store.t.cases);
  const { id, reference } = rows.sort((a, b) => a.serial - b.serial).at(-1) ?? { id: '', reference: '' };
  const tracks = async () => (await town.post('/tra-cuu', { code })).body;
  const steps = async (step: string, fields: Record<string, string>) =>
    (await town.post('/tra-cuu', { ...hiddenFields(await tracks(), step), code, step, ...fields })).body;
  return { id, reference, tracks, steps };
}
const joins = (from: { id: string }, into: { reference: string }) =>
  head.post(path(from.id, 'merger'), { reference: into.reference });

/** Two residents of one matter, and their common answer. */
async function answered() {
  const first = await says(FIRST);
  const second = await says(SAME);
  await joins(second, first);
  await head.post(path(first.id, 'answer'), answerOf(ANSWER));
  return { first, second };
}
const sum = async (measure: 'satisfactions' | 'satisfaction_sum' | 'contested') => {
  const cells = await town.services.store.read.select().from(town.services.store.t.tally);
  return cells.reduce((total, cell) => total + cell[measure], 0);
};

test('given a joined case, when its resident rates the common answer, then each resident is counted once', async () => {
  const { first, second } = await answered();
  expect(await second.steps('rate', { rating: '2', reason: 'Chưa xem giờ ghi trên biển.' })).toContain('Chưa tốt');
  await second.steps('rate', { rating: '5' });
  await first.steps('rate', { rating: '4' });
  expect([await sum('satisfactions'), await sum('satisfaction_sum')]).toEqual([2, 6]);
  expect((await head.get(path(first.id))).body).toContain('Đánh giá câu trả lời: Chưa tốt');
  await head.post(path(second.id, 'parting'));
  expect((await row(second.id)).satisfaction).toBeNull();
  expect([await sum('satisfactions'), await sum('satisfaction_sum')]).toEqual([1, 4]);
});

test('given a joined case that has no answer yet, when its resident rates or contests, then it is refused', async () => {
  const first = await says(FIRST);
  const second = await says(SAME);
  await joins(second, first);
  expect(await second.tracks()).not.toContain('value="rate"');
  for (const step of ['rate', 'contest']) await second.steps(step, { rating: '1', message: 'Lời' });
  expect(await row(second.id)).toMatchObject({ status: 'merged', satisfaction: null });
  expect(await row(first.id)).toMatchObject({ contestedAt: null });
});

test('given a common answer, when the joined resident contests, then the matter goes up once, for all, with their words', async () => {
  const { first, second } = await answered();
  expect(await second.tracks()).toContain('Câu trả lời này chung cho nhiều người');
  expect(await second.steps('contest', { message: CONTEST })).toContain('Đã chuyển lên cấp trên');
  expect(await row(first.id)).toMatchObject({ status: 'in_progress', unitId: '01' });
  expect(await row(second.id)).toMatchObject({ status: 'merged', unitId: '01' });
  expect(await sum('contested')).toBe(1);

  const city = await deskOf(town, 'head-01');
  const above = (await city.get(path(first.id))).body;
  for (const words of [CONTEST, `hồ sơ ${second.reference} yêu cầu xem lại`, ANSWER]) expect(above).toContain(words);
  for (const { id } of [first, second]) expect((await head.get(path(id))).statusCode).toBe(404);

  const [mine, theirs] = [await second.tracks(), await first.tracks()];
  expect(mine).toContain('Bạn đã yêu cầu xem lại lúc');
  expect(theirs).toContain('Một người khác gửi cùng việc này');
  expect(theirs).not.toContain('biển ghi');
  expect(theirs).not.toContain(second.reference);
  await first.steps('contest', { message: 'Tôi cũng vậy.' });
  await second.steps('contest', { message: 'Lần nữa.' });
  const kinds = async (id: string) => (await readStory(town.services.store.read, id, false)).events.map((e) => e.kind);
  expect(await kinds(first.id)).toEqual(['submitted', 'join', 'answer', 'contest']);
  expect(await kinds(second.id)).toEqual(['submitted', 'merge', 'contest_joined']);

  const short = { message: 'Phường đã kiểm tra camera và lịch trực của quầy.', outcome: 'explained' };
  expect((await city.post(path(first.id, 'answer/preview'), short)).body).toContain('Vì sao biển ghi 11 giờ 30?');
  await city.post(path(first.id, 'answer'), answerOf('Thành phố yêu cầu phường mở quầy đến 11 giờ 30.'));
  expect(await second.tracks()).toContain('mở quầy đến 11 giờ 30.');
  const { store, vault } = town.services;
  await verifyLedger(
    store.read,
    vault,
    (finding) => expect.fail(JSON.stringify(finding)),
    () => {},
  );
});

test('given a case that joins an answer, when the time to contest has partly passed, then it begins anew for both', async () => {
  const first = await says(FIRST);
  await head.post(path(first.id, 'answer'), answerOf(ANSWER));
  const before = (await row(first.id)).contestUntil ?? 0;
  town.clock.set('2026-11-19 09:00');
  head = await deskOf(town, 'head-00070');
  const second = await says(SAME);
  await joins(second, first);
  expect((await row(first.id)).contestUntil).toBe(before + 3 * 86_400_000);
  expect(await second.tracks()).toContain('value="contest"');
});

test('given an answer that nobody can contest any more, when a case would join it, then it needs an answer of its own', async () => {
  const first = await says(FIRST);
  await head.post(path(first.id, 'answer'), answerOf(ANSWER));
  town.clock.set('2026-12-10 09:00');
  await town.app.runner.tick(town.clock.now());
  expect((await row(first.id)).status).toBe('closed');
  head = await deskOf(town, 'head-00070');
  const second = await says(SAME);
  const page = (await head.get(path(second.id))).body;
  expect(page).toContain(first.reference);
  expect(page).not.toContain(`Gộp vào ${first.reference}`);
  expect((await joins(second, first)).statusCode).toBe(422);
});

test('given a late case that joins an answer, then an apology is owed there, and its resident reads it', async () => {
  const second = await says(SAME);
  town.clock.set('2026-11-27 09:00');
  head = await deskOf(town, 'head-00070');
  const first = await says(FIRST);
  await head.post(path(first.id, 'answer'), answerOf(ANSWER));
  await joins(second, first);
  expect(await row(first.id)).toMatchObject({ onTime: true, apology: 'owed' });
  await head.post(path(second.id, 'parting'));
  expect(await row(first.id)).toMatchObject({ apology: null });
  await joins(second, first);
  const seen = /name="seen" value="(\d+)"/.exec((await head.get(path(first.id))).body)?.[1] ?? '';
  const letter = { reason: 'letter', person: 'head-00070', promiseOn: '2026-11-27', message: 'Phường xin lỗi ông/bà.' };
  await head.post(path(first.id, 'apology'), { ...letter, seen });
  expect(await row(first.id)).toMatchObject({ apology: 'done' });
  expect(await second.tracks()).toContain('Phường xin lỗi ông/bà.');
});

test('given an apology for the first answer, when the second is late too, then another is owed', async () => {
  const { first } = await answered();
  await town.services.store.write(async (tx) => {
    await tx.update(town.services.store.t.cases).set({ apology: 'done' });
  });
  await first.steps('contest', { message: 'Biển ghi 11 giờ 30 mà.' });
  expect(await row(first.id)).toMatchObject({ apology: null });
  town.clock.set('2026-12-10 09:00');
  const city = await deskOf(town, 'head-01');
  const late = await city.post(path(first.id, 'answer'), answerOf('Thành phố đã xem lại.'));
  expect([late.statusCode, (await row(first.id)).apology]).toEqual([303, 'owed']);
});

test('given an answer that was put off once, when it is contested, then the unit above may put off its own', async () => {
  const first = await says(FIRST);
  const reason = 'Chờ biên bản kiểm tra của quầy.';
  await head.post(path(first.id, 'extension'), { days: '1', reason });
  await head.post(path(first.id, 'answer'), answerOf(ANSWER));
  await first.steps('contest', { message: 'Biển ghi 11 giờ 30 mà.' });
  const city = await deskOf(town, 'head-01');
  expect((await city.get(path(first.id))).body).toContain('Gia hạn trả lời</summary>');
  const answers = [1, 2].map(() => city.post(path(first.id, 'extension'), { days: '1', reason }));
  expect((await Promise.all(answers)).map(({ statusCode }) => statusCode).sort()).toContain(303);
  expect((await city.post(path(first.id, 'extension'), { days: '1', reason: 'Nữa.' })).body).toContain('đủ số lần');
});
