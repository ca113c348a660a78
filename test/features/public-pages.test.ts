import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await givenTown();
});
afterAll(() => town.close());

const LANGS = ['vi', 'en', 'zh', 'ko', 'ja', 'fr'] as const;

test.each(LANGS)(
  'given a first visit in %s, when the form comes, then it is whole, at most 6 KB, and the same for everybody',
  async (lang) => {
    const url = `${town.box('gate')}?lang=${lang}`;
    const one = await town.get(url, { 'user-agent': 'one', 'x-forwarded-for': '203.0.113.1' });
    const two = await town.get(url, { 'user-agent': 'two', 'x-forwarded-for': '203.0.113.2', cookie: 'a=b' });
    expect(two.body).toBe(one.body);
    const small = brotliCompressSync(one.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    expect(small.length).toBeLessThanOrEqual(6 * 1024);
  },
);

test('given a browser that takes brotli, when it asks again with the ETag, then nothing is sent twice', async () => {
  const first = await town.get(town.box('counter'));
  const etag = String(first.headers.etag);
  expect(first.headers['cache-control']).toContain('public');
  const again = await town.get(town.box('counter'), { 'if-none-match': etag });
  expect(again.statusCode).toBe(304);
  expect(again.body).toBe('');
});

test('given browsers of six languages, when they open a box, then each reads its own; ?lang= wins', async () => {
  for (const [asked, tag] of [
    ['en-US,en;q=0.9', 'en'],
    ['ko-KR', 'ko'],
    ['fr', 'fr'],
    ['de', 'vi'],
    ['zh-CN,en', 'zh'],
    ['', 'vi'],
  ] as const) {
    const page = await town.get(town.box('gate'), { 'accept-language': asked });
    expect(page.body, asked).toMatch(new RegExp(`<html lang="${tag}`));
  }
  const page = await town.get(`${town.box('gate')}?lang=ja`, { 'accept-language': 'en' });
  expect(page.body).toContain('<html lang="ja"');
});

test('given a box code typed at the start page, when it is right, mistyped, empty or nonsense, then the next page helps', async () => {
  const code = town.box('counter').slice(1);
  const right = await town.get(`/?box=${code.toLowerCase().replace(/(.{3})/, '$1-')}&lang=en`);
  expect(right.statusCode).toBe(303);
  expect(right.headers.location).toBe(`/${code}?lang=en`);
  const wrong = (code[0] === 'A' ? 'B' : 'A') + code.slice(1);
  const mistyped = await town.get(`/?box=${wrong}`);
  expect(mistyped.statusCode).toBe(303);
  expect((await town.get(String(mistyped.headers.location))).body).toContain(`/${code}`);
  const empty = await town.get('/?box=');
  expect(empty.statusCode).toBe(422);
  expect(empty.body).toContain('href="#box"');
  const nonsense = await town.get('/?box=%3Cb%3Exin%20ch%C3%A0o');
  expect(nonsense.statusCode).toBe(422);
  expect(nonsense.body).toContain('value="&lt;b&gt;xin chào"');
});

test('given the codes of conduct, when they are read, then rules stand under do and do not, and each has a page', async () => {
  const page = await town.get('/quy-tac');
  expect(page.body).toContain('Lịch sự, tôn trọng, lắng nghe người dân');
  expect(page.body).toContain('href="/quy-tac/CC26?lang=vi"');
  const rule = await town.get('/quy-tac/cc26?lang=en');
  expect(rule.body).toContain('Hints for, demands or takes money or gifts');
  expect((await town.get('/quy-tac/XX99')).statusCode).toBe(404);
});

test('given a visitor who reads neither Vietnamese nor English, when they read the rules, then all but the rules is in their language', async () => {
  const said = {
    zh: ['应当做', '英语'],
    ko: ['해야 할 일', '영어'],
    ja: ['すること', '英語'],
    fr: ['À faire', 'en anglais'],
  };
  for (const [lang, words] of Object.entries(said)) {
    const page = await town.get(`/quy-tac?lang=${lang}`);
    for (const word of words) expect(page.body, lang).toContain(word);
    expect(page.body, lang).toMatch(/lang="en">Hints for, demands or takes money or gifts/);
    expect(page.body, lang).not.toMatch(/Codes of conduct|>Do</);
    const rule = (await town.get(`/quy-tac/CC26?lang=${lang}`)).body;
    expect(rule, lang).toContain(words[1]);
    expect(rule, lang).not.toMatch(/In force since|All points/);
  }
  for (const lang of ['vi', 'en']) {
    expect((await town.get(`/quy-tac?lang=${lang}`)).body).not.toMatch(
      / lang="en">[A-Z]|chỉ có tiếng Việt|in Vietnamese and English only/,
    );
  }
});

test('given the privacy page, when it is read in any language, then it tells the numbers of the schedule', async () => {
  for (const lang of LANGS) {
    const page = await town.get(`/rieng-tu?lang=${lang}`);
    expect(page.body, lang).toContain('24');
    expect(page.body, lang).toContain('90');
  }
});

test('given addresses that lead nowhere, when they are opened, then a page says so in the reader’s language', async () => {
  for (const url of ['/khong-co', '/favicon.ico', '/office-x/1']) {
    const page = await town.get(`${url}?lang=fr`);
    expect(page.statusCode, url).toBe(404);
    expect(page.body, url).toContain('<html lang="fr"');
  }
  const robots = await town.get('/robots.txt');
  expect(robots.body).toContain('Disallow: /');
});
