import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findCase, readStory } from '../../src/features/cases/index.ts';
import { putAbsence } from '../../src/features/staff/index.ts';
import { aboutHead, answerOf, type Desk, deskOf, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
beforeEach(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
});
afterEach(() => town.close());

const row = async (id: string) => {
  const found = await findCase(town.services.store.read, 'id', id);
  if (!found) throw new Error('no such case');
  return found;
};
const story = (id: string, openOnly = false) => readStory(town.services.store.read, id, openOnly);
const kinds = async (id: string) => (await story(id)).events.map(({ kind }) => kind);
const seen = (html: string) => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';

describe('the file of a case', () => {
  test('shows the words in full, about whom, when, and five clear points', async () => {
    const message = 'Gọi tôi số 0912 345 678.\n<b>Cán bộ</b> quầy 3 nói trống không.';
    const { id } = await givenCase(town, { message, who: 'Quầy 3, áo xanh', ruleCode: 'CC25', ruleVersion: 1 });
    const { body } = await head.get(`/office/cases/${id}`);
    expect(body).toContain('Gọi tôi số 0912 345 678.\n&lt;b&gt;Cán bộ&lt;/b&gt; quầy 3');
    expect(body).toContain('Quầy 3, áo xanh');
    expect(body).toContain('Sách nhiễu, gây khó khăn, phiền hà');
    expect(body).toContain('Người đứng đầu, Phường Hoàn Kiếm');
    expect(body).toContain('Tiếp nhận, rồi trả lời');
    expect(body).toContain('trước 17 giờ thứ Sáu, 20/11/2026');
    expect(body).not.toContain('Chưa rõ');
  });

  test('in English is English, but for the words of the resident and the names', async () => {
    const { id } = await givenCase(town);
    const { body } = await head.get(`/office/cases/${id}?lang=en`);
    expect(body).toContain('What to do');
    expect(body).toContain('Hoan Kiem Ward');
    expect(body).toContain('<p class="words" lang="vi">');
  });

  test('a case about the head names as responsible nobody of that ward', async () => {
    const { id } = await givenCase(town, aboutHead);
    const { body } = await (await deskOf(town, 'head-01')).get(`/office/cases/${id}`);
    expect(body).toContain('Người đứng đầu, Thành phố Hà Nội');
  });
});

