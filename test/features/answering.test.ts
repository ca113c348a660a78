import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findCase, readStory, sweepPhotos } from '../../src/features/cases/index.ts';
import { dropDrafts } from '../../src/features/triage/index.ts';
import { answerOf, type Desk, deskOf, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
let officer: Desk;
beforeEach(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
  officer = await deskOf(town, 'officer-00070');
});
afterEach(() => town.close());

const row = async (id: string) => {
  const found = await findCase(town.services.store.read, 'id', id);
  if (!found) throw new Error('no such case');
  return found;
};
const story = (id: string) => readStory(town.services.store.read, id, false);
const lastEvent = async (id: string) => (await story(id)).events.at(-1);
const seen = (html: string) => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';
const WHOLE =
  'Kính gửi ông/bà, phường đã xem camera và nhắc nhở người trực theo biên bản số 12/BB-UBND. Cần thêm, xin liên hệ 024 3825 0000.';
const POOR = 'Cảm ơn ông/bà, chúng tôi ghi nhận.';

describe('an answer and the questions asked of it', () => {
  test('given no outcome, it comes back with every word and the field that lacks', async () => {
    const { id } = await givenCase(town);
    const page = await head.post(`/office/cases/${id}/answer/preview`, { message: WHOLE, seen: '1' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('href="#outcome"');
    expect(page.body).toContain('nhắc nhở người trực');
    expect(
      (await head.post(`/office/cases/${id}/answer`, { message: WHOLE, outcome: 'passed_on', seen: '1' })).statusCode,
    ).toBe(422);
  });

  test('a whole answer goes at once, and its event says that it held', async () => {
    const { id } = await givenCase(town);
    await head.post(`/office/cases/${id}/answer`, { message: WHOLE, outcome: 'person_reminded', seen: '1' });
    expect(await row(id)).toMatchObject({
      status: 'answered',
      outcome: 'person_reminded',
      gate: 'passed',
      apology: null,
    });
    expect((await head.get(`/office/cases/${id}`)).body).toContain(
      'Đã nhắc nhở người liên quan; người góp ý còn quyền',
    );
  });

  test('sent twice by one press too many, it went out, and the second press says so too', async () => {
    const { id } = await givenCase(town);
    const form = { message: WHOLE, outcome: 'person_reminded', seen: '1' };
    const sent = await Promise.all([
      head.post(`/office/cases/${id}/answer`, form),
      head.post(`/office/cases/${id}/answer`, form),
    ]);
    const done = `/office/cases/${id}?done=answer`;
    expect(sent.map(({ statusCode, headers }) => [statusCode, headers.location])).toEqual([
      [303, done],
      [303, done],
    ]);
    expect((await story(id)).messages).toHaveLength(1);
    const other = await head.post(`/office/cases/${id}/answer`, { ...form, message: `${WHOLE} Xin cảm ơn.` });
    expect(other.statusCode).toBe(409);
  });

  test('a note posted twice is one; after two minutes, or in other words, it is another', async () => {
    const { id } = await givenCase(town);
    const note = (message: string) => head.post(`/office/cases/${id}/note`, { message });
    await Promise.all([note('Đã gọi cho quầy.'), note('Đã gọi cho quầy.')]);
    await note('Quầy không nghe máy.');
    const notes = async () => (await story(id)).events.filter(({ kind }) => kind === 'note').length;
    expect(await notes()).toBe(2);
    town.clock.add(3 * 60_000);
    await note('Đã gọi cho quầy.');
    expect(await notes()).toBe(3);
  });

  test('a doubtful one is sent by the head with a reason, which is kept with the case', async () => {
    const { id } = await givenCase(town);
    const asked = await head.post(`/office/cases/${id}/answer`, { message: POOR, outcome: 'explained', seen: '1' });
    expect(asked.statusCode).toBe(422);
    expect(asked.body).toContain('Chưa nói đơn vị đã làm gì');
    expect(asked.body).toContain('href="#overrule"');
    await head.post(`/office/cases/${id}/answer`, { ...answerOf(POOR), seen: '1' });
    expect(await row(id)).toMatchObject({ status: 'answered', gate: 'overruled' });
    expect((await lastEvent(id))?.data).toMatchObject({ reason: 'Đã gọi điện nói rõ.', doubts: 'done proof next' });
  });

  test('one that only says it was passed on cannot be sent by anybody', async () => {
    const { id } = await givenCase(town);
    const words = 'Phường đã chuyển ý kiến của ông/bà đến phòng Tư pháp.';
    const page = await head.post(`/office/cases/${id}/answer`, { ...answerOf(words), seen: '1' });
    expect(page.body).toContain('Đó chưa phải là kết quả');
    expect(page.body).not.toContain('Gửi trả lời</button>');
    expect((await row(id)).status).toBe('received');
  });
});

describe('an answer by an officer', () => {
  test('goes at once when it holds and the unit wants no approval; a doubtful one is laid before the head', async () => {
    const whole = await givenCase(town);
    await officer.post(`/office/cases/${whole.id}/answer`, { message: WHOLE, outcome: 'corrected', seen: '1' });
    expect((await row(whole.id)).status).toBe('answered');
    const poor = await givenCase(town);
    const sent = await officer.post(`/office/cases/${poor.id}/answer`, { ...answerOf(POOR), seen: '1' });
    expect(sent.headers.location).toBe(`/office/cases/${poor.id}?done=proposal`);
    expect(await row(poor.id)).toMatchObject({ status: 'received', dueAt: poor.dueAt, waitingFor: 'approval' });
  });

  test('given a unit that wants approval, the head sends it back with a note, and then approves it as the officer wrote it', async () => {
    await head.post('/office/settings/templates/approval', { unit: '00070', wanted: 'yes' });
    const { id } = await givenCase(town, { status: 'in_progress' });
    await officer.post(`/office/cases/${id}/answer`, { message: WHOLE, outcome: 'corrected', seen: '1' });
    expect((await story(id)).messages).toEqual([]);
    const file = await head.get(`/office/cases/${id}`);
    expect(file.body).toContain('Câu trả lời chờ duyệt');
    expect(file.body).toContain('nhắc nhở người trực theo biên bản');
    expect((await officer.get(`/office/cases/${id}`)).body).toContain('đang chờ người đứng đầu duyệt');
    const back = { writer: 'officer-00070', message: 'Nêu rõ ngày.', seen: seen(file.body) };
    expect((await officer.post(`/office/cases/${id}/answer/return`, back)).statusCode).toBe(404);
    expect((await head.post(`/office/cases/${id}/answer/return`, { ...back, message: '' })).statusCode).toBe(422);
    await head.post(`/office/cases/${id}/answer/return`, back);
    const returned = await officer.get(`/office/cases/${id}`);
    expect(returned.body).toContain('Nêu rõ ngày.');
    expect(returned.body).toContain('nhắc nhở người trực theo biên bản');
    const again = { message: `${WHOLE} Ngày 12/11.`, outcome: 'corrected' };
    await officer.post(`/office/cases/${id}/answer`, { ...again, seen: seen(returned.body) });
    const waits = await head.get(`/office/cases/${id}`);
    await head.post(`/office/cases/${id}/answer`, { ...again, writer: 'officer-00070', seen: seen(waits.body) });
    expect((await row(id)).status).toBe('answered');
    const event = await lastEvent(id);
    expect([event?.actorId, event?.data.proposedBy]).toEqual(['head-00070', 'officer-00070']);
    const notes = (await readStory(town.services.store.read, id, true)).messages;
    expect(notes.map(({ kind }) => kind)).toEqual(['answer']);
    expect(await town.services.store.read.select().from(town.services.store.t.answerDraft)).toEqual([]);
  });
});

describe('an unfinished answer', () => {
  test('is kept on the server for its writer alone, and comes back with its photos and outcome', async () => {
    const { id } = await givenCase(town, { status: 'in_progress' });
    const saved = await head.post(`/office/cases/${id}/answer/draft`, {
      message: 'Phường đang',
      outcome: 'corrected',
      promiseOn: '2026-11-30',
      seen: '1',
    });
    expect(saved.headers.location).toBe(`/office/cases/${id}?done=draft#answer`);
    const back = (await head.get(`/office/cases/${id}`)).body;
    expect(back).toContain('Phường đang</textarea>');
    expect(back).toContain('value="corrected" selected');
    expect(back).toContain('Bản nháp lưu lúc 09:00, 16/11/2026');
    expect((await officer.get(`/office/cases/${id}`)).body).not.toContain('Phường đang');
    await head.post(`/office/cases/${id}/answer/drop`);
    expect((await head.get(`/office/cases/${id}`)).body).not.toContain('Phường đang');
  });

  test('keeps its photos for as long as it waits, though the sweep takes what belongs to nothing', async () => {
    const { id } = await givenCase(town, { status: 'in_progress' });
    const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#936' } })
      .jpeg()
      .toBuffer();
    const form = new FormData();
    form.set('message', 'Ảnh quầy sau khi sửa.');
    form.append('photos', new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), 'a.jpg');
    await head.send(`/office/cases/${id}/answer/draft`, form);
    town.clock.set('2026-11-20 09:00');
    await sweepPhotos(town.services, town.clock.now());
    expect((await (await deskOf(town, 'head-00070')).get(`/office/cases/${id}`)).body).toContain('Đã giữ 1 ảnh');
  });

  test('is kept by looking at the preview too, so that closing the page loses nothing', async () => {
    const { id } = await givenCase(town, { status: 'in_progress' });
    await head.post(`/office/cases/${id}/answer/preview`, { message: WHOLE, seen: '1' });
    expect((await head.get(`/office/cases/${id}`)).body).toContain('nhắc nhở người trực');
  });

  test('given a session that has ended, the words come back to be sent again after sign-in', async () => {
    const { id } = await givenCase(town, { status: 'in_progress' });
    const form = new FormData();
    form.set('message', WHOLE);
    form.set('outcome', 'corrected');
    const { headers, body } = new Request('http://x', { method: 'POST', body: form });
    const page = await town.app.inject({
      method: 'POST',
      url: `/office/cases/${id}/answer/preview`,
      payload: Buffer.from(await new Response(body).arrayBuffer()),
      headers: { 'content-type': headers.get('content-type') ?? '' },
    });
    expect(page.statusCode).toBe(401);
    expect(page.body).toContain('nhắc nhở người trực');
    expect(page.body).toContain('corrected');
  });
});

test('drafts of cases that are done are dropped after a month, others stay', async () => {
  const open = await givenCase(town, { status: 'in_progress' });
  const done = await givenCase(town, { status: 'in_progress' });
  for (const { id } of [open, done])
    await officer.post(`/office/cases/${id}/answer/draft`, { message: 'Đang', seen: '1' });
  await head.post(`/office/cases/${done.id}/answer`, { message: WHOLE, outcome: 'corrected', seen: '1' });
  const drafts = () => town.services.store.read.select().from(town.services.store.t.answerDraft);
  expect(await drafts()).toHaveLength(2);
  expect(await dropDrafts(town.services, town.clock.now() + 31 * 86_400_000)).toBe(1);
  expect((await drafts()).map(({ caseId }) => caseId)).toEqual([open.id]);
});
