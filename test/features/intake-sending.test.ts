import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allCases, codeOn, onlyCase, send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const LONG = 'Tôi chờ từ 8 giờ đến 10 giờ mà chỉ có một quầy mở, máy lấy số thì hỏng.';
const complaint = { kind: 'complaint', message: LONG };

test('given a rating of one tap, when words are added from the receipt, then it becomes a feedback with a deadline and keeps its stars', async () => {
  const { receipt } = await send(town, 'counter', { rating: '2' });
  expect(await onlyCase(town)).toMatchObject({ kind: 'rating', status: 'closed', rating: 2 });
  const token = /name="token" value="([^"]+)"/.exec((await town.get(receipt)).body)?.[1] ?? '';
  const wordless = await town.post('/bien-nhan', { token, step: 'words', kind: 'complaint', message: '' });
  expect(wordless.statusCode).toBe(422);
  const added = await town.post('/bien-nhan', { token, step: 'words', kind: 'complaint', message: LONG });
  expect(added.statusCode).toBe(303);
  expect(await onlyCase(town)).toMatchObject({
    kind: 'complaint',
    status: 'received',
    rating: 2,
    message: LONG,
    queue: 'open',
  });
  expect((await town.get(receipt)).body).toContain('trước 17 giờ thứ Hai, 23/11/2026');
});

test('given words added to a rating that read like a denunciation, when they are sent, then the case is restricted', async () => {
  const { receipt } = await send(town, 'counter', { rating: '1' });
  const token = new URL(receipt, 'http://x').searchParams.get('t') ?? '';
  const message = 'Cán bộ địa chính nhận của tôi 5 triệu đồng để làm nhanh hồ sơ, có người chứng kiến.';
  const words = { token, step: 'words', kind: 'complaint', message, sendAnyway: 'denunciation' };
  await town.post('/bien-nhan', words);
  expect(await onlyCase(town)).toMatchObject({ restricted: true, restriction: 'denunciation' });
});

test('given a receipt, when half an hour has passed, then it is gone and says that the feedback is not', async () => {
  const { receipt } = await send(town, 'counter', complaint);
  town.clock.add(31 * 60_000);
  const page = await town.get(receipt);
  expect(page.statusCode).toBe(410);
  expect(page.body).toContain('Biên nhận đã hết hạn xem');
  expect((await town.get('/bien-nhan?t=forged')).statusCode).toBe(410);
});

test('given one submissionId, when it is sent twice at the same instant and once later, then there is one case and one receipt', async () => {
  const fields = { ...complaint, submissionId: randomUUID() };
  const two = await Promise.all([town.post(town.box('counter'), fields), town.post(town.box('counter'), fields)]);
  const three = [
    ...two,
    await town.post(town.box('counter'), { ...fields, submissionId: fields.submissionId.toUpperCase() }),
  ];
  const codes = await Promise.all(three.map(({ headers }) => codeOn(town, String(headers.location))));
  expect(new Set(codes).size).toBe(1);
  expect(await allCases(town)).toHaveLength(1);
});

test('given the same long words from one hand without an id, when they come within moments, then they are one case', async () => {
  const first = await send(town, 'counter', complaint);
  const second = await send(town, 'counter', complaint);
  expect(second.code).toBe(first.code);
  town.clock.add(10 * 60_000);
  await send(town, 'counter', complaint);
  expect(await allCases(town)).toHaveLength(2);
});

test('given the same long words with another kind, rule, contact or rating, when they come within moments, then each is a case', async () => {
  const others: Record<string, string>[] = [
    {},
    { kind: 'suggestion' },
    { rating: '1' },
    { rule: 'CC25' },
    { about: 'head' },
    { who: 'quầy số 3' },
    { contactEmail: 'nguoi.gui@example.vn', consent: '1' },
  ];
  for (const other of others) await send(town, 'counter', { ...complaint, ...other });
  expect(await allCases(town)).toHaveLength(others.length);
});

