import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServices } from '../../../src/deps.ts';
import { readConfig } from '../../../src/platform/config/config.ts';
import { createLog } from '../../../src/platform/log.ts';
import { givenFolder, type Program, removeFolder, SECRET_KEY, startProgram } from '../../support/server.ts';
import { heic, phoneJpeg, pngBomb } from '../../support/server-photos.ts';
import { BOUNDARY, multipart, type Part, rawRequest } from '../../support/server-raw.ts';
import { HOUSE } from '../../support/town.ts';
import { codeOf } from '../../support/town-rows.ts';

const BOX = codeOf('counter');
const WORDS = 'Nhân viên ở quầy số ba tiếp dân rất chậm, tôi chờ cả buổi sáng.';
const LIMIT = 4000;
const RANDOM_BYTES = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3)) % 256));

let folder: string;
let program: Program;
beforeAll(async () => {
  folder = await givenFolder();
  program = await startProgram(folder);
});
afterAll(async () => {
  await program.kill();
  removeFolder(folder);
});

interface Answer {
  status: number;
  body: string;
}

async function send(body: string | Buffer, type: string, path = `/${BOX}`): Promise<Answer> {
  const response = await fetch(`${program.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': type },
    body: body as string,
  });
  return { status: response.status, body: await response.text() };
}

const form = (fields: Record<string, string> | [string, string][]) =>
  send(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
const parts = (list: readonly Part[]) => send(multipart(list), `multipart/form-data; boundary=${BOUNDARY}`);
const api = (body: unknown) =>
  send(typeof body === 'string' ? body : JSON.stringify(body), 'application/json', `/api/v1/boxes/${BOX}/feedback`);
const withPhoto = (photo: Buffer, filename = 'anh.jpg', words = WORDS) =>
  parts([
    { name: 'kind', value: 'complaint' },
    { name: 'message', value: words },
    { name: 'photos', value: photo, filename },
  ]);

/** A page that says what is wrong and has the words. */
function refused({ status, body }: Answer, ...needed: string[]): void {
  const missing = ['<div id="error-summary" role="alert"', ...needed].filter((text) => !body.includes(text));
  expect({ status, missing: missing.map((text) => text.slice(0, 80)) }).toEqual({ status: 422, missing: [] });
}

/** What is stored, looked at from outside. */
async function stored<T>(look: (services: ReturnType<typeof createServices>) => Promise<T>): Promise<T> {
  const config = readConfig({ DATA_DIR: folder, SECRET_KEY });
  const services = createServices(config, HOUSE, { log: createLog('silent') });
  try {
    return await look(services);
  } finally {
    await services.store.close();
    await services.mailer.close();
  }
}

const messages = () =>
  stored(async ({ store }) =>
    (await store.read.select({ m: store.t.cases.message }).from(store.t.cases)).map((row) => row.m),
  );

const good = { kind: 'complaint', message: WORDS };

test.each([
  ['message', { ...good, message: 'ộ'.repeat(LIMIT + 1) }, 'message', 'ộ'.repeat(LIMIT + 1)],
  ['about whom', { ...good, who: 'b'.repeat(201) }, 'who', WORDS],
  ['name', { ...good, contactName: 'c'.repeat(201), consent: '1' }, 'contactName', WORDS],
  ['telephone', { ...good, contactPhone: '1'.repeat(5000), consent: '1' }, 'contactPhone', WORDS],
  ['mail address', { ...good, contactEmail: `${'a'.repeat(300)}@example.vn`, consent: '1' }, 'contactEmail', WORDS],
  ['kind', { ...good, kind: 'x'.repeat(9000) }, 'kind', WORDS],
  ['rating', { ...good, rating: '9'.repeat(9000) }, 'rating', WORDS],
  ['time', { ...good, happenedAt: '2'.repeat(9000) }, 'happenedAt', WORDS],
  ['rule', { ...good, rule: 'R'.repeat(9000) }, 'rule', WORDS],
  ['about', { ...good, about: 'a'.repeat(9000) }, 'about', WORDS],
])(
  'given something too long or unknown as %s, the page says so at the field and keeps the words',
  async (_what, fields, field, kept) => {
    const answer = await form(fields as Record<string, string>);
    refused(answer, kept, `href="#${field}`);
  },
);

test('given nothing at all, or nothing that is known, the page asks for it', async () => {
  refused(await form({}), 'href="#kind');
  refused(await form({ kind: 'complaint' }), 'href="#message');
  refused(await form(Array.from({ length: 200 }, (_, i) => [`field${i}`, 'x'])));
  refused(await parts([]));
});

