import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCases, verifyLedger } from '../../src/features/cases/index.ts';
import { createPlaces } from '../../src/features/places/index.ts';
import { at } from '../support/calendar.ts';
import { aboutHead, answerOf, type Desk, deskOf } from '../support/desk.ts';
import { receivedAt } from '../support/reports.ts';
import { readCsv, readXlsx } from '../support/sheets.ts';
import { givenTown, type Town } from '../support/town.ts';

const WHOLE =
  'Kính gửi ông/bà, phường đã xem camera và nhắc nhở người trực theo biên bản số 12/BB-UBND. Cần thêm, xin liên hệ 024 3825 0000.';
const open = { status: 'in_progress' } as const;

/** A month in which a ward answered five complaints, and left one waiting beyond its day. */
async function givenMonth(town: Town): Promise<void> {
  const head = await deskOf(town, 'head-00070');
  const answer = async (fields: Record<string, string>, given = {}) => {
    const { id } = await receivedAt(town, '2026-11-02 08:00', { ...open, ...given });
    const sent = await head.post(`/office/cases/${id}/answer`, { seen: '1', ...fields });
    expect(sent.statusCode).toBe(303);
    return id;
  };
  await answer({ message: WHOLE, outcome: 'corrected' });
  await answer({ message: WHOLE, outcome: 'corrected', promise: 'Lắp bảng', promiseOn: '2026-11-20' });
  await answer({ message: WHOLE, outcome: 'person_reminded', promise: 'Sửa ghế', promiseOn: '2026-11-16' });
  await answer({ ...answerOf('Chúng tôi ghi nhận.'), outcome: 'explained' });
  const kept = await answer({ message: WHOLE, outcome: 'apologised', promise: 'Gọi lại', promiseOn: '2026-11-17' });
  const [promise] = (await town.services.store.read.select().from(town.services.store.t.promise)).filter(
    ({ caseId }) => caseId === kept,
  );
  await head.post(`/office/cases/${kept}/promises/${promise?.id}/kept`, { message: 'Đã gọi.', seen: '2' });
  await receivedAt(town, '2026-11-02 09:00', { ...open, dueAt: at('2026-11-06 17:00') });
  await receivedAt(town, '2026-11-02 09:00', { ...open, dueAt: at('2026-11-27 17:00') });
  const city = await deskOf(town, 'head-01');
  const secret = await receivedAt(town, '2026-11-03 08:00', { ...open, ...aboutHead, restricted: false });
  await city.post(`/office/cases/${secret.id}/answer`, { seen: '1', ...answerOf('Chúng tôi ghi nhận.') });
}

let town: Town;
let head: Desk;
beforeAll(async () => {
  town = await givenTown();
  await givenMonth(town);
  town.clock.set('2026-11-18 09:00');
  head = await deskOf(town, 'head-00070');
});
afterAll(() => town.close());

/** One row of the figures as names and numbers. */
async function figuresOf(desk: Desk, kind = 'Phản ánh'): Promise<Record<string, string>> {
  const [heads = [], ...rows] = readCsv((await desk.get('/office/reports/figures.csv?month=2026-11')).body);
  const row = rows.find((cells) => cells.includes(kind)) ?? [];
  return Object.fromEntries(heads.map((name, i) => [name, row[i] ?? '']));
}

