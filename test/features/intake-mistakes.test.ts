import { afterEach, beforeEach, expect, test } from 'vitest';
import { allCases, multipart, PIXEL } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const whole = {
  kind: 'complaint',
  message: 'Hồ sơ chậm bảy ngày, không ai giải thích.',
  rule: 'CC25',
  about: 'staff',
  who: 'quầy số 3',
  happenedAt: '2026-11-15T09:30',
  contactName: 'Người gửi',
  contactPhone: '0900 000 000',
  contactEmail: 'nguoi.gui@example.vn',
  consent: '1',
};
type Field = keyof typeof whole;

const WRONG: readonly [field: Field, value: string, anchor: string][] = [
  ['kind', '', 'kind'],
  ['kind', 'khieu_nai', 'kind'],
  ['message', '', 'message'],
  ['message', 'ạ'.repeat(4001), 'message'],
  ['message', '\u200b \u2060\u00ad\ufeff \u3164\u115f\u1160\uffa0', 'message'],
  ['rule', 'CC999', 'rule'],
  ['about', 'mayor', 'about'],
  ['who', 'x'.repeat(201), 'who'],
  ['happenedAt', 'hôm qua', 'happenedAt'],
  ['happenedAt', '2027-01-01T00:00', 'happenedAt'],
  ['happenedAt', '2026-02-31T10:00', 'happenedAt'],
  ['contactName', 'y'.repeat(201), 'contactName'],
  ['contactPhone', '12', 'contactPhone'],
  ['contactEmail', 'không có', 'contactEmail'],
  ['consent', '', 'consent'],
];

test.each(WRONG)(
  'given %s = %j, when the form is sent, then the page links to it and keeps every other word',
  async (field, value, anchor) => {
    const page = await town.post(town.box('counter'), { ...whole, [field]: value });
    expect(page.statusCode).toBe(422);
    const summary = /<div id="error-summary" role="alert".*?<\/div>/s.exec(page.body)?.[0] ?? '';
    const link = /href="#(\w+)"/.exec(summary)?.[1];
    expect(link).toBe(anchor);
    expect(page.body).toMatch(new RegExp(`id="${anchor}"`));
    for (const [name, text] of Object.entries(whole)) {
      if (name === field || ['kind', 'rule', 'about', 'consent'].includes(name)) continue;
      expect(page.body, name).toContain(text);
    }
    if (field !== 'kind') expect(page.body).toMatch(/value="complaint"[^>]* checked/);
    if (field !== 'about') expect(page.body).toMatch(/value="staff"[^>]* checked/);
    if (field !== 'rule') expect(page.body).toMatch(/value="CC25"[^>]* checked/);
    expect(await allCases(town)).toEqual([]);
  },
);

test('given a fresh form, when it is read, then no consent is ticked; and contact without consent is not kept', async () => {
  const page = await town.get(town.box('counter'));
  expect(/<input[^>]*name="consent"[^>]*>/.exec(page.body)?.[0]).not.toContain('checked');
  const sent = await town.post(town.box('counter'), { ...whole, consent: '' });
  expect(sent.statusCode).toBe(422);
});

test('given words in the way of every attack on a form, when they are sent, then there is a clear answer and never a 500', async () => {
  const odd: Record<string, string>[] = [
    { kind: 'complaint', message: 'NUL \u0000 và nửa cặp \ud83d' },
    { kind: 'complaint', message: 'a'.repeat(1_000_000) },
    { kind: 'complaint', message: whole.message, submissionId: 'not-a-uuid' },
    { kind: 'rating', rating: '6' },
    { kind: 'rating' },
    {},
    Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`field${n}`, 'x'])),
    { kind: '__proto__', message: 'constructor', rule: '__proto__', about: 'toString' },
  ];
  for (const fields of odd) {
    const page = await town.post(town.box('counter'), fields);
    expect([303, 422], JSON.stringify(fields).slice(0, 80)).toContain(page.statusCode);
  }
});

test('given a program that numbers every sending with zeros, when it sends, then it is told, and the words stay', async () => {
  const page = await town.post(town.box('counter'), { ...whole, submissionId: '00000000-0000-0000-0000-000000000000' });
  expect([page.statusCode, page.body.includes(whole.message)]).toEqual([422, true]);
  expect(page.body).toContain('Mã lần gửi không đúng dạng');
  expect(await allCases(town)).toEqual([]);
});

test('given files that are no photos, when they are sent with words, then the words and the good photo stay', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic0000mif1heic')]);
  for (const bad of [svg, heic, PIXEL.subarray(0, 30), Buffer.from('GIF89a<script>')]) {
    const body = multipart(whole, [
      { name: 'tot.png', bytes: PIXEL },
      { name: 'anh.jpg', bytes: bad },
    ]);
    const page = await town.app.inject({ method: 'POST', url: town.box('counter'), ...body });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(whole.message);
    expect(page.body).toContain('href="#photos"');
    expect(page.body).toMatch(/name="keptPhotos" value="[\w-]+"/);
  }
});

test('given a message that was cut on the way, when it arrives, then it is answered and nothing hangs', async () => {
  const { payload, headers } = multipart(whole, [{ name: 'a.png', bytes: PIXEL }]);
  for (const length of [10, 200, payload.length - 60, payload.length - 4]) {
    const url = town.box('counter');
    const page = await town.app.inject({ method: 'POST', url, headers, payload: payload.subarray(0, length) });
    expect([303, 400, 422], String(length)).toContain(page.statusCode);
  }
});

test('given a disk that takes nothing, when a feedback is sent, then a 503 holds every word, ready to be sent again', async () => {
  const { StoreTrouble } = await import('../../src/platform/db/store.ts');
  const { write } = town.services.store;
  Object.assign(town.services.store, { write: () => Promise.reject(new StoreTrouble('readonly')) });
  const page = await town.post(town.box('counter'), whole);
  Object.assign(town.services.store, { write });
  expect(page.statusCode).toBe(503);
  expect(page.headers['retry-after']).toBeDefined();
  for (const text of [whole.message, whole.who, whole.contactEmail]) expect(page.body).toContain(text);
  const fields = [...page.body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
  const again = Object.fromEntries(fields.map(([, name, value]) => [name ?? '', value ?? '']));
  expect((await town.post(town.box('counter'), { ...again, message: whole.message })).statusCode).toBe(303);
});

const BACK = { vi: 'Quay lại', en: 'Back', zh: '返回', ko: '뒤로', ja: '戻る', fr: 'Retour' };
test('given more than can be taken at all, when it is sent in any language, then the page says how to find the words again', async () => {
  for (const [lang, back] of Object.entries(BACK)) {
    const sent = { kind: 'complaint', message: 'a'.repeat(5 << 20) };
    const page = await town.post(`${town.box('counter')}?lang=${lang}`, sent);
    expect(page.statusCode, lang).toBe(413);
    const steps = [...(/<ol>(.*?)<\/ol>/s.exec(page.body)?.[1]?.matchAll(/<li>(.*?)<\/li>/g) ?? [])].map(
      (step) => step[1],
    );
    expect(steps, lang).toHaveLength(3);
    expect(steps[0], lang).toContain(back);
    expect(steps[2], lang).toMatch(/4[.,\s\u202f]?000/);
  }
  expect(await allCases(town)).toEqual([]);
});