test('given two people with the same short words or the same stars on one Wi-Fi, when they send, then nobody is lost', async () => {
  await send(town, 'counter', { kind: 'praise', message: 'tốt' });
  await send(town, 'counter', { kind: 'praise', message: 'tốt' });
  await send(town, 'counter', { rating: '5' });
  await send(town, 'counter', { rating: '5' });
  expect(await allCases(town)).toHaveLength(4);
});

test('given two people in two places with the same long words, when they send, then there are two cases', async () => {
  await send(town, 'counter', complaint, { from: '203.0.113.1' });
  await send(town, 'counter', complaint, { from: '203.0.113.2' });
  await send(town, 'gate', complaint, { from: '203.0.113.1' });
  expect(await allCases(town)).toHaveLength(3);
});

test('given a program that fills the hidden field or is too quick, when it sends, then it gets a receipt and no unit is mailed', async () => {
  await send(town, 'counter', { ...complaint, website: 'http://x.example' });
  await send(town, 'counter', { ...complaint, message: `${LONG} 2`, elapsed: '300' });
  await send(town, 'counter', { ...complaint, message: `${LONG} 3`, elapsed: '45000' });
  const rows = await allCases(town);
  expect(rows.map(({ suspicion }) => suspicion)).toEqual(['honeypot', 'too_fast', null]);
  const { store } = town.services;
  const mails = await store.read.select().from(store.t.outbox);
  expect(new Set(mails.map(({ caseId }) => caseId))).toEqual(new Set([rows[2]?.id]));
});

test('given a flood from one address, when it goes on, then it is slowed and kept aside, and nobody is turned away', async () => {
  const words = Array.from({ length: 64 }, (_, n) => `Xin thêm ghế ở khu chờ số ${n}.`);
  const sent = await Promise.all(
    words.map((message) => town.post(town.box('counter'), { kind: 'suggestion', message })),
  );
  expect(sent.every(({ statusCode }) => statusCode === 303)).toBe(true);
  const rows = await allCases(town);
  expect(rows.filter(({ suspicion }) => suspicion === 'flood_address')).toHaveLength(4);
  expect(rows.filter(({ queue }) => queue === 'quarantine')).toHaveLength(4);
});

test('given a complaint about the head, when it is sent, then the unit above answers for it', async () => {
  await send(town, 'counter', { ...complaint, about: 'head' });
  expect(await onlyCase(town)).toMatchObject({ filedUnitId: '00070', unitId: '01', restriction: 'about_head' });
});

test('given a complaint on the eve of Tết, when it is received, then the deadline jumps over the holidays', async () => {
  town.clock.set('2026-02-13 16:00');
  const { receipt } = await send(town, 'counter', complaint);
  expect((await town.get(receipt)).body).toContain('27/02/2026');
});

test('given a retired sign, when it is scanned, then its successor is shown; and words sent to it are received', async () => {
  const page = await town.get(town.box('old-counter'));
  expect(page.statusCode).toBe(410);
  expect(page.body).toContain(town.box('counter'));
  await send(town, 'old-counter', complaint);
  expect((await onlyCase(town)).filedUnitId).toBe('00070');
});

test('given a mistyped code, when it is opened, then the boxes that are one slip away are offered', async () => {
  const code = town.box('counter').slice(1);
  const wrong = (code[0] === 'A' ? 'B' : 'A') + code.slice(1);
  const page = await town.get(`/${wrong}`);
  expect(page.statusCode).toBe(404);
  expect(page.body).toContain(town.box('counter'));
  expect((await town.get(`/${code.toLowerCase()}`)).statusCode).toBe(200);
});

test('given a page of another site, when it posts a feedback here, then it is refused and nothing is kept', async () => {
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  for (const headers of foreign) {
    expect((await town.post(town.box('counter'), complaint, { headers })).statusCode).toBe(403);
  }
  expect(await allCases(town)).toEqual([]);
});