describe('outcomes, doubts and promises in reports', () => {
  test('are counted by kind and unit, with what is late and has no answer', async () => {
    expect(await figuresOf(head)).toMatchObject({
      'Đã sửa': '2',
      'Nhắc nhở': '1',
      'Xin lỗi': '1',
      'Giải thích': '1',
      'Đủ ý': '4',
      'Vẫn gửi': '1',
      'Lời hứa': '3',
      'Đã giữ lời': '1',
      'Quá ngày hứa': '1',
      'Trễ, chưa trả lời': '1',
    });
  });

  test('stand on the page, in the workbook and in the list, and the sums agree', async () => {
    const page = (await head.get('/office/reports?month=2026-11')).body;
    expect(page).toContain('Kết quả trả lời và lời hứa theo đơn vị');
    const book = readXlsx((await head.get('/office/reports/report.xlsx?month=2026-11')).rawPayload);
    const answers = book.sheet('Trả lời và lời hứa').rows;
    const [heads = [], ...rows] = answers;
    const sum = rows.pop() ?? [];
    for (let i = 3; i < heads.length; i++) {
      expect(
        rows.reduce((n, row) => n + Number(row[i]), 0),
        String(heads[i]),
      ).toBe(Number(sum[i]));
    }
    const list = readCsv((await head.get('/office/reports/cases.csv?month=2026-11')).body);
    const outcome = list[0]?.indexOf('Kết quả xử lý') ?? -1;
    const overruled = list[0]?.indexOf('Vẫn gửi dù thiếu ý') ?? -1;
    expect(list.filter((row) => row[outcome] === 'Đã sửa, đã khắc phục')).toHaveLength(2);
    expect(list.filter((row) => row[overruled] === 'Có')).toHaveLength(1);
  });

  test('leave out the answer about the head of the ward for that head alone', async () => {
    const city = await deskOf(town, 'head-01');
    const [heads = [], ...rows] = readCsv((await city.get('/office/reports/figures.csv?month=2026-11')).body);
    const column = heads.indexOf('Vẫn gửi');
    expect(rows.reduce((n, row) => n + Number(row[column]), 0)).toBe(2);
  });

  test('given the period has ended, what was answered after its end was late and unanswered at it', async () => {
    town.clock.set('2026-12-02 09:00');
    const later = await deskOf(town, 'head-00070');
    const [late] = (await town.services.store.read.select().from(town.services.store.t.cases)).filter(
      ({ queue, dueAt }) => queue === 'open' && dueAt < at('2026-11-10 00:00'),
    );
    await later.post(`/office/cases/${late?.id}/answer`, { message: WHOLE, outcome: 'corrected', seen: '1' });
    expect(await figuresOf(later)).toMatchObject({ 'Trễ, chưa trả lời': '2', 'Quá ngày hứa': '2' });
  });

  test('the counters are what a recount finds', async () => {
    const findings: unknown[] = [];
    const { store, vault } = town.services;
    await verifyLedger(
      store.read,
      vault,
      (finding) => findings.push(finding),
      () => {},
    );
    expect(findings.filter((one) => JSON.stringify(one).includes('counter'))).toEqual([]);
  });
});

test('given a promise in a case that goes one level up, then it is counted where the case is', async () => {
  const there = await givenTown();
  const desk = await deskOf(there, 'head-00070');
  const { id } = await receivedAt(there, '2026-11-02 08:00', open);
  const promise = { promise: 'Lắp bảng', promiseOn: '2026-11-20' };
  await desk.post(`/office/cases/${id}/answer`, { message: WHOLE, outcome: 'corrected', seen: '1', ...promise });
  const places = await createPlaces(there.services);
  const ledger = createCases(there.services, places, async () => {});
  const resident = { kind: 'resident', personId: null, unitId: null } as const;
  await there.services.store.write((tx) => ledger.move(tx, id, { verb: 'contest', actor: resident, words: 'Chưa.' }));
  expect(await there.services.store.read.select().from(there.services.store.t.promise)).toMatchObject([
    { unitId: '01' },
  ]);
  const [city, ward] = [await deskOf(there, 'head-01'), await deskOf(there, 'head-00070')];
  expect(await figuresOf(city)).toMatchObject({ 'Lời hứa': '1', 'Đã sửa': '1' });
  expect((await figuresOf(ward))['Lời hứa'] ?? '').not.toBe('1');
  const findings: string[] = [];
  const { store, vault } = there.services;
  await verifyLedger(
    store.read,
    vault,
    ({ what, name }) => void findings.push(`${what} ${name}`),
    () => {},
  );
  expect(findings.filter((one) => one.startsWith('counter'))).toEqual([]);
  await there.close();
});
