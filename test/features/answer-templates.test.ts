import { afterEach, beforeEach, expect, test } from 'vitest';
import { readStory } from '../../src/features/cases/index.ts';
import { type Desk, deskOf, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
beforeEach(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
});
afterEach(() => town.close());

const PATH = '/office/settings/templates';
const BODY = 'Kính gửi ông/bà, về ý kiến {reference} ngày {date} tại {place}: {unit} xin lỗi. [nêu lý do]';
const template = (more: Record<string, string> = {}) => ({
  unit: '00070',
  title: 'Xin lỗi vì chờ lâu',
  kind: 'complaint',
  status: 'answered',
  lang: 'vi',
  body: BODY,
  ...more,
});
const idIn = (html: string) => new RegExp(`${PATH}/([0-9a-f-]{36})/(?:on|off)`).exec(html)?.[1] ?? '';

test('a head keeps templates of the unit, and an officer puts one under what is already written', async () => {
  expect((await head.post(PATH, template())).headers.location).toBe(`${PATH}?unit=00070&done=saved`);
  const officer = await deskOf(town, 'officer-00070');
  const { id, reference } = await givenCase(town, { status: 'in_progress' });
  const offered = /<option value="([0-9a-f-]{36})">Xin lỗi vì chờ lâu/.exec(
    (await officer.get(`/office/cases/${id}`)).body,
  );
  const fields = { message: 'Thưa ông/bà,', template: offered?.[1] ?? '', outcome: 'apologised', seen: '1' };
  const form = await officer.post(`/office/cases/${id}/answer/template`, fields);
  expect(form.statusCode).toBe(200);
  expect(form.body).toContain('Thưa ông/bà,\n\nKính gửi ông/bà, về ý kiến');
  expect(form.body).toContain(`${reference} ngày 16/11/2026 tại Điểm phục vụ hành chính công phường Hoàn Kiếm`);
  expect(form.body).toContain('value="apologised" selected');
  expect((await readStory(town.services.store.read, id, false)).events).toHaveLength(1);
  const filled = /<textarea id="answer"[^>]*>([^<]*)</.exec(form.body)?.[1] ?? '';
  const bare = await head.post(`/office/cases/${id}/answer/preview`, { ...fields, message: filled.slice(14) });
  expect(bare.body).toContain('Gần như chỉ có câu mẫu');
  expect(bare.body).toContain('<q>[nêu lý do]</q>');
});

test('fits kind and use: thanks are not offered for a complaint, a question not for an answer', async () => {
  await head.post(PATH, template({ title: 'Cảm ơn', kind: 'praise', body: 'Cảm ơn ông/bà.' }));
  await head.post(PATH, template({ title: 'Hỏi giờ', kind: '', status: 'in_progress', body: 'Mấy giờ?' }));
  const { id } = await givenCase(town, { status: 'in_progress' });
  const { body } = await head.get(`/office/cases/${id}`);
  expect(body).not.toContain('id="answer-template"');
  expect(body).toContain('id="question-template"');
  expect(body).not.toContain('>Cảm ơn<');
});

test('is put out of use, never deleted, and can be changed', async () => {
  await head.post(PATH, template());
  const id = idIn((await head.get(PATH)).body);
  await head.post(`${PATH}/${id}/off`, { unit: '00070' });
  expect((await head.get(PATH)).body).toContain('đã ngừng dùng');
  const kase = await givenCase(town, { status: 'in_progress' });
  expect((await head.get(`/office/cases/${kase.id}`)).body).not.toContain('Xin lỗi vì chờ lâu');
  expect((await head.get(`${PATH}?edit=${id}`)).body).toContain('về ý kiến {reference}');
  await head.post(PATH, template({ id, title: 'Tên mới' }));
  const page = (await head.get(PATH)).body;
  expect([page.includes('Tên mới'), page.includes('Xin lỗi vì chờ lâu</summary>')]).toEqual([true, false]);
  await head.post(`${PATH}/${id}/on`, { unit: '00070' });
  expect((await head.get(`/office/cases/${kase.id}`)).body).toContain('Tên mới');
});

test('with mistakes comes back with every word', async () => {
  const page = await head.post(PATH, template({ title: '', body: 'Thưa {tên}.' }));
  expect(page.statusCode).toBe(422);
  expect(page.body).toContain('href="#template-title"');
  expect(page.body).toContain('Không có chỗ tự điền nào tên như vậy: {tên}.');
  expect(page.body).toContain('Thưa {tên}.</textarea>');
});

test("belongs to its unit: others use the city's, and nobody changes what is not theirs", async () => {
  const administrator = await deskOf(town, 'administrator');
  await administrator.post(PATH, template({ unit: 'city', title: 'Mẫu chung' }));
  await head.post(PATH, template({ title: 'Mẫu riêng' }));
  const other = await deskOf(town, 'head-00082');
  const theirs = (await other.get(PATH)).body;
  expect([theirs.includes('Mẫu chung'), theirs.includes('Mẫu riêng')]).toEqual([true, false]);
  const own = idIn((await head.get(PATH)).body);
  expect((await other.post(`${PATH}/${own}/off`, { unit: '00082' })).statusCode).toBe(404);
  expect((await other.post(PATH, template({ unit: '00070' }))).statusCode).toBe(404);
  expect((await other.post(PATH, template({ unit: '00082', id: own }))).statusCode).toBe(404);
  expect((await other.post(`${PATH}/approval`, { unit: '00070', wanted: 'yes' })).statusCode).toBe(404);
  const officer = await deskOf(town, 'officer-00070');
  expect((await officer.get(PATH)).statusCode).toBe(403);
});
