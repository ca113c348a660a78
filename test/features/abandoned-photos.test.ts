import { readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY_MS } from '../../src/domain/instant.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const WORDS = 'Quầy số 3 đóng cửa lúc 10 giờ sáng mà không báo trước.';

/** Posts the form of the counter with a photo of one colour, or with those that the page has kept. */
async function send(fields: Record<string, string>, colour?: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ kind: 'complaint', ...fields })) form.append(name, value);
  if (colour) {
    const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
      .jpeg()
      .toBuffer();
    form.append('photos', new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), 'a.jpg');
  }
  const { headers, body } = new Request('http://hom-thu.example.vn', { method: 'POST', body: form });
  const payload = Buffer.from(await new Response(body).arrayBuffer());
  const type = headers.get('content-type') ?? '';
  return await town.app.inject({
    method: 'POST',
    url: town.box('counter'),
    payload,
    headers: { 'content-type': type },
  });
}
const keptIn = (html: string) => /name="keptPhotos"[^>]* value="([^"]+)"/.exec(html)?.[1] ?? '';
const filesOnDisk = () =>
  readdirSync(path.join(town.dataDir, 'attachments'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;
async function pass(days: number) {
  town.clock.add(days * DAY_MS);
  await town.app.runner.tick(town.clock.now());
}

test('given a form that came back and was never sent, then its photo goes after two days, and those of a case stay', async () => {
  expect((await send({ message: WORDS }, 'red')).statusCode).toBe(303);
  expect((await send({ message: '' }, 'blue')).statusCode).toBe(422);
  expect(filesOnDisk()).toBe(2);
  await pass(1);
  expect(filesOnDisk()).toBe(2);
  await pass(2);
  expect(filesOnDisk()).toBe(1);
});

test('given a form left open for a day and sent again with a mistake, then its photo has two more days', async () => {
  const first = keptIn((await send({ message: '' }, 'blue')).body);
  await pass(1.5);
  const again = keptIn((await send({ message: '', keptPhotos: first })).body);
  await pass(1.5);
  expect((await send({ message: WORDS, keptPhotos: again })).statusCode).toBe(303);
  await pass(10);
  expect(filesOnDisk()).toBe(1);
});

test('given a form sent a week later, then it comes back with its words, and asks for the photo again', async () => {
  const kept = keptIn((await send({ message: '' }, 'blue')).body);
  await pass(7);
  const late = await send({ message: WORDS, keptPhotos: kept });
  expect(late.statusCode).toBe(422);
  expect(late.body).toContain(WORDS);
  expect(late.body).toContain('Hãy chọn lại ảnh');
  expect(keptIn(late.body)).toBe('');
});
