import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findCase, promisesOf, readStory } from '../../src/features/cases/index.ts';
import { answerOf, type Desk, deskOf, givenCase } from '../support/desk.ts';
import { givenSmtp } from '../support/smtp.ts';
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

describe('a promise', () => {
  const WORDS = `${WHOLE} Chúng tôi sẽ lắp bảng chỉ dẫn trước ngày 30/11/2026.`;
  const promised = async () => {
    const { id } = await givenCase(town, { status: 'in_progress' });
    await head.post(`/office/cases/${id}/answer`, {
      message: WORDS,
      outcome: 'corrected',
      remember: '2026-11-30',
      seen: '1',
    });
    const [promise] = await promisesOf(town.services.store.read, id);
    if (!promise) throw new Error('no promise');
    return { id, promise };
  };

  test('is offered when the words name a day, and kept only when the writer agrees', async () => {
    const { id } = await givenCase(town, { status: 'in_progress' });
    const preview = await head.post(`/office/cases/${id}/answer/preview`, {
      message: WORDS,
      outcome: 'corrected',
      seen: '1',
    });
    expect(preview.body).toContain('nhắc vào ngày 30/11/2026');
    await head.post(`/office/cases/${id}/answer`, { message: WORDS, outcome: 'corrected', seen: '1' });
    expect(await promisesOf(town.services.store.read, id)).toEqual([]);
    expect((await promised()).promise).toMatchObject({ dueOn: '2026-11-30', state: 'open', month: '2026-11' });
  });

  test('stands in the preview as the resident will read it, with a warning where nobody works on that day', async () => {
    const { id } = await givenCase(town, { status: 'in_progress' });
    const preview = async (message: string, more: Record<string, string> = {}) =>
      (await head.post(`/office/cases/${id}/answer/preview`, { message, outcome: 'corrected', seen: '1', ...more }))
        .body;
    const found = await preview(WORDS);
    expect(found).toMatch(/<p class="promised" lang="vi">[^<]*30\/11\/2026[^<]*lắp bảng chỉ dẫn/);
    expect(found).not.toContain('không làm việc');
    expect(await preview(WHOLE.replace('Cần thêm', 'Chúng tôi sẽ gọi lại trước 29/11. Cần thêm'))).toContain(
      'Ngày 29/11/2026 đơn vị không làm việc',
    );
    expect(await preview(WHOLE, { promise: 'Lắp bảng', promiseOn: '2027-02-08' })).toContain('Ngày 08/02/2027');
  });

  test('is not sent on another day than the preview named', async () => {
    const { id } = await givenCase(town, { status: 'in_progress' });
    const form = { message: `${WHOLE} Chúng tôi sẽ gọi lại ngày mai.`, outcome: 'corrected', seen: '1' };
    const late = await head.post(`/office/cases/${id}/answer`, { ...form, remember: '2026-11-16' });
    expect(late.body).toContain('name="remember" value="2026-11-17" checked');
    expect((await row(id)).status).toBe('in_progress');
    await head.post(`/office/cases/${id}/answer`, { ...form, remember: 'no' });
    expect([(await row(id)).status, await promisesOf(town.services.store.read, id)]).toEqual(['answered', []]);
  });

  test('is moved with a word to the resident, and then kept', async () => {
    const { id, promise } = await promised();
    const at = async () => seen((await head.get(`/office/cases/${id}`)).body);
    const path = `/office/cases/${id}/promises/${promise.id}`;
    const noDay = await head.post(`${path}/moved`, { message: 'Thợ ốm.', promiseOn: '2026-11-01', seen: await at() });
    expect([noDay.statusCode, noDay.body.includes('Thợ ốm.</textarea>')]).toEqual([422, true]);
    await head.post(`${path}/moved`, { message: 'Thợ ốm.', promiseOn: '2026-12-05', seen: await at() });
    expect((await promisesOf(town.services.store.read, id))[0]).toMatchObject({ dueOn: '2026-12-05', moved: 1 });
    await head.post(`${path}/kept`, { message: 'Đã lắp xong.', seen: await at() });
    expect((await promisesOf(town.services.store.read, id))[0]).toMatchObject({ state: 'kept' });
    const { messages } = await readStory(town.services.store.read, id, true);
    expect(messages.map(({ kind, body }) => [kind, body]).slice(1)).toEqual([
      ['update', 'Thợ ốm.'],
      ['update', 'Đã lắp xong.'],
    ]);
    const late = await head.post(`${path}/moved`, { message: 'Lại.', promiseOn: '2026-12-09', seen: await at() });
    expect([late.statusCode, late.body.includes(' readonly>Lại.</textarea>')]).toEqual([409, true]);
  });
});