describe('what a unit does with a case', () => {
  test('takes it up, asks, notes, answers: each is one event with actor and time', async () => {
    const { id } = await givenCase(town);
    expect((await head.post(`/office/cases/${id}/receipt`)).headers.location).toBe(`/office/cases/${id}?done=receipt`);
    await head.post(`/office/cases/${id}/question`, { message: 'Ông/bà đến lúc mấy giờ?' });
    town.clock.add(1000);
    await head.post(`/office/cases/${id}/note`, { message: 'Đã xem camera.' });
    town.clock.add(1000);
    const asked = await head.get(`/office/cases/${id}`);
    expect(asked.body).toContain('Chờ người góp ý trả lời câu hỏi');
    await head.post(`/office/cases/${id}/answer`, {
      ...answerOf('Kính thưa ông/bà, phường đã nhắc nhở.'),
      seen: seen(asked.body),
    });
    const { events, messages } = await story(id);
    expect(events.map(({ kind, actorId, unitId }) => [kind, actorId, unitId]).slice(1)).toEqual(
      ['receive', 'ask', 'note', 'answer'].map((kind) => [kind, 'head-00070', '00070']),
    );
    expect(messages.map(({ kind }) => kind)).toEqual(['question', 'note', 'answer']);
    expect((await story(id, true)).messages.map(({ kind }) => kind)).toEqual(['question', 'answer']);
    expect(await row(id)).toMatchObject({ status: 'answered', queue: 'done', onTime: true });
  });

  test('an answer is previewed exactly as the resident will read it, can be changed, and is sent word for word', async () => {
    const { id } = await givenCase(town);
    const words = 'Kính gửi ông/bà,\nPhường "đã" kiểm tra & xin lỗi.';
    const preview = await head.post(`/office/cases/${id}/answer/preview`, { ...answerOf(words), seen: '1' });
    expect(preview.statusCode).toBe(200);
    const article = /<article class="said">[\s\S]*?<\/article>/.exec(preview.body)?.[0] ?? '';
    expect(article).toContain('Phường Hoàn Kiếm');
    expect(article).toContain('Phường &quot;đã&quot; kiểm tra &amp; xin lỗi.');
    expect(preview.body).toContain('trước 17 giờ thứ Ba, 01/12/2026');
    expect(await kinds(id)).toEqual(['submitted']);
    const edit = await head.post(`/office/cases/${id}/answer`, { ...answerOf(words), seen: '1', edit: 'yes' });
    expect(edit.statusCode).toBe(200);
    expect(edit.body).toContain('kiểm tra &amp; xin lỗi.</textarea>');
    expect(await kinds(id)).toEqual(['submitted']);
    await head.post(`/office/cases/${id}/answer`, { ...answerOf(words), seen: '1' });
    expect((await story(id)).messages[0]).toMatchObject({ body: words, lang: 'vi', kind: 'answer' });
  });

  test('photos of an answer survive the preview, lose their data, and are shown to who may see the case alone', async () => {
    const { id } = await givenCase(town);
    const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#936' } })
      .jpeg()
      .toBuffer();
    const form = new FormData();
    form.set('message', 'Ảnh quầy sau khi sửa.');
    form.set('seen', '1');
    form.append('photos', new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), 'a.jpg');
    form.append('photos', new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>']), 'b.jpg');
    const bad = await head.send(`/office/cases/${id}/answer/preview`, form);
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('Có tệp không phải là ảnh đọc được');
    expect(bad.body).toContain('Đã giữ 1 ảnh');
    const kept = /name="kept" value="([^"]+)"/.exec(bad.body)?.[1] ?? '';
    const preview = await head.post(`/office/cases/${id}/answer/preview`, {
      ...answerOf('Ảnh quầy sau khi sửa.'),
      kept,
      seen: '1',
    });
    expect(preview.body).toContain('src="data:image/jpeg;base64,');
    await head.post(`/office/cases/${id}/answer`, { ...answerOf('Ảnh quầy sau khi sửa.'), kept, seen: '1' });
    const [photo] = (await story(id)).attachments;
    const shown = await head.get(`/office/cases/${id}/photos/${photo?.id}`);
    expect([shown.statusCode, shown.headers['content-type'], shown.headers['content-disposition']]).toEqual([
      200,
      'image/jpeg',
      'inline',
    ]);
    expect([shown.headers['cache-control'], shown.headers['x-content-type-options']]).toEqual(['no-store', 'nosniff']);
    const stranger = await deskOf(town, 'head-00082');
    expect((await stranger.get(`/office/cases/${id}/photos/${photo?.id}`)).statusCode).toBe(404);
    const other = await givenCase(town);
    expect((await head.get(`/office/cases/${other.id}/photos/${photo?.id}`)).statusCode).toBe(404);
    const smuggled = await head.post(`/office/cases/${other.id}/answer`, { ...answerOf('x'), kept });
    expect(smuggled.statusCode).toBe(303);
    expect((await story(other.id)).attachments).toEqual([]);
  });

  test('a transfer names a unit and a reason, keeps the case open and its deadline, and takes it out of sight', async () => {
    const given = await givenCase(town, { status: 'in_progress' });
    const send = (fields: Record<string, string>) => head.post(`/office/cases/${given.id}/transfer`, fields);
    const several = await send({ unit: 'thanh', reason: 'Không thuộc phường.' });
    expect(several.statusCode).toBe(422);
    expect(several.body).toContain('Chọn một đơn vị ở dưới');
    expect(several.body).toContain('Không thuộc phường.</textarea>');
    expect((await send({ unit: 'Xã Không Có', reason: 'x' })).body).toContain('Không có đơn vị nào tên như vậy');
    expect((await send({ unit: 'cua nam', reason: '' })).body).toContain('Viết lý do chuyển');
    expect((await send({ unit: 'Phường Hoàn Kiếm', reason: 'x' })).body).toContain('Hồ sơ đang ở đơn vị này');
    const done = await send({ unit: 'phuong cua nam', reason: 'Quầy này thuộc phường Cửa Nam.' });
    expect(done.headers.location).toBe('/office/cases?done=transfer');
    expect(await row(given.id)).toMatchObject({
      unitId: '00082',
      status: 'received',
      queue: 'open',
      dueAt: given.dueAt,
    });
    expect((await head.get(`/office/cases/${given.id}`)).statusCode).toBe(404);
    const there = (await (await deskOf(town, 'head-00082')).get(`/office/cases/${given.id}`)).body;
    expect(there).toContain('Chuyển sang Phường Cửa Nam. Lý do: Quầy này thuộc phường Cửa Nam.');
  });

  test('a case about the head is never transferred to that head', async () => {
    const { id } = await givenCase(town, aboutHead);
    const city = await deskOf(town, 'head-01');
    const refused = await city.post(`/office/cases/${id}/transfer`, { unit: 'Phường Hoàn Kiếm', reason: 'x' });
    expect([refused.statusCode, (await row(id)).unitId]).toEqual([422, '01']);
    expect((await city.get(`/office/cases/${id}`)).body).not.toContain('<option value="Phường Hoàn Kiếm">');
  });

  test('declining and redirecting need a reason of the closed list, and show the way out', async () => {
    const declined = await givenCase(town);
    const redirected = await givenCase(town);
    const without = await head.post(`/office/cases/${declined.id}/refusal`, { reason: 'because', message: 'Lời nhắn' });
    expect(without.statusCode).toBe(422);
    expect(without.body).toContain('id="error-summary"');
    expect(without.body).toContain('href="#refusal-reason"');
    expect(without.body).toContain('Lời nhắn</textarea>');
    await head.post(`/office/cases/${declined.id}/refusal`, { reason: 'already_settled' });
    expect(await row(declined.id)).toMatchObject({
      status: 'declined',
      closedReason: 'already_settled',
      queue: 'done',
    });
    expect((await head.get(`/office/cases/${redirected.id}`)).body).toContain('Gọi 113');
    await head.post(`/office/cases/${redirected.id}/redirection`, { reason: 'emergency', message: 'Xin gọi ngay.' });
    expect(await row(redirected.id)).toMatchObject({ status: 'redirected', closedReason: 'emergency' });
    expect((await story(redirected.id, true)).messages.map(({ body }) => body)).toEqual(['Xin gọi ngay.']);
  });

  test('two cases of one matter are joined by reference; spam is spam', async () => {
    const one = await givenCase(town);
    const two = await givenCase(town);
    const foreign = await givenCase(town, { unitId: '00082', filedUnitId: '00082' });
    const join = (reference: string) => head.post(`/office/cases/${two.id}/merger`, { reference });
    expect((await join('HT2611-AAAAAAAA')).body).toContain('có chỗ gõ nhầm');
    expect((await join(foreign.reference)).body).toContain('Không có hồ sơ nào với số này');
    expect((await join(two.reference)).body).toContain('Đây chính là hồ sơ này');
    await join(one.reference.toLowerCase());
    expect((await row(two.id)).status).toBe('merged');
    expect((await head.get(`/office/cases/${two.id}`)).body).toContain(`Gộp vào hồ sơ ${one.reference}`);
    await head.post('/office/cases/bulk', { case: one.id, act: 'spam', back: '' });
    expect(await row(one.id)).toMatchObject({ status: 'spam', queue: 'done' });
  });

  test('nothing typed is lost: empty and too long words come back with the error at the field', async () => {
    const { id } = await givenCase(town);
    const long = `${'ộ'.repeat(4001)}`;
    for (const noun of ['answer', 'question', 'note']) {
      const empty = await head.post(`/office/cases/${id}/${noun}`, { message: ' ' });
      expect([
        noun,
        empty.statusCode,
        empty.body.includes(`id="${noun}-error"`),
        empty.body.includes(`href="#${noun}"`),
      ]).toEqual([noun, 422, true, true]);
      const tooLong = await head.post(`/office/cases/${id}/${noun}`, { message: long });
      expect(tooLong.body).toContain('đang thừa 1');
      expect(tooLong.body).toContain(long);
    }
    expect(await kinds(id)).toEqual(['submitted']);
  });
});

