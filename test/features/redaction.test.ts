import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readStory, sweepPhotos, verifyLedger } from '../../src/features/cases/index.ts';
import { type Desk, deskOf } from '../support/desk.ts';
import { multipart, send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

const WORDS = 'Chị Hoa quầy 3 nói trống không. Gọi tôi số 0912 345 678.';
const MARKED = 'Chị [[Hoa]] quầy 3 nói trống không. Gọi tôi số [[0912 345 678]].';

let town: Town;
let head: Desk;
let officer: Desk;
beforeEach(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
  officer = await deskOf(town, 'officer-00070');
});
afterEach(() => town.close());

const path = (id: string, noun = '') => `/office/cases/${id}${noun && `/${noun}`}`;
const store = () => town.services.store;
const story = (id: string) => readStory(store().read, id, false);

async function said(message = WORDS) {
  const { code } = await send(town, 'counter', { kind: 'complaint', message, who: 'Hoa' });
  const [row] = await store().read.select().from(store().t.cases);
  return { id: row?.id ?? '', code };
}

describe('words with a person’s name in them', () => {
  test('are blacked out everywhere: page, list, search, export, tracking; the number is marked already', async () => {
    const { id, code } = await said();
    const page = (await officer.get(path(id, 'redaction'))).body;
    expect(page).toContain('Gọi tôi số [[0912 345 678]].');
    const done = await officer.post(path(id, 'redaction'), { part: 'message', partId: '', marked: MARKED });
    expect(done.headers.location).toBe(path(id, 'redaction?done=yes'));
    await officer.post(path(id, 'redaction'), { part: 'who', partId: '', marked: '[[Hoa]]' });
    for (const seen of [
      (await head.get(path(id))).body,
      (await head.get('/office/cases?q=trống')).body,
      (await town.post('/tra-cuu', { code })).body,
    ]) {
      expect(seen).toContain('Chị █████ quầy 3 nói trống không.');
      expect(seen).not.toContain('Hoa quầy');
      expect(seen).not.toContain('345');
    }
    expect((await head.get('/office/cases?q=hoa')).body).not.toContain(`data-case="${id}"`);
    expect((await town.post('/tra-cuu', { code })).body).toContain('Một phần nội dung được che');
    const { events } = await story(id);
    expect(events.slice(1).map(({ kind, actorId, open, data }) => [kind, actorId, open, data.part])).toEqual([
      ['redact', 'officer-00070', true, 'message'],
      ['redact', 'officer-00070', true, 'who'],
    ]);
    expect(JSON.stringify(events)).not.toContain('Hoa');
  });

  test('come back as they were typed when a mark is missing or a word was changed', async () => {
    const { id } = await said();
    const open = await officer.post(path(id, 'redaction'), { part: 'message', partId: '', marked: 'Chị [[Hoa quầy' });
    expect([open.statusCode, open.body.includes('Ngoài dấu [[ ]], lời phải giữ nguyên')]).toEqual([422, true]);
    expect(open.body).toContain('Chị [[Hoa quầy');
    const none = await officer.post(path(id, 'redaction'), { part: 'message', partId: '', marked: WORDS });
    expect(none.body).toContain('Chưa đánh dấu chữ nào.');
    expect((await story(id)).events).toHaveLength(1);
  });

  test('in the dialogue are blacked out too; what is no part of the case is not there', async () => {
    const { id } = await said();
    await head.post(path(id, 'question'), { message: 'Chị Hoa làm ở quầy nào?' });
    const [question] = (await story(id)).messages;
    const fields = { part: 'said', partId: question?.id ?? '', marked: 'Chị [[Hoa]] làm ở quầy nào?' };
    await officer.post(path(id, 'redaction'), fields);
    expect((await head.get(path(id))).body).toContain('Chị █████ làm ở quầy nào?');
    for (const part of [
      { part: 'said', partId: 'x' },
      { part: 'photo', partId: 'x' },
      { part: 'id', partId: '' },
    ]) {
      expect((await officer.post(path(id, 'redaction'), { ...part, marked: '[[x]]' })).statusCode).toBe(404);
    }
  });
});

