import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, deskOf } from '../support/desk.ts';
import { allCases, send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
beforeAll(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
  await (await deskOf(town, 'administrator')).post('/office/bodies/new', {
    kind: 'state_company',
    nameVi: 'Tổng công ty Đường sắt Việt Nam',
    address: '118 Lê Duẩn, Hà Nội',
    website: 'https://example.vn',
    howVi: 'Gửi đơn hoặc gọi trong giờ làm việc.',
    source: 'trang web của cơ quan, 16/11/2026',
  });
});
afterAll(() => town.close());

async function given() {
  const { code } = await send(town, 'counter', { kind: 'complaint', message: 'Tàu đến muộn, không ai báo.' });
  const row = (await allCases(town)).at(-1);
  return { id: row?.id ?? '', code };
}
const status = async (id: string) => (await allCases(town)).find((row) => row.id === id)?.status;
const path = (id: string, noun: string) => `/office/cases/${id}/${noun}`;
/** The fields that go back with the preview. */
const hidden = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>;

describe.each([
  ['refusal', { reason: 'already_settled' }, 'declined', 'Việc này đã được trả lời trước đó'],
  ['redirection', { reason: 'emergency' }, 'redirected', 'Gọi 113'],
  ['referral', {}, 'redirected', 'thẩm quyền của một cơ quan khác'],
] as const)('what ends a case by %s', (noun, fields, end, reason) => {
  /** An authority is chosen by its id. */
  async function filled(): Promise<Record<string, string>> {
    if (noun !== 'referral') return fields;
    const { store } = town.services;
    const [body] = await store.read.select().from(store.t.outsideBody).limit(1);
    return { body: body?.id ?? '' };
  }

  test('is looked at first, in the words that the resident reads, and sent as it was seen', async () => {
    const { id, code } = await given();
    const typed = { ...(await filled()), message: 'Phường rất tiếc.', seen: '1' };
    const preview = await head.post(path(id, `${noun}/preview`), typed);
    expect(preview.statusCode).toBe(200);
    for (const words of [reason, 'Phường rất tiếc.', 'không được yêu cầu xem lại', '<h3>Phường Hoàn Kiếm'])
      expect(preview.body).toContain(words);
    expect(await status(id)).toBe('received');
    expect(hidden(preview.body)).toMatchObject(typed);
    await head.post(path(id, noun), hidden(preview.body));
    expect(await status(id)).toBe(end);
    const page = (await town.post('/tra-cuu', { code })).body;
    const card = /<div lang="vi">[\s\S]*?<\/div>/.exec(preview.body)?.[0] ?? '';
    const lines = [...card.matchAll(/<(?:p|dt|dd)>(.*?)<\/(?:p|dt|dd)>/g)].map(([, text = '']) => text);
    expect(lines.includes('Địa chỉ')).toBe(noun === 'referral');
    for (const line of lines) expect(page).toContain(line);
  });

  test('comes back to be changed with every word, and needs its reason', async () => {
    const { id } = await given();
    const typed = { ...(await filled()), message: 'Phường rất tiếc.', seen: '1' };
    const preview = await head.post(path(id, `${noun}/preview`), typed);
    const form = await head.post(path(id, noun), { ...hidden(preview.body), edit: 'yes' });
    expect([form.statusCode, form.body.includes('Phường rất tiếc.</textarea>')]).toEqual([200, true]);
    expect(form.body).toMatch(
      noun === 'referral' ? /name="body" value="[^"]+" checked/ : /name="reason" value="\w+" checked/,
    );
    const without = await head.post(path(id, `${noun}/preview`), { message: 'Phường rất tiếc.', seen: '1' });
    expect([without.statusCode, without.body.includes('Phường rất tiếc.</textarea>')]).toEqual([422, true]);
    expect(await status(id)).toBe('received');
  });
});

test('nothing else has such a preview, and nobody without the right to end a case', async () => {
  const { id } = await given();
  expect((await head.post(path(id, 'transfer/preview'), { seen: '1' })).statusCode).toBe(404);
  const officer = await deskOf(town, 'officer-00070');
  const typed = { reason: 'already_settled', seen: '1' };
  expect((await officer.post(path(id, 'refusal/preview'), typed)).statusCode).toBe(404);
  // A reason is enough.
  expect((await head.post(path(id, 'refusal/preview'), typed)).body).not.toContain('class="said"');
});

test('the address of a form, opened anew after its mistakes were shown there, leads to the case, with the list it was opened from', async () => {
  const { id } = await given();
  expect((await head.post(path(id, 'transfer'), { reason: '', seen: '1' })).statusCode).toBe(422);
  for (const form of ['transfer', 'note', 'apology', 'head-note', 'answer/return', 'promises/one/kept']) {
    const opened = await head.get(`${path(id, form)}?back=tab%3Dlate`);
    expect([form, opened.statusCode]).toEqual([form, 303]);
    expect(opened.headers.location).toBe(`/office/cases/${id}?back=tab%3Dlate`);
    expect((await (await deskOf(town, 'head-00082')).get(path(id, form))).statusCode).toBe(404);
  }
});

test.each(['answer', 'refusal', 'redirection', 'referral'])(
  'the preview of a %s that is opened anew leads to the case',
  async (noun) => {
    const { id } = await given();
    const opened = await head.get(`${path(id, noun)}/preview`);
    expect([opened.statusCode, opened.headers.location]).toEqual([303, `/office/cases/${id}`]);
    const other = await deskOf(town, 'head-00082');
    expect((await other.get(`${path(id, noun)}/preview`)).statusCode).toBe(404);
    expect((await head.get(`${path(id, 'nothing')}/preview`)).statusCode).toBe(404);
  },
);
