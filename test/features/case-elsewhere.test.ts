import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findCase, readStory } from '../../src/features/cases/index.ts';
import { type Desk, deskOf, givenCase } from '../support/desk.ts';
import { send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

const FIRST = 'Sáng thứ Hai quầy số 3 đóng cửa lúc 10 giờ 30, chị cán bộ bảo hết giờ, mời mọi người về.';
const SAME = 'Quầy số 3 sáng thứ Hai đóng cửa từ 10 giờ 30. Cán bộ bảo hết giờ rồi, về đi. Tôi tên là Người Thử.';
const OTHER = 'Bảng niêm yết thủ tục trước sảnh bị rách và mờ, không đọc được lệ phí đăng ký kết hôn.';

let town: Town;
let head: Desk;
beforeEach(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
});
afterEach(() => town.close());

const path = (id: string, noun = '') => `/office/cases/${id}${noun && `/${noun}`}`;
const seen = (html: string) => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';
const row = async (id: string) => {
  const found = await findCase(town.services.store.read, 'id', id);
  if (!found) throw new Error('no such case');
  return found;
};
const kinds = async (id: string) =>
  (await readStory(town.services.store.read, id, false)).events.map(({ kind }) => kind);

/** A resident's feedback at the counter, with the code they kept. */
async function says(message: string, box = 'counter') {
  const { code } = await send(town, box, { kind: 'complaint', message }, { from: `203.0.113.${message.length}` });
  const rows = await town.services.store.read.select().from(town.services.store.t.cases);
  const { id, reference } = rows.sort((a, b) => a.serial - b.serial).at(-1) ?? { id: '', reference: '' };
  return { id, reference, tracks: async () => (await town.post('/tra-cuu', { code })).body };
}
const answer = async (id: string, message: string) =>
  head.post(path(id, 'answer'), { message, outcome: 'explained', overrule: 'Đã trao đổi.' });

describe('feedback on the same matter', () => {
  test('is suggested at the same box, joined, and its sender reads the answer without anybody’s words', async () => {
    const first = await says(FIRST);
    await says(OTHER);
    await says(SAME, 'other-counter');
    const second = await says(SAME);
    const page = (await head.get(path(second.id))).body;
    expect(page).toContain('1 ý kiến giống thế này');
    expect(page).toContain(`Gộp vào ${first.reference}`);
    await head.post(path(second.id, 'merger'), { reference: first.reference, seen: seen(page) });
    expect(await row(second.id)).toMatchObject({ status: 'merged', queue: 'done' });
    expect((await head.get(path(first.id))).body).toContain('1 ý kiến đã gộp vào đây');
    expect(await second.tracks()).toContain('Phường Hoàn Kiếm trả lời chung');
    await answer(first.id, 'Quầy đã bố trí người trực đến 11 giờ 30.');
    const [mine, theirs] = [await second.tracks(), await first.tracks()];
    expect(mine).toContain('Quầy đã bố trí người trực đến 11 giờ 30.');
    expect(mine).toContain('Tôi tên là Người Thử');
    expect(mine).not.toContain('chị cán bộ bảo hết giờ');
    expect(mine).not.toContain(first.reference);
    expect(theirs).not.toContain('Người Thử');
    expect(theirs).not.toContain(second.reference);
    expect(await kinds(first.id)).toEqual(['submitted', 'join', 'answer']);
  });

  test('nobody waits longer for having said the same: the earlier deadline holds for both', async () => {
    const earlier = { dueAt: (await givenCase(town)).dueAt - 86_400_000 };
    const main = await givenCase(town, { message: FIRST });
    const second = await givenCase(town, { message: SAME, ...earlier });
    await head.post(path(second.id, 'merger'), { reference: main.reference });
    expect(await row(main.id)).toMatchObject(earlier);
  });

  test('is never joined across a restriction', async () => {
    const main = await givenCase(town, { message: FIRST, restricted: true, restriction: 'denunciation' });
    const second = await givenCase(town, { message: SAME });
    expect((await head.get(path(second.id))).body).not.toContain(main.reference);
    const refused = await head.post(path(second.id, 'merger'), { reference: main.reference });
    expect([refused.statusCode, refused.body.includes('Không có hồ sơ nào')]).toEqual([422, true]);
    expect(await row(second.id)).toMatchObject({ status: 'received' });
  });

  test('that was joined by mistake is parted within fifteen days, with its own deadline', async () => {
    const first = await says(FIRST);
    const second = await says(SAME);
    const { dueAt } = await row(second.id);
    await head.post(path(second.id, 'merger'), { reference: first.reference });
    await head.post(path(second.id, 'parting'), { seen: seen((await head.get(path(second.id))).body) });
    expect(await row(second.id)).toMatchObject({ status: 'in_progress', queue: 'open', dueAt, closedAt: null });
    expect(await kinds(first.id)).toEqual(['submitted', 'join', 'part']);
    expect(await second.tracks()).not.toContain('Cùng một việc');
    await head.post(path(second.id, 'merger'), { reference: first.reference });
    town.clock.add(16 * 86_400_000);
    head = await deskOf(town, 'head-00070');
    expect((await head.post(path(second.id, 'parting'))).statusCode).toBe(409);
  });
});