describe('a late file', () => {
  const LATE = { status: 'in_progress', dueAt: 0 } as const;
  test('owes an apology, by letter or call, before it can be closed', async () => {
    const { id } = await givenCase(town, LATE);
    await head.post(`/office/cases/${id}/answer`, { message: WHOLE, outcome: 'corrected', seen: '1' });
    expect(await row(id)).toMatchObject({ onTime: false, apology: 'owed' });
    town.clock.set('2026-12-15 09:00');
    await town.app.runner.tick(town.clock.now());
    expect((await row(id)).status).toBe('answered');
    const again = await deskOf(town, 'head-00070');
    const file = (await again.get(`/office/cases/${id}`)).body;
    expect(file).toContain('cần một lời xin lỗi');
    const send = (fields: Record<string, string>) =>
      again.post(`/office/cases/${id}/apology`, {
        seen: seen(file),
        promiseOn: '2026-12-15',
        person: 'head-00070',
        ...fields,
      });
    expect((await send({ message: 'Xin lỗi ông/bà.' })).body).toContain('Chọn cách xin lỗi');
    expect((await send({ reason: 'letter', message: 'Lý do: [nêu lý do].' })).body).toContain(
      'Còn chỗ trong ngoặc vuông',
    );
    for (const promiseOn of ['2027-01-01', '2026-11-15', '2026-11-31', '0001-01-01', '']) {
      const wrong = await send({ reason: 'call', promiseOn });
      expect([promiseOn, wrong.statusCode, wrong.body.includes('từ ngày nhận ý kiến')]).toEqual([promiseOn, 422, true]);
    }
    for (const person of ['head-00082', 'nobody', '']) {
      const wrong = await send({ reason: 'call', person });
      expect([person, wrong.statusCode, wrong.body.includes('Chọn một người của')]).toEqual([person, 422, true]);
    }
    await send({ reason: 'letter', message: 'Phường xin lỗi ông/bà.' });
    expect((await row(id)).apology).toBe('done');
    expect((await lastEvent(id))?.data).toMatchObject({ way: 'letter', by: 'head-00070', on: '2026-12-15' });
    town.clock.set('2026-12-15 10:00');
    await town.app.runner.tick(town.clock.now());
    expect((await row(id)).status).toBe('closed');
  });

  test.each([
    ['refusal', { reason: 'already_settled', message: 'Việc này đã được giải quyết.' }, 'declined'],
    ['redirection', { reason: 'emergency', message: 'Xin gọi 113 ngay.' }, 'redirected'],
    ['referral', { message: 'Chúng tôi đã chuyển hồ sơ của ông/bà.' }, 'redirected'],
  ])('owes its apology also when it ends in a %s', async (noun, fields, status) => {
    const { id } = await givenCase(town, LATE);
    const administrator = await deskOf(town, 'administrator');
    await administrator.post('/office/bodies/new', {
      kind: 'state_company',
      nameVi: 'Tổng công ty Đường sắt Việt Nam',
      address: '118 Lê Duẩn, Hà Nội',
      website: 'https://example.vn',
      howVi: 'Gửi đơn hoặc gọi trong giờ làm việc.',
      source: 'trang web của cơ quan, 16/11/2026',
    });
    const [rail] = await town.services.store.read.select().from(town.services.store.t.outsideBody);
    await head.post(`/office/cases/${id}/${noun}`, {
      ...fields,
      ...(noun === 'referral' && { body: rail?.id ?? '' }),
      seen: '1',
    });
    expect(await row(id)).toMatchObject({ status, apology: 'owed' });
    const file = (await head.get(`/office/cases/${id}`)).body;
    expect(file).toContain('cần một lời xin lỗi');
    const sent = await head.post(`/office/cases/${id}/apology`, {
      seen: seen(file),
      reason: 'letter',
      promiseOn: '2026-11-16',
      person: 'head-00070',
      message: 'Phường xin lỗi ông/bà vì đã để ông/bà chờ.',
    });
    expect(sent.statusCode).toBe(303);
    expect(await row(id)).toMatchObject({ status, apology: 'done' });
  });

  test('given an apology before the answer, nothing more is owed; thanks that come late owe none', async () => {
    const { id } = await givenCase(town, LATE);
    await head.post(`/office/cases/${id}/apology`, {
      reason: 'call',
      promiseOn: '2026-11-16',
      person: 'head-00070',
      seen: '1',
    });
    const file = (await head.get(`/office/cases/${id}`)).body;
    await head.post(`/office/cases/${id}/answer`, { message: WHOLE, outcome: 'corrected', seen: seen(file) });
    expect((await row(id)).apology).toBe('done');
    const praise = await givenCase(town, { ...LATE, kind: 'praise' });
    await head.post(`/office/cases/${praise.id}/answer`, { message: 'Cảm ơn ông/bà.', seen: '1' });
    expect(await row(praise.id)).toMatchObject({ status: 'answered', apology: null, outcome: null });
  });
});

