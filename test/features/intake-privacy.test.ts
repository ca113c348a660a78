import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown({ LOG_LEVEL: 'debug' });
});
afterEach(() => town.close());

const AGENT = 'Mozilla/5.0 (Linux; Android 9; TestPhone-4711)';
const ADDRESS = '203.0.113.77';
const headers = { 'user-agent': AGENT, cookie: 'zalo=secret-cookie-4711', referer: 'https://example.vn/from-4711' };

/** Every byte that the program has written, as text. */
function everythingWritten(): string {
  const files = readdirSync(town.dataDir, { recursive: true }).map((name) => path.join(town.dataDir, String(name)));
  const texts = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'latin1'));
  return `${texts.join('\n')}\n${town.logged.join('\n')}`;
}

test('given a phone with an address, a name and a cookie, when it sends and tracks, then none of them is stored or logged', async () => {
  const { code } = await send(
    town,
    'counter',
    { kind: 'complaint', message: 'Chờ rất lâu mà không ai gọi.' },
    { from: ADDRESS, headers },
  );
  await town.post('/tra-cuu', { code, step: 'reply', message: 'Thêm một lời.' }, { from: ADDRESS, headers });
  await town.post('/tra-cuu', { code: '123' }, { from: ADDRESS, headers });
  const written = everythingWritten();
  expect(written).toContain('Th\u00c3\u00aam m\u00e1\u00bb\u0099t l\u00e1\u00bb\u009di.');
  for (const trace of [ADDRESS, AGENT, 'TestPhone', 'secret-cookie', 'from-4711']) expect(written).not.toContain(trace);
});

test('given a tracking code, when its feedback is sent and followed, then the code is in no address, no file and no log', async () => {
  const { answer, receipt, code } = await send(town, 'counter', { kind: 'complaint', message: 'Quầy đóng cửa sớm.' });
  const page = await town.post('/tra-cuu', { code });
  const addresses = [
    String(answer.headers.location),
    receipt,
    ...[...page.body.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, url]) => url ?? ''),
  ];
  for (const address of addresses) expect(address.replaceAll(/%20|\W/g, '')).not.toContain(code);
  const written = everythingWritten();
  expect(written).not.toContain(code);
  expect(written).not.toContain(code.replace(/(.{4})(?=.)/g, '$1 '));
});

test('given contact data with consent, when it is stored, then no byte of it can be read in the files', async () => {
  await send(town, 'counter', {
    kind: 'complaint',
    message: 'Xin gọi lại cho tôi.',
    contactName: 'Ten Nguoi Gui',
    contactPhone: '0900 000 471',
    contactEmail: 'lien-he-4711@example.vn',
    consent: '1',
  });
  const written = everythingWritten();
  for (const secret of ['Ten Nguoi Gui', '0900 000 471', '0900000471', 'lien-he-4711'])
    expect(written).not.toContain(secret);
  const { store } = town.services;
  expect(await store.read.select().from(store.t.sealedContact)).toHaveLength(1);
});

test('given any page of the public side, when it answers, then it sets no cookie and names no third party', async () => {
  for (const url of [
    '/',
    town.box('counter'),
    '/tra-cuu',
    '/quy-tac',
    '/quy-tac/CC23',
    '/rieng-tu',
    '/thong-ke',
    '/openapi.json',
  ]) {
    const page = await town.get(url);
    expect(page.statusCode, url).toBe(200);
    expect(page.headers['set-cookie'], url).toBeUndefined();
    if (!url.endsWith('json')) {
      expect(page.body, url).not.toMatch(/(?:src|href)="https?:/);
      expect(page.headers['content-security-policy'], url).toContain("script-src 'self'");
    }
  }
});