describe('a matter of another authority', () => {
  const RAIL = {
    kind: 'state_company',
    nameVi: 'Tổng công ty Đường sắt Việt Nam',
    address: '118 Lê Duẩn, Hà Nội',
    website: 'https://example.vn',
    howVi: 'Gửi đơn hoặc gọi trong giờ làm việc.',
    source: 'trang web của cơ quan, 16/11/2026',
  };
  const added = async (administrator: Desk) => {
    await administrator.post('/office/bodies/new', RAIL);
    const [body] = await town.services.store.read.select().from(town.services.store.t.outsideBody);
    return body?.id ?? '';
  };

  test('is referred to it: the clock stops, and the resident reads where and how to ask there', async () => {
    const body = await added(await deskOf(town, 'administrator'));
    const said = await says('Nhân viên soát vé ở ga quát hành khách lớn tuổi.');
    const page = (await head.get(path(said.id))).body;
    expect(page).toContain('Hồ sơ kết thúc ở đây và thôi tính hạn');
    await head.post(path(said.id, 'referral'), { body, message: 'Phường đã ghi nhận.', seen: seen(page) });
    expect(await row(said.id)).toMatchObject({ status: 'redirected', queue: 'done', closedReason: 'outside_body' });
    const tracked = await said.tracks();
    for (const words of ['Tổng công ty Đường sắt Việt Nam', '118 Lê Duẩn, Hà Nội', RAIL.howVi, 'Phường đã ghi nhận.'])
      expect(tracked).toContain(words);
    expect(tracked).toContain('<a href="https://example.vn" rel="noreferrer">');
    expect((await head.get(path(said.id))).body).toContain('Chuyển cơ quan ngoài hệ thống: Tổng công ty');
  });

  test('goes there with a letter to print: its words and facts, no contact data, for who may read the case', async () => {
    const body = await added(await deskOf(town, 'administrator'));
    const contact = { name: 'Người Thử', phone: '0900 000 000', email: '' };
    const message = 'Nhân viên soát vé quát khách. Gọi tôi 0900 000 000.';
    const { id, reference } = await givenCase(town, { message, contact });
    expect((await head.get(path(id, 'letter'))).statusCode).toBe(404);
    await head.post(path(id, 'referral'), { body, message: 'Phường đã ghi nhận.' });
    expect((await head.get(path(id))).body).toContain(`href="${path(id, 'letter')}"`);
    const letter = (await head.get(path(id, 'letter'))).body;
    for (const words of [
      reference,
      '<b>UBND Phường Hoàn Kiếm</b>',
      'UBND Thành phố Hà Nội',
      '<b>Chủ tịch</b>',
      'Hoàn Kiếm, ngày 16 tháng 11 năm 2026',
      'Tổng công ty Đường sắt Việt Nam',
      '118 Lê Duẩn, Hà Nội',
      'Nhân viên soát vé quát khách.',
      'Phường đã ghi nhận.',
      'đang được niêm phong',
    ])
      expect(letter).toContain(words);
    for (const hidden of ['0900', 'Người Thử']) expect(letter).not.toContain(hidden);
    expect((await (await deskOf(town, 'head-00082')).get(path(id, 'letter'))).statusCode).toBe(404);
    const sealed = await givenCase(town, { restricted: true, restriction: 'denunciation' });
    await head.post(path(sealed.id, 'referral'), { body });
    expect((await head.get(path(sealed.id, 'letter'))).statusCode).toBe(200);
    expect((await (await deskOf(town, 'officer-00070')).get(path(sealed.id, 'letter'))).statusCode).toBe(404);
  });

  test('goes only to an authority on the list; one that is retired is still named by its cases', async () => {
    const administrator = await deskOf(town, 'administrator');
    const body = await added(administrator);
    const said = await says('Nhân viên soát vé ở ga quát hành khách lớn tuổi.');
    expect((await head.post(path(said.id, 'referral'), { body: 'nowhere' })).statusCode).toBe(422);
    await head.post(path(said.id, 'referral'), { body });
    await administrator.post(`/office/bodies/${body}/turn`);
    expect(await said.tracks()).toContain('118 Lê Duẩn, Hà Nội');
    const next = await givenCase(town);
    expect((await head.get(path(next.id))).body).not.toContain('Tổng công ty Đường sắt');
  });

  test('the list is kept by administrators alone, and each mistake is told', async () => {
    expect((await head.get('/office/bodies')).statusCode).toBe(403);
    const administrator = await deskOf(town, 'administrator');
    const wrong = await administrator.post('/office/bodies/new', {
      ...RAIL,
      nameVi: '',
      website: 'javascript:alert(1)',
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Tên cơ quan: còn thiếu.');
    expect(wrong.body).toContain('Trang web: viết đủ địa chỉ');
    expect(wrong.body).toContain('Gửi đơn hoặc gọi trong giờ làm việc.');
  });
});
