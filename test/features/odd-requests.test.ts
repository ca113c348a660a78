import { afterEach, beforeEach, expect, test } from 'vitest';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

test('given an address that cannot be read, when it is opened, then our own page says so, in the language of the reader', async () => {
  const page = await town.get('/%E0%A4%A');
  expect([page.statusCode, page.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
  expect(page.body).toContain('<html lang="vi"');
  expect(page.headers['content-security-policy']).toBeDefined();
  const english = await town.get('/%E0%A4%A', { 'accept-language': 'en' });
  expect(english.body).toContain('<html lang="en"');
  const program = await town.get('/api/v1/boxes/%E0%A4%A');
  expect([program.statusCode, program.json().status]).toEqual([400, 400]);
  expect((await town.get(`/${'a'.repeat(300)}`)).statusCode).toBe(404);
});

test('given a form that a phone or a proxy has already, when it asks with any of its names, then it is not sent again', async () => {
  const { etag } = (await town.get(town.box('counter'))).headers;
  for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, `"other",W/${etag}`, '*']) {
    const answer = await town.get(town.box('counter'), { 'if-none-match': String(tags) });
    expect([tags, answer.statusCode, answer.body]).toEqual([tags, 304, '']);
  }
  expect((await town.get(town.box('counter'), { 'if-none-match': '"other", W/"more"' })).statusCode).toBe(200);
});

test('given a program that knows a box which was taken down, when it asks for it, then it is told which one stands there now', async () => {
  const answer = await town.get(`/api/v1/boxes${town.box('old-counter')}`);
  expect(answer.statusCode).toBe(410);
  expect(answer.json()).toMatchObject({ status: 410, successor: town.box('counter').slice(1) });
});