describe('the original', () => {
  test('is read by the head with a reason, once, on record; by an officer or a deputy never', async () => {
    const { id, code } = await said();
    await officer.post(path(id, 'redaction'), { part: 'message', partId: '', marked: MARKED });
    await officer.post(path(id, 'redaction'), {
      part: 'message',
      partId: '',
      marked: `Chị █████ [[quầy 3]] nói trống không. Gọi tôi số █████.`,
    });
    for (const person of ['officer-00070', 'deputy-00070', 'head-00082']) {
      const desk = await deskOf(town, person);
      expect([person, (await desk.post(path(id, 'original'), { reason: 'Tò mò' })).statusCode]).toEqual([person, 404]);
    }
    const bare = await head.post(path(id, 'original'), { reason: '' });
    expect([bare.statusCode, bare.body.includes('Viết lý do xem bản gốc.')]).toEqual([422, true]);
    const long = `${'Đối chiếu. '.repeat(50)}Hết.`;
    const tooLong = await head.post(path(id, 'original'), { reason: long });
    expect([tooLong.statusCode, tooLong.body.includes(`>${long}</textarea>`)]).toEqual([422, true]);
    expect(tooLong.body).toContain('Lý do dài quá 500 ký tự.');
    const shown = await head.post(path(id, 'original'), { reason: 'Đối chiếu lịch trực.' });
    expect(shown.body).toContain(WORDS);
    const { events } = await story(id);
    expect(events.at(-1)).toMatchObject({ kind: 'read_original', actorId: 'head-00070', open: false });
    expect(events.at(-1)?.data.reason).toBe('Đối chiếu lịch trực.');
    expect((await head.get(path(id))).body).not.toContain('Hoa quầy');
    expect((await town.post('/tra-cuu', { code })).body).not.toContain('Đối chiếu');
  });

  test('stays covered by the chain: verify finds nothing, and finds a changed original', async () => {
    const { id } = await said();
    await officer.post(path(id, 'redaction'), { part: 'message', partId: '', marked: MARKED });
    const findings = async () => {
      const found: { what: string }[] = [];
      await verifyLedger(
        store().read,
        town.services.vault,
        (one) => void found.push(one),
        () => {},
      );
      return found.map(({ what }) => what);
    };
    expect(await findings()).toEqual([]);
    await store().write((tx) => tx.update(store().t.original).set({ text: 'Chị Lan quầy 3.' }));
    expect(await findings()).toEqual(['words']);
  });
});

test('a photo is made anew with black cells; the old one stays in the vault, and has no address', async () => {
  const white = await sharp({ create: { width: 400, height: 320, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const { payload, headers } = multipart({ kind: 'complaint', message: WORDS }, [{ name: 'a.jpg', bytes: white }]);
  await town.app.inject({ method: 'POST', url: town.box('counter'), payload, headers });
  const [row] = await store().read.select().from(store().t.cases);
  const id = row?.id ?? '';
  const before = (await story(id)).attachments[0];
  const wrong = await officer.post(path(id, 'redaction'), { part: 'photo', partId: before?.id ?? '', boxes: 'mặt' });
  expect([wrong.statusCode, wrong.body.includes('value="mặt"')]).toEqual([422, true]);
  await officer.post(path(id, 'redaction'), { part: 'photo', partId: before?.id ?? '', boxes: 'A1 800,750,200,250' });
  const after = (await story(id)).attachments[0];
  expect(after).toMatchObject({ id: before?.id, width: 400, height: 320 });
  expect(after?.digest).not.toBe(before?.digest);
  const jpeg = (await officer.get(path(id, `photos/${after?.id}`))).rawPayload;
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const shade = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? -1;
  expect([shade(20, 20), shade(360, 280)].every((level) => level < 30)).toBe(true);
  expect([shade(60, 20), shade(20, 60), shade(300, 280)].every((level) => level > 225)).toBe(true);
  town.clock.add(5 * 86_400_000);
  await sweepPhotos(town.services, town.clock.now());
  expect(await town.services.vault.get(before?.digest ?? '')).not.toBeNull();
  const shown = await (await deskOf(town, 'head-00070')).post(path(id, 'original'), { reason: 'Đối chiếu.' });
  expect(shown.body).toContain('src="data:image/jpeg;base64,');
});