test('given 200 fields around the words, the words are kept', async () => {
  const many = Array.from({ length: 200 }, (_, i): [string, string] => [`field${i}`, 'x']);
  const urlencoded = await form([['message', WORDS], ...many]);
  refused(urlencoded, WORDS);
  const fields = many.map(([name, value]) => ({ name, value }));
  const words = { name: 'message', value: WORDS };
  refused(await parts([words, ...fields]), WORDS);
  refused(await parts([...fields, words]), WORDS);
});

test('given more text in the parts of a form than any form of ours holds, what fits is kept', async () => {
  const long = { name: 'who', value: 'a'.repeat(3 << 20) };
  const answer = await parts([
    { name: 'message', value: WORDS },
    long,
    long,
    { name: 'contactName', value: 'Người sau' },
  ]);
  refused(answer, WORDS);
  expect(answer.body).toContain('có quá nhiều mục');
  expect(answer.body).toContain('Người sau');
});

test('given a program that sends the wrong types, each mistake is named and nothing is stored', async () => {
  const before = (await messages()).length;
  for (const wrong of [
    { message: [WORDS] },
    { message: { a: 1 } },
    { kind: 7 },
    { rating: '5' },
    { rating: 4.5 },
    { consent: 'yes' },
  ]) {
    const answer = await api({ ...good, ...wrong });
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.body).errors[0].field).toBe(Object.keys(wrong)[0]);
  }
  for (const body of ['[]', 'null', '"text"', '{', '']) expect((await api(body)).status).toBe(400);
  const odd = `kind[]=complaint&message[a]=${encodeURIComponent(WORDS)}&message=&__proto__=x&constructor=y`;
  refused(await send(odd, 'application/x-www-form-urlencoded'));
  expect(await messages()).toHaveLength(before);
});

test('given text in pieces, with NUL or with half characters, it is stored whole, composed and clean', async () => {
  const one = 'Đường Điện Biên Phủ ngập nước từ sáng đến tối';
  expect((await form({ kind: 'complaint', message: one.normalize('NFD') })).status).toBe(303);
  const nul = encodeURIComponent('Vỉa hè bị chiếm hết\0 chỗ đi bộ');
  expect((await send(`kind=complaint&message=${nul}`, 'application/x-www-form-urlencoded')).status).toBe(303);
  // An encoded half of a pair (ED A0 80) and bytes that are no UTF-8 at all.
  expect(
    (await send('kind=complaint&message=Den%20duong%ED%A0%80%20hong%FF', 'application/x-www-form-urlencoded')).status,
  ).toBe(303);
  expect((await api('{"kind":"complaint","message":"Cay do \\ud800 giua duong"}')).status).toBe(201);
  const bytes = Buffer.concat([Buffer.from('Rac chua do '), Buffer.from([0xed, 0xa0, 0x80, 0xff])]);
  expect(
    (
      await parts([
        { name: 'kind', value: 'complaint' },
        { name: 'message', value: bytes },
      ])
    ).status,
  ).toBe(303);
  const all = await messages();
  expect(all).toContain(one);
  expect(all).toContain('Vỉa hè bị chiếm hết chỗ đi bộ');
  expect(all.filter((text) => /^(Den duong|Cay do|Rac chua)/.test(text))).toHaveLength(3);
  for (const text of all)
    expect([text.isWellFormed(), text.includes('\0'), text === text.normalize('NFC')]).toEqual([true, false, true]);
});

test('given a megabyte of text, it comes back whole with its mistake, however it was sent', async () => {
  const long = 'Chờ lâu quá. '.repeat(80_000);
  refused(await form({ kind: 'complaint', message: long }), long.trim());
  refused(
    await parts([
      { name: 'kind', value: 'complaint' },
      { name: 'message', value: long },
    ]),
    long.trim(),
  );
  const answer = await api({ kind: 'complaint', message: long });
  expect(answer.status).toBe(422);
});

test('given more than the program takes at all, it says so and goes on', async () => {
  const tooMuch = await form({ kind: 'complaint', message: 'a'.repeat(5 << 20) });
  expect(tooMuch.status).toBe(413);
  expect((await api({ message: 'a'.repeat(5 << 20) })).status).toBe(413);
  const header = `GET /${BOX} HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(100_000)}\r\n\r\n`;
  expect(await rawRequest(program.url, [header])).toMatch(/^HTTP\/1.1 431 /);
  expect(await rawRequest(program.url, ['not http at all\r\n\r\n'])).toMatch(/^HTTP\/1.1 400 /);
});

