import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/features/intake/limits.ts';
import { allCases } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const from = (address: string) => ({ 'x-forwarded-for': address });

/** What the last of so many requests from one address gets. */
async function lastOf(times: number, url: string, address: string) {
  for (let i = 1; i < times; i += 1) await town.get(url, from(address));
  return await town.get(url, from(address));
}

test('who reads the API 300 times a minute is asked to wait, and nobody else is', async () => {
  expect((await lastOf(300, '/api/v1/stats', '203.0.113.1')).statusCode).toBe(200);
  const late = await town.get('/api/v1/stats', from('203.0.113.1'));
  expect(late.statusCode).toBe(429);
  expect(late.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(late.headers['retry-after'])).toBeLessThanOrEqual(60);
  expect((await town.get('/api/v1/stats', from('203.0.113.2'))).statusCode).toBe(200);
});

test('who hunts for addresses that do not exist gets a page that says to wait, yet may still write', async () => {
  const late = await lastOf(301, '/backup/old.zip', '2001:db8::1');
  expect(late.statusCode).toBe(429);
  expect(late.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(late.body).toContain('<h1');
  // The same network, another machine in it.
  expect((await town.get('/backup/old.zip', from('2001:db8::2'))).statusCode).toBe(429);
  expect((await town.get(town.box('counter'), from('2001:db8::1'))).statusCode).toBe(200);
  const sent = await town.post(
    town.box('counter'),
    { kind: 'complaint', message: 'Quầy số 3 đóng cửa lúc 10 giờ sáng mà không báo trước.' },
    { from: '2001:db8::1' },
  );
  expect(sent.statusCode).toBe(303);
});

test('no address is logged when somebody is turned away', async () => {
  await lastOf(301, '/backup/old.zip', '203.0.113.9');
  expect(town.logged.filter((line) => line.includes('203.0.113.9'))).toEqual([]);
});

describe('given a proxy', () => {
  const warnings = () => town.logged.filter((line) => line.includes('TRUST_PROXY'));
  const flood = (n: number) =>
    Promise.all(
      Array.from({ length: n }, (_, i) =>
        town.post(town.box('counter'), { kind: 'suggestion', message: `Xin thêm ghế ở khu chờ số ${i}.` }),
      ),
    );

  test('that nobody has declared, when a flood comes through it, then its box is counted, and the log says once what to set', async () => {
    await town.close();
    town = await givenTown({ TRUST_PROXY: '' });
    const sent = await flood(DEFAULT_LIMITS.box.quarantine + 2);
    expect(sent.every(({ statusCode }) => statusCode === 303)).toBe(true);
    const aside = (await allCases(town)).filter(({ queue }) => queue === 'quarantine');
    expect(aside.map(({ suspicion }) => suspicion)).toEqual(['flood_box', 'flood_box']);
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).not.toContain('203.0.113');
  });

  test('that was declared, then the log has nothing to say', async () => {
    expect((await flood(2)).map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(warnings()).toEqual([]);
  });
});
