import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MOST_PHOTOS, PHOTO_BYTES } from '../../src/platform/http/scopes.ts';
import { deskOf, givenCase } from '../support/desk.ts';
import { allCases } from '../support/residents.ts';
import { phoneJpeg } from '../support/server-photos.ts';
import { BOUNDARY, multipart, type Part } from '../support/server-raw.ts';
import { until } from '../support/server-until.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let url: string;
let sockets: Socket[];
beforeEach(async () => {
  town = await givenTown();
  url = await town.app.listen({ port: 0, host: '127.0.0.1' });
  sockets = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await town.close();
});

const WORDS = 'Tôi chờ ở quầy số 3 từ 8 giờ đến 10 giờ mà không ai gọi số.';
const MB = 1024 * 1024;
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;
const words: Part[] = [
  { name: 'kind', value: 'complaint' },
  { name: 'message', value: WORDS },
];

async function send(parts: readonly Part[]): Promise<{ status: number; body: string }> {
  const response = await fetch(url + town.box('counter'), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': TYPE },
    body: multipart(parts),
    signal: AbortSignal.timeout(5_000),
  });
  return { status: response.status, body: await response.text() };
}

/** A phone that has sent so much of its photo, and then hardly anything. */
async function stalls(bytes: number): Promise<void> {
  const whole = multipart([...words, { name: 'photos', value: Buffer.alloc(bytes + 100, 1), filename: 'anh.jpg' }]);
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  sockets.push(socket);
  const head = `POST ${town.box('counter')} HTTP/1.1\r\nHost: a\r\nContent-Type: ${TYPE}\r\nContent-Length: ${whole.length}\r\n\r\n`;
  socket.write(head);
  await new Promise((written) => socket.write(whole.subarray(0, whole.length - 150), written));
}

test('given twenty phones whose photos hardly move, when others send words or a photo, then they are answered at once', async () => {
  for (let i = 0; i < 20; i++) await stalls(20_000);
  expect((await send([...words, { name: 'photos', value: '', filename: '' }])).status).toBe(303);
  const photo = { name: 'photos', value: await phoneJpeg(), filename: 'anh.jpg' };
  expect(
    (await send([{ name: 'kind', value: 'praise' }, { name: 'message', value: 'Cô rất tận tình.' }, photo])).status,
  ).toBe(303);
  expect(await allCases(town)).toHaveLength(2);
});

const big = Buffer.alloc(7.9 * MB, 1);
const sendBig = () => send([...words, { name: 'photos', value: big, filename: 'anh.jpg' }]);
const isCrowded = async () => (await sendBig()).body.includes('Máy chủ đang nhận nhiều ảnh');

async function fillUp(): Promise<void> {
  for (let i = 0; i < 16; i++) await stalls(7.9 * MB);
  // One of the sixteen may have been turned away itself, while another took its breath: then one more fills its place.
  const fillsUp = async () => {
    await stalls(7.9 * MB);
    return await isCrowded();
  };
  await until('there is no more room', async () => (await isCrowded()) || (await fillsUp()), 45_000);
}

test('given more photos on their way than there is room for, then one more is asked to come again, and its words are kept', async () => {
  await fillUp();
  const answer = await sendBig();
  expect(answer.status).toBe(422);
  expect(answer.body).toContain(WORDS);
  expect((await send(words)).status).toBe(303);
  for (const socket of sockets) socket.destroy();
  await until('the room is free again', async () => !(await isCrowded()));
}, 60_000);

test('given phones that hold all the room and send a byte now and then, then the office has its own, and after ten seconds they give way', async () => {
  await fillUp();
  const desk = await deskOf(town, 'head-00070');
  const { id } = await givenCase(town);
  const form = new FormData();
  form.set('message', WORDS);
  form.append('photos', new File([big], 'anh.jpg', { type: 'image/jpeg' }));
  expect((await desk.send(`/office/cases/${id}/answer/preview`, form)).body).toContain('Có tệp không phải là ảnh');
  town.clock.add(10_001);
  for (const socket of sockets) socket.write('x');
  expect(await isCrowded()).toBe(false);
  expect((await sendBig()).body).toContain(WORDS);
}, 60_000);

test('given three whole photos on a line of 0.4 Mbit/s, then they may arrive; a line on which nothing moves is let go sooner', () => {
  const { requestTimeout, headersTimeout, timeout } = town.app.server;
  const wholeMs = (MOST_PHOTOS * PHOTO_BYTES * 8) / 400;
  expect(requestTimeout).toBeGreaterThan(wholeMs);
  expect([headersTimeout, timeout]).toEqual([60_000, 120_000]);
});

test('given six photos, then three are kept, and what was typed behind them is there', async () => {
  const photo: Part = { name: 'photos', value: await phoneJpeg(), filename: 'anh.jpg' };
  const answer = await send([...words, ...Array<Part>(6).fill(photo), { name: 'contactName', value: 'Người gửi thư' }]);
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('Chỉ gửi được 3 ảnh');
  expect(answer.body).toContain('Người gửi thư');
  expect(answer.body).not.toContain('Ảnh chưa đến đủ');
});

test('given too many fields, or no boundary, then it is said so, and no photo is blamed', async () => {
  const many = Array.from({ length: 300 }, (_, i): Part => ({ name: `field${i}`, value: 'x' }));
  const crowded = await send([...words, ...many]);
  expect(crowded.body).toContain('có quá nhiều mục');
  expect(crowded.body).toContain(WORDS);
  const headers = { 'content-type': 'multipart/form-data' };
  const shapeless = await fetch(url + town.box('counter'), { method: 'POST', headers, body: multipart(words) });
  const said = await shapeless.text();
  expect([shapeless.status, said.includes('bị sai định dạng')]).toEqual([422, true]);
  for (const text of [crowded.body, said]) expect(text).not.toContain('Ảnh chưa đến đủ');
});
