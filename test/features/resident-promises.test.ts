import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const KB = 1024;

test('given a first visit, then one answer of at most 6 KB is all there is to fetch, and the same for every visitor', async () => {
  const visit = (from: string, agent: string) =>
    town.app.inject({
      url: town.box('counter'),
      headers: { 'accept-encoding': 'br, gzip', 'user-agent': agent, 'x-forwarded-for': from, cookie: 'seen=1' },
    });
  const [first, second] = [await visit('203.0.113.7', 'phone'), await visit('198.51.100.9', 'desktop')];
  expect(first.statusCode).toBe(200);
  expect(first.headers['content-encoding']).toBe('br');
  expect(first.rawPayload.length).toBeLessThanOrEqual(6 * KB);
  expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
  expect(first.headers['cache-control']).toContain('public');
  const plain = await town.get(town.box('counter'));
  expect(plain.body).not.toMatch(/<link[^>]+rel="?(stylesheet|preload)|<img|@import|url\((?!"?data:)|<iframe/);
});

test('given a resident who sends from an address with a browser that names itself, then neither is kept or logged anywhere', async () => {
  const marks = ['203.0.113.77', 'Marked-Browser/7', 'marked-cookie'];
  const sent = await town.post(
    town.box('counter'),
    { kind: 'complaint', message: 'Cán bộ ở quầy nói chuyện rất cộc cằn.' },
    { from: marks[0], headers: { 'user-agent': marks[1] ?? '', cookie: `a=${marks[2]}`, 'accept-language': 'vi' } },
  );
  expect(sent.statusCode).toBe(303);
  await town.get('/nowhere-at-all', { 'x-forwarded-for': marks[0] ?? '', 'user-agent': marks[1] ?? '' });
  await town.app.runner.tick(town.clock.now() + 60_000);
  const files = readdirSync(town.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const kept = files.map((file) => readFileSync(path.join(file.parentPath, file.name), 'latin1'));
  expect(kept.some((text) => text.includes('HN'))).toBe(true);
  for (const mark of marks) {
    expect(kept.filter((text) => text.includes(mark))).toEqual([]);
    expect(town.logged.filter((line) => line.includes(mark))).toEqual([]);
  }
});

test('given words that cannot be taken as they are, then the page comes back with every word in it and says what to do', async () => {
  const fields = {
    kind: 'complaint',
    message: `Quầy số 3 "đóng cửa" <sớm> & không báo. ${'a'.repeat(4000)}`,
    who: 'Chị ngồi quầy số 3',
    contactName: 'Người gửi',
    contactEmail: 'không phải thư',
    consent: '1',
    rating: '2',
  };
  const answer = await town.post(town.box('counter'), fields);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('<div id="error-summary" role="alert"');
  const shown = answer.body
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  for (const typed of [fields.message, fields.who, fields.contactName, fields.contactEmail])
    expect(shown).toContain(typed);
});