test('given a multipart message that is cut or crooked, what came before the break is kept', async () => {
  const whole = multipart([
    { name: 'kind', value: 'complaint' },
    { name: 'message', value: WORDS },
    { name: 'photos', value: RANDOM_BYTES, filename: 'anh.jpg' },
  ]);
  const type = `multipart/form-data; boundary=${BOUNDARY}`;
  refused(await send(whole.subarray(0, whole.length - 2000), type), WORDS);
  refused(await send(whole.subarray(0, whole.length - BOUNDARY.length - 8), type), WORDS);
  refused(await send(whole, 'multipart/form-data; boundary=another'));
  refused(await send(whole.subarray(0, 40), type));
  expect([400, 415, 422]).toContain((await send(whole, 'multipart/form-data')).status);
  expect([400, 415]).toContain((await send(WORDS, 'text/x-unknown')).status);
});

test('given a connection that breaks off in the middle of a photo, the program goes on', async () => {
  const whole = multipart([
    { name: 'message', value: WORDS },
    { name: 'photos', value: RANDOM_BYTES, filename: 'a.jpg' },
  ]);
  const head = `POST /${BOX} HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: ${whole.length}\r\n\r\n`;
  await rawRequest(program.url, [head, whole.subarray(0, 2000)], { end: true });
  expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
});

test('given a connection so slow that a form comes letter by letter, it is taken', async () => {
  const body = new URLSearchParams({ kind: 'praise', message: 'Cô ở quầy số hai rất tận tình.' }).toString();
  const head = `POST /${BOX} HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`;
  expect(await rawRequest(program.url, [head, ...body])).toMatch(/^HTTP\/1.1 303 /);
});

test('given something else than a photo, it is refused by what it is, with words that help, and the words are kept', async () => {
  const jpeg = await phoneJpeg();
  refused(
    await withPhoto(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')),
    WORDS,
  );
  refused(await withPhoto(Buffer.from('%PDF-1.7 and so on'), 'anh.png'), WORDS);
  refused(await withPhoto(jpeg.subarray(0, jpeg.length / 2)), WORDS);
  refused(await withPhoto(RANDOM_BYTES), WORDS);
  refused(await withPhoto(heic, 'IMG_0001.HEIC'), WORDS, 'HEIC');
  refused(await withPhoto(pngBomb(20_000), 'anh.png'), WORDS);
  refused(await withPhoto(Buffer.concat([jpeg, Buffer.alloc(9 << 20)])), WORDS, '8 MB');
});

test('given four photos, the first three are kept and the fourth is told of', async () => {
  const photo: Part = { name: 'photos', value: await phoneJpeg(), filename: 'anh.jpg' };
  const answer = await parts([
    { name: 'message', value: WORDS },
    { name: 'kind', value: 'complaint' },
    photo,
    photo,
    photo,
    photo,
  ]);
  refused(answer, WORDS, 'name="keptPhotos"');
});

test('given a photo with its place and device, and a script behind it, then only pixels are stored', async () => {
  const script = '<?php system($_GET[0]); ?><script>alert(1)</script>';
  const words = 'Biển báo ở cổng bị che khuất, xem ảnh kèm theo.';
  expect((await withPhoto(Buffer.concat([await phoneJpeg(), Buffer.from(script)]), 'a.php', words)).status).toBe(303);
  const bytes = await stored(async ({ store, vault }) => {
    const [row] = await store.read.select().from(store.t.attachment);
    return vault.get(row?.digest ?? '');
  });
  expect(bytes?.includes('script')).toBe(false);
  expect(bytes?.includes('7391')).toBe(false);
  const { format, exif, width } = await sharp(bytes as Buffer).metadata();
  expect([format, exif, width]).toEqual(['jpeg', undefined, 200]);
});

test('after two hundred bad requests the program holds no more memory than before, and nothing was a bug', async () => {
  const bomb = pngBomb(20_000);
  const long = 'Chờ lâu quá. '.repeat(16_000);
  const bad = [
    () => form({ kind: 'complaint', message: long }),
    () => withPhoto(bomb, 'anh.png'),
    () => withPhoto(RANDOM_BYTES),
    () => api('{"message":'),
    () => parts([{ name: 'message', value: long }]),
  ];
  const round = async (n: number) => {
    for (let i = 0; i < n; i++) await Promise.all(bad.map((one) => one()));
  };
  // What the first of each kind loads and keeps is no growth.
  await round(8);
  const before = await program.held();
  await round(32);
  // 90 MB were sent in between.
  expect((await program.held()) - before).toBeLessThan(4 << 20);
  expect(program.lines.filter((line) => line.includes('"level":"error"') || line.includes('a bug'))).toEqual([]);
  expect(program.running()).toBe(true);
  expect((await form({ kind: 'praise', message: 'Cảm ơn cô chú ở quầy đã giúp tôi.' })).status).toBe(303);
}, 60_000);