describe('two at once', () => {
  test('head and deputy answer at once, one wins and the other keeps their words', async () => {
    const { id } = await givenCase(town, { status: 'in_progress' });
    const deputy = await deskOf(town, 'deputy-00070');
    const answers = await Promise.all([
      head.post(`/office/cases/${id}/answer`, { ...answerOf('Lời của trưởng.'), seen: '1' }),
      deputy.post(`/office/cases/${id}/answer`, { ...answerOf('Lời của cấp phó.'), seen: '1' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
    const lost = answers.find(({ statusCode }) => statusCode === 409);
    expect(lost?.body).toContain('Hồ sơ vừa thay đổi trong lúc ông/bà viết');
    expect(lost?.body).toMatch(/Lời của (cấp phó|trưởng)\.<\/textarea>/);
    expect((await story(id)).messages).toHaveLength(1);
  });

  test('given the resident wrote meanwhile, the answer waits until that was read', async () => {
    const { id } = await givenCase(town, { status: 'in_progress' });
    const opened = await head.get(`/office/cases/${id}`);
    await head.post(`/office/cases/${id}/question`, { message: 'Mấy giờ?' });
    const late = await head.post(`/office/cases/${id}/answer`, { ...answerOf('Đã xong.'), seen: seen(opened.body) });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Đã xong.</textarea>');
    const again = await head.post(`/office/cases/${id}/answer`, { ...answerOf('Đã xong.'), seen: seen(late.body) });
    expect(again.statusCode).toBe(303);
  });

  test.each([
    ['answer/preview', { message: 'Đã xong.' }, 422],
    ['answer', { ...answerOf('Đã xong.'), edit: 'yes' }, 200],
    ['answer/template', { message: 'Đã xong.' }, 200],
    ['refusal/preview', { message: 'Đã xong.', reason: '' }, 422],
  ])('given somebody wrote meanwhile, the words that come back by %s stand beside it', async (noun, fields, status) => {
    const { id } = await givenCase(town, { status: 'in_progress' });
    const opened = seen((await head.get(`/office/cases/${id}`)).body);
    const before = await head.post(`/office/cases/${id}/${noun}`, { ...fields, seen: opened });
    expect(before.body).not.toContain('Hồ sơ vừa thay đổi trong lúc ông/bà viết');
    await head.post(`/office/cases/${id}/question`, { message: 'Mấy giờ?' });
    const back = await head.post(`/office/cases/${id}/${noun}`, { ...fields, seen: opened });
    expect([before.statusCode, back.statusCode]).toEqual([status, status]);
    expect(back.body).toContain('Hồ sơ vừa thay đổi trong lúc ông/bà viết');
    expect(back.body.includes('href="#outcome"')).toBe(noun === 'answer/preview');
    expect(back.body).toContain('Đã xong.');
  });
});

test('given contact data, then the file says that it is sealed and where to ask, and shows none of it', async () => {
  const contact = { name: 'Người gửi', phone: '0912345678', email: 'ai-do@example.vn' };
  const { id } = await givenCase(town, { contact });
  const file = await head.get(`/office/cases/${id}`);
  expect(file.body).toContain('đang được niêm phong');
  expect(file.body).toContain(`/office/cases/${id}/contact`);
  expect(file.body).not.toContain(contact.phone);
  const officer = await deskOf(town, 'officer-00070');
  expect((await officer.get(`/office/cases/${id}`)).body).not.toContain(`/office/cases/${id}/contact`);
});

test('given a ward where neither head nor deputy is there, then the head above answers for it, until one of them is back', async () => {
  const { id } = await givenCase(town);
  const aboutTheHead = await givenCase(town, aboutHead);
  const { services, clock } = town;
  const startsAt = clock.now() - 3_600_000;
  const days = (n: number) => startsAt + n * 86_400_000;
  await services.store.write(async (tx) => {
    await putAbsence(tx, services, { personId: 'head-00070', substituteId: null, startsAt, endsAt: days(9) });
    await putAbsence(tx, services, { personId: 'deputy-00070', substituteId: null, startsAt, endsAt: days(2) });
  });
  clock.add(120_000);
  const above = await deskOf(town, 'head-01');
  const department = await deskOf(town, 'head-HN-SVHTT');
  const takes = async (desk: Desk) => (await desk.post(`/office/cases/${id}/receipt`, { seen: '1' })).statusCode;
  expect(await takes(department)).toBe(404);
  expect(await takes(above)).toBe(303);
  expect((await above.get(`/office/cases/${id}`)).body).toContain('name="message"');
  expect((await above.get(`/office/cases/${aboutTheHead.id}`)).statusCode).toBe(200);
  clock.add(3 * 86_400_000);
  const later = await deskOf(town, 'head-01');
  expect((await later.post(`/office/cases/${id}/answer`, { ...answerOf('Xin trả lời.'), seen: '2' })).statusCode).toBe(
    404,
  );
  expect((await later.get(`/office/cases/${id}`)).statusCode).toBe(200);
});
