import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTrackingCode } from '../../src/domain/codes.ts';
import { TrackedFeedback } from '../../src/features/tracking/api-schemas.ts';
import { send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const guess = (n: number) => makeTrackingCode(Buffer.alloc(32, n + 1));
const look = (code: string, from?: string) => town.post('/tra-cuu', { code }, { ...(from && { from }) });
const complain = () => send(town, 'counter', { kind: 'complaint', message: 'Chờ cả buổi mà quầy không có ai.' });

/** Counts the questions that reach the database. */
function watchDatabase(): () => number {
  const { store } = town.services;
  let asked = 0;
  const watched = new Proxy(store.read, {
    get(target, name, self) {
      if (name === 'select' || name === 'selectDistinct') asked += 1;
      return Reflect.get(target, name, self);
    },
  });
  Object.assign(store, { read: watched });
  return () => asked;
}

test('given a code with one sign mistyped, when it is looked up, then the page says so and the database is not asked', async () => {
  const { code } = await complain();
  const asked = watchDatabase();
  const wrong = code.slice(0, 5) + (code[5] === 'A' ? 'B' : 'A') + code.slice(6);
  const page = await look(wrong);
  expect(page.statusCode).toBe(422);
  expect(page.body).toContain('Mã này có chỗ gõ nhầm');
  expect(page.body).toContain(`value="${wrong}"`);
  expect(asked()).toBe(0);
  expect((await look('')).statusCode).toBe(422);
  expect(asked()).toBe(0);
  expect((await look(code)).statusCode).toBe(200);
  expect(asked()).toBeGreaterThan(0);
});

test('given well-formed codes that nobody has, when they are tried, then each gets the same answer', async () => {
  const first = await look(guess(1));
  const second = await look(guess(2));
  expect(first.statusCode).toBe(404);
  expect(second.body.replaceAll(guess(2), '')).toBe(first.body.replaceAll(guess(1), ''));
});

test('given somebody who guesses, when the wrong codes pile up, then they are told how long to wait with the code kept', async () => {
  const { code } = await complain();
  let refused = await look(guess(1), '198.51.100.9');
  for (let n = 2; n < 40 && refused.statusCode !== 429; n++) {
    refused = await look(guess(n), '198.51.100.9');
    town.clock.add(1000);
  }
  expect(refused.statusCode).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(30);
  expect(refused.body).toMatch(/value="[1-9A-Z]{16}"/);
  expect((await look(code, '203.0.113.50')).statusCode).toBe(200);
  town.clock.add(Number(refused.headers['retry-after']) * 1000);
  expect((await look(code, '198.51.100.9')).statusCode).toBe(200);
});

test('given a whole station behind one address, when right codes are looked up, then none has to wait', async () => {
  const { code } = await complain();
  for (let n = 0; n < 40; n++) expect((await look(code)).statusCode).toBe(200);
});

test('given words sent with a mistyped code, when the page comes back, then the words are in it', async () => {
  const page = await town.post('/tra-cuu', { code: '7K3QXM9R2TVB4HNB', step: 'reply', message: 'Lời của tôi.' });
  expect(page.statusCode).toBe(422);
  expect(page.body).toContain('Lời của tôi.');
});

test('given a forged or old address of a photo, when it is opened, then there is nothing', async () => {
  expect((await town.get('/tra-cuu/anh/bm8gc3VjaCBwaG90bw')).statusCode).toBe(410);
});

test('given a page of another site, when it posts a code here, then it is refused', async () => {
  const { code } = await complain();
  const page = await town.post('/tra-cuu', { code }, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(page.statusCode).toBe(403);
  expect(page.body).not.toContain(code);
});

test('given a program, when it reads a feedback by the code in a header, then it gets what the page says', async () => {
  const { code } = await complain();
  const found = await town.get('/api/v1/feedback', { 'x-tracking-code': code });
  expect(found.statusCode).toBe(200);
  expect(TrackedFeedback.parse(found.json())).toMatchObject({
    kind: 'complaint',
    status: 'received',
    words: [{ from: 'resident', text: 'Chờ cả buổi mà quầy không có ai.' }],
  });
  expect(found.headers['cache-control']).toBe('no-store');
  expect((await town.get('/api/v1/feedback')).statusCode).toBe(400);
  expect((await town.get('/api/v1/feedback', { 'x-tracking-code': `${code}X` })).statusCode).toBe(422);
  expect((await town.get('/api/v1/feedback', { 'x-tracking-code': guess(3) })).statusCode).toBe(404);
  for (let n = 4; n < 14; n++) await town.get('/api/v1/feedback', { 'x-tracking-code': guess(n) });
  const slowed = await town.get('/api/v1/feedback', { 'x-tracking-code': guess(20) });
  expect(slowed.statusCode).toBe(429);
  expect(slowed.headers['content-type']).toContain('application/problem+json');
});
