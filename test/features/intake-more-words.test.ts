import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTrackingCode } from '../../src/domain/codes.ts';
import { StoreTrouble } from '../../src/platform/db/store.ts';
import { allCases, onlyCase, send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const WORDS = 'Tôi chờ từ 8 giờ đến 10 giờ mà chỉ có một quầy mở.';
const OTHERS = 'Xin nói thêm: máy lấy số cũng hỏng.';
const BRIBE = 'Cán bộ địa chính nhận của tôi 5 triệu đồng để làm nhanh hồ sơ, có người chứng kiến.';

const tokenOf = (receipt: string) => new URL(receipt, 'http://x').searchParams.get('t') ?? '';
const say = (receipt: string, more: Record<string, string>) =>
  town.post('/bien-nhan', { token: tokenOf(receipt), step: 'words', kind: 'complaint', ...more });
const replies = async () => {
  const { store } = town.services;
  return (await store.read.select().from(store.t.message)).map(({ kind, body }) => `${kind}: ${body}`);
};
const mails = async () => {
  const { store } = town.services;
  return store.read.select().from(store.t.outbox);
};
async function withStore(write: () => Promise<never>, act: () => ReturnType<Town['post']>) {
  const { store } = town.services;
  const whole = store.write;
  Object.assign(store, { write });
  const page = await act();
  Object.assign(store, { write: whole });
  return page;
}

test('given words added to a tap about the head, when they are sent twice at the same instant and once later, then nothing climbs', async () => {
  const { receipt } = await send(town, 'counter', { rating: '2', about: 'head' });
  const twice = await Promise.all([say(receipt, { message: WORDS }), say(receipt, { message: WORDS })]);
  const later = await say(receipt, { message: WORDS });
  expect([...twice, later].map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
  expect(await onlyCase(town)).toMatchObject({ message: WORDS, unitId: '01', filedUnitId: '00070' });
  expect([await replies(), (await mails()).length]).toEqual([[], 1]);
});

test('given a complaint, when other words come from its receipt, then they join the dialogue once, and the first stay with their deadline', async () => {
  const { receipt } = await send(town, 'counter', { kind: 'complaint', message: WORDS, about: 'head' });
  const before = await onlyCase(town);
  town.clock.add(60_000);
  const two = [await say(receipt, { message: OTHERS }), await say(receipt, { message: OTHERS })];
  expect(two.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
  expect(await onlyCase(town)).toEqual(before);
  expect(await replies()).toEqual([`reply: ${OTHERS}`]);
});

test('given a rating that came with words, when other words come, then they are given back with a way to send them', async () => {
  const { receipt } = await send(town, 'counter', { kind: 'rating', rating: '4', message: 'Nhanh.' });
  const page = await say(receipt, { message: OTHERS });
  expect(page.statusCode).toBe(422);
  expect(page.body).toContain(OTHERS);
  expect(page.body).toContain(`formaction="${town.box('counter')}?lang=vi"`);
  expect(await onlyCase(town)).toMatchObject({ kind: 'rating', message: 'Nhanh.', status: 'closed' });
});

test('given words after a tap that another door would serve better, when they are sent, then it is shown first, and whoever sends anyway is received', async () => {
  const { receipt } = await send(town, 'counter', { rating: '1' });
  const door = await say(receipt, { message: BRIBE });
  expect([door.statusCode, (await onlyCase(town)).message]).toEqual([422, '']);
  expect(door.body).toContain('Điều bạn viết giống một tố cáo');
  expect(door.body).toContain('action="/bien-nhan?lang=vi"');
  expect(door.body).toContain(BRIBE);
  const fields = [...door.body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
  const hidden = Object.fromEntries(fields.map(([, name, value]) => [name ?? '', value ?? '']));
  const edit = await town.post('/bien-nhan', { ...hidden, message: BRIBE, edit: 'yes' });
  expect([edit.statusCode, edit.body.includes(BRIBE)]).toEqual([200, true]);
  const sent = await town.post('/bien-nhan', { ...hidden, message: BRIBE, sendAnyway: 'denunciation' });
  expect(sent.statusCode).toBe(303);
  expect(await onlyCase(town)).toMatchObject({ message: BRIBE, restricted: true, restriction: 'denunciation' });
});

test('given a complaint, when a denunciation comes from its receipt, then the unit does not read it as a reply', async () => {
  const { receipt } = await send(town, 'counter', { kind: 'complaint', message: WORDS });
  const page = await say(receipt, { message: BRIBE, sendAnyway: 'denunciation' });
  expect([page.statusCode, page.body.includes(BRIBE), await replies()]).toEqual([422, true, []]);
});

test.each([
  ['an advert', { message: 'Cho vay nhanh lãi suất thấp, giải ngân ngay, liên hệ 0912345678' }, 'advert'],
  ['a filled trap', { message: WORDS, website: 'http://x.example' }, 'honeypot'],
  ['a hand that is too quick', { message: WORDS, elapsed: '200' }, 'too_fast'],
])(
  'given %s after a tap, when it is sent, then it is kept aside and nobody is mailed',
  async (_, fields, suspicion) => {
    const { receipt } = await send(town, 'counter', { rating: '5' });
    expect((await say(receipt, fields)).statusCode).toBe(303);
    expect(await onlyCase(town)).toMatchObject({ queue: 'quarantine', suspicion, message: fields.message });
    expect(await mails()).toEqual([]);
  },
);

test('given a receipt that has expired or is not ours, when words come for it, then the page gives them back with a way to go on', async () => {
  const { receipt } = await send(town, 'counter', { rating: '2' });
  town.clock.add(31 * 60_000);
  const late = await say(receipt, { message: WORDS });
  expect([late.statusCode, late.body.includes(WORDS)]).toEqual([410, true]);
  expect(late.body).toContain(`formaction="${town.box('counter')}?lang=vi"`);
  const forged = await town.post('/bien-nhan', { token: 'forged', step: 'words', message: WORDS });
  expect([forged.statusCode, forged.body.includes(WORDS), forged.body.includes('formaction')]).toEqual([
    410,
    true,
    false,
  ]);
});

test.each([
  ['a disk that takes nothing', new StoreTrouble('readonly')],
  ['a bug', new Error('a bug')],
])('given %s, when words come from a receipt, then a 503 holds them, ready to be sent again', async (_, error) => {
  const { receipt } = await send(town, 'counter', { rating: '2' });
  const page = await withStore(
    () => Promise.reject(error),
    () => say(receipt, { message: WORDS }),
  );
  expect([page.statusCode, page.body.includes(WORDS)]).toEqual([503, true]);
  const fields = [...page.body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
  const again = Object.fromEntries(fields.map(([, name, value]) => [name ?? '', value ?? '']));
  expect((await town.post('/bien-nhan', { ...again, message: WORDS })).statusCode).toBe(303);
  expect((await onlyCase(town)).message).toBe(WORDS);
});

test('given words sent to a code that is mistyped, unknown or no code, then the page gives them back, with the boxes that are near', async () => {
  const code = town.box('counter').slice(1);
  const mistyped = (code[0] === 'A' ? 'B' : 'A') + code.slice(1);
  for (const wrong of [mistyped, 'AAAAAAA', 'no-such-page']) {
    const page = await town.post(`/${wrong}`, { kind: 'complaint', message: WORDS });
    expect([page.statusCode, page.body.includes(WORDS)], wrong).toEqual([404, true]);
    expect(page.body.includes(`formaction="${town.box('counter')}?lang=vi"`), wrong).toBe(wrong === mistyped);
  }
});

test('given the same submissionId with other words, when it is sent, then there is one case, one receipt, and the words join it once', async () => {
  const submissionId = randomUUID();
  const first = await send(town, 'counter', { kind: 'complaint', message: WORDS, submissionId });
  for (let time = 0; time < 2; time++) {
    const again = await send(town, 'counter', { kind: 'complaint', message: OTHERS, submissionId });
    expect(again.code).toBe(first.code);
  }
  expect([(await onlyCase(town)).message, await replies()]).toEqual([WORDS, [`reply: ${OTHERS}`]]);
});

test('given a tap and then a whole form with the same submissionId, when it is sent, then the tap becomes that feedback', async () => {
  const submissionId = randomUUID();
  const { code } = await send(town, 'counter', { rating: '2', submissionId });
  const again = await send(town, 'counter', {
    kind: 'complaint',
    message: WORDS,
    about: 'head',
    rule: 'CC25',
    submissionId,
  });
  expect(again.code).toBe(code);
  expect(await onlyCase(town)).toMatchObject({
    kind: 'complaint',
    rating: 2,
    about: 'head',
    ruleCode: 'CC25',
    unitId: '01',
  });
});

test('given the same submissionId with words that cannot join, when it is sent, then the form gives them back, and the next sending files them', async () => {
  const submissionId = randomUUID();
  await send(town, 'counter', { kind: 'complaint', message: WORDS, submissionId });
  const page = await town.post(town.box('counter'), {
    kind: 'complaint',
    message: OTHERS,
    about: 'head',
    submissionId,
  });
  expect([page.statusCode, page.body.includes(OTHERS), page.body.includes(submissionId)]).toEqual([422, true, false]);
  await send(town, 'counter', { kind: 'complaint', message: OTHERS, about: 'head' });
  expect((await allCases(town)).map(({ unitId }) => unitId)).toEqual(['00070', '01']);
});

test('given the database and the key of the house, when a tracking code is sought, then what is stored does not give it', async () => {
  const submissionId = randomUUID();
  const { code } = await send(town, 'counter', { kind: 'complaint', message: WORDS, submissionId });
  expect(code).toHaveLength(16);
  const derived = Object.values(await onlyCase(town)).map((stored) =>
    makeTrackingCode(town.services.keys.mac('tracking-code', String(stored))),
  );
  expect(derived).not.toContain(code);
  const files = readdirSync(town.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files)
    expect(readFileSync(join(file.parentPath, file.name), 'latin1')).not.toContain(submissionId);
});