test('given words whose form is gone meanwhile, they stand on the page all the same', async () => {
  const { id } = await givenCase(town, { status: 'in_progress', dueAt: 0 });
  await officer.post(`/office/cases/${id}/answer`, { ...answerOf(POOR), seen: '1' });
  const waiting = seen((await head.get(`/office/cases/${id}`)).body);
  await officer.post(`/office/cases/${id}/answer/withdraw`, { seen: waiting });
  const note = { writer: 'officer-00070', message: 'Nêu rõ ngày.', seen: waiting };
  const back = await head.post(`/office/cases/${id}/answer/return`, note);
  expect([back.statusCode, back.body.includes(' readonly>Nêu rõ ngày.</textarea>')]).toEqual([409, true]);
  const letter = { reason: 'letter', promiseOn: '2026-11-16', person: 'head-00070' };
  const at = seen(back.body);
  await head.post(`/office/cases/${id}/apology`, { ...letter, message: 'Phường xin lỗi.', seen: at });
  const second = await head.post(`/office/cases/${id}/apology`, { ...letter, message: 'Xin lỗi bà.', seen: at });
  expect([second.statusCode, second.body.includes(' readonly>Xin lỗi bà.</textarea>')]).toEqual([409, true]);
});

describe('the list of work', () => {
  const list = async (desk: Desk, tab = 'todo') => (await desk.get(`/office/cases?tab=${tab}`)).body;
  test('shows what waits for approval to the head, what came back to its writer, and each draft to its writer alone', async () => {
    const poor = await givenCase(town, { status: 'in_progress' });
    await officer.post(`/office/cases/${poor.id}/answer`, { ...answerOf(POOR), seen: '1' });
    expect(await list(head)).toMatch(new RegExp(`/office/cases/${poor.id}[^"]*#proposals`));
    expect(await list(officer)).not.toContain('Việc khác cần làm');
    await head.post(`/office/cases/${poor.id}/answer/return`, { writer: 'officer-00070', message: 'Thêm.', seen: '2' });
    expect(await list(head)).not.toContain('Việc khác cần làm');
    expect(await list(officer)).toContain('Câu trả lời bị trả lại');
    const other = await deskOf(town, 'head-00082');
    expect(await list(other)).not.toContain(poor.reference);
  });

  test('shows a promise from its day on, and an apology while it is owed', async () => {
    const { id } = await givenCase(town, { status: 'in_progress', dueAt: 0 });
    const more = { promise: 'Lắp bảng chỉ dẫn', promiseOn: '2026-11-18' };
    await head.post(`/office/cases/${id}/answer`, { message: WHOLE, outcome: 'corrected', seen: '1', ...more });
    const before = await list(head);
    expect(before).toContain('Còn nợ lời xin lỗi');
    expect(before).not.toContain('Lắp bảng chỉ dẫn');
    town.clock.set('2026-11-18 08:00');
    const later = await deskOf(town, 'head-00070');
    expect(await list(later)).toContain('Đến ngày hứa 18/11/2026: Lắp bảng chỉ dẫn');
    expect(await list(await deskOf(town, 'inspector'))).not.toContain('Lắp bảng');
  });

  test('says nothing of a restricted case among the others', async () => {
    const { id } = await givenCase(town, { status: 'in_progress', restricted: true, restriction: 'sensitive_rule' });
    await head.post(`/office/cases/${id}/answer/draft`, { message: 'Đang viết', seen: '1' });
    expect(await list(head)).not.toContain('Bản nháp chưa gửi');
    expect(await list(head, 'restricted')).toContain('Bản nháp chưa gửi');
  });
});

test('the head is mailed of a proposal, of a promise on its day, and of an apology that is owed', async () => {
  const smtp = await givenSmtp();
  await town.close();
  town = await givenTown({ SMTP_URL: smtp.url });
  head = await deskOf(town, 'head-00070');
  officer = await deskOf(town, 'officer-00070');
  const mailed = async () => {
    await town.app.runner.tick(town.clock.now());
    return smtp.mails.splice(0).map(({ to_, subject }) => `${to_} ${subject?.split('] ')[1]?.split(':')[0]}`);
  };
  const poor = await givenCase(town, { status: 'in_progress' });
  await mailed();
  await officer.post(`/office/cases/${poor.id}/answer`, { ...answerOf(POOR), seen: '1' });
  expect(await mailed()).toContain('truong.00070@example.vn Câu trả lời chờ duyệt');
  await head.post(`/office/cases/${poor.id}/answer/return`, { writer: 'officer-00070', message: 'Thêm.', seen: '2' });
  expect(await mailed()).toContain('can-bo.00070@example.vn Câu trả lời cần sửa');
  const { id } = await givenCase(town, { status: 'in_progress', dueAt: 0 });
  const more = { promise: 'Lắp bảng', promiseOn: '2026-11-18' };
  await head.post(`/office/cases/${id}/answer`, { message: WHOLE, outcome: 'corrected', seen: '1', ...more });
  town.clock.set('2026-11-17 09:30');
  expect(await mailed()).toContain('truong.00070@example.vn Còn nợ một lời xin lỗi');
  town.clock.set('2026-11-18 09:30');
  expect(await mailed()).toContain('truong.00070@example.vn Đến ngày đã hứa');
  await smtp.close();
});
