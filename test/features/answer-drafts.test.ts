import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findCase, readStory } from '../../src/features/cases/index.ts';
import { type Desk, deskOf, givenCase } from '../support/desk.ts';
import { allCases, hiddenFields, send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
let officer: Desk;
let id: string;
const path = (noun = '') => `/office/cases/${id}${noun && `/${noun}`}`;
const WHOLE =
  'Kính gửi ông/bà, phường đã xem camera và nhắc nhở người trực theo biên bản số 12/BB-UBND. Cần thêm, xin liên hệ 024 3825 0000.';
const answer = (message: string, more: Record<string, string> = {}) => ({ message, outcome: 'corrected', ...more });
const row = async () => await findCase(town.services.store.read, 'id', id);
const events = async () => (await readStory(town.services.store.read, id, false)).events.map(({ kind }) => kind);
const page = async (desk: Desk, done = '') => (await desk.get(`${path()}${done}`)).body;

/** The hidden fields of a form that leads to the preview: the one to write in, or the one that opens a proposal. */
function fieldsOf(html: string, written: boolean): Record<string, string> {
  const forms = html.split('<form ').map((form) => form.split('</form>')[0] ?? '');
  const form = forms.find(
    (one) => one.includes(`"${path('answer/preview')}"`) && one.includes('<textarea') === written,
  );
  const fields = [...(form ?? '').matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name, value]) => [name ?? '', value ?? '']));
}

beforeAll(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
  officer = await deskOf(town, 'officer-00070');
  await head.post('/office/settings/templates/approval', { unit: '00070', wanted: 'yes' });
});
beforeEach(async () => {
  ({ id } = await givenCase(town, { status: 'in_progress' }));
});
afterAll(() => town.close());

/** The officer lays an answer before the head. */
async function proposed(message = WHOLE) {
  await officer.post(path('answer'), answer(message, { seen: '1' }));
  expect((await row())?.waitingFor).toBe('approval');
}
/** The fields with which the head opens the proposal. */
const opened = async () => fieldsOf(await page(head), false);

describe('a head who rewrites what an officer proposed', () => {
  test('finds the rewritten words again after saving, beside the officer’s own, and the event names both', async () => {
    await proposed();
    const rewritten = `${WHOLE} Phường xin lỗi ông/bà.`;
    const form = { ...(await opened()), ...answer(rewritten) };
    const saved = await head.post(path('answer/draft'), form);
    expect(saved.headers.location).toBe(`${path()}?done=draft#answer`);
    const back = await page(head);
    expect(back).toContain('Phường xin lỗi ông/bà.</textarea>');
    expect(back).toContain('Ông/bà đang sửa bản do');
    expect(await page(officer)).not.toContain('Phường xin lỗi');
    await head.post(path('answer'), { ...fieldsOf(back, true), ...answer(rewritten) });
    const event = (await readStory(town.services.store.read, id, false)).events.at(-1);
    expect([event?.kind, event?.actorId, event?.data.proposedBy]).toEqual(['answer', 'head-00070', 'officer-00070']);
  });

  test('finds them again after a look at the preview alone, though a look at the officer’s words keeps nothing', async () => {
    await proposed();
    const form = await opened();
    await head.post(path('answer/preview'), form);
    expect(await page(head)).not.toContain('Ông/bà đang sửa bản do');
    await head.post(path('answer/preview'), { ...form, message: 'Viết lại.' });
    expect(await page(head)).toContain('Viết lại.</textarea>');
  });

  test('keeps what the head had begun alone, too', async () => {
    await head.post(path('answer/draft'), answer('Lời của trưởng.', { seen: '1' }));
    await proposed();
    const form = { ...(await opened()), message: 'Viết lại.' };
    await head.post(path('answer/preview'), form);
    expect(await page(head)).toContain('Lời của trưởng.</textarea>');
    await head.post(path('answer/draft'), form);
    expect(await page(head)).toContain('Viết lại.\n\nLời của trưởng.</textarea>');
  });

  test('does not send, nor lose, what the officer has changed meanwhile', async () => {
    await proposed();
    const form = await opened();
    town.clock.add(60_000);
    await officer.post(path('answer/draft'), answer(`${WHOLE} Ngày 12/11.`, { seen: '2' }));
    const stale = await head.post(path('answer'), form);
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Ngày 12/11.');
    expect((await row())?.status).toBe('in_progress');
    await head.post(path('answer'), await opened());
    const { messages } = await readStory(town.services.store.read, id, false);
    expect(messages.map(({ body }) => body)).toEqual([`${WHOLE} Ngày 12/11.`]);
  });

  test('does not spend it unread after a step back from the preview, but does once told', async () => {
    await proposed();
    const form = { ...(await opened()), ...answer(`${WHOLE} Phường xin lỗi.`) };
    town.clock.add(60_000);
    await officer.post(path('answer/draft'), answer(`${WHOLE} Ngày 12/11.`, { seen: '2' }));
    const back = (await head.post(path('answer'), { ...form, edit: 'yes' })).body;
    const stale = await head.post(path('answer'), { ...form, ...fieldsOf(back, true) });
    expect(stale.statusCode).toBe(409);
    const told = { ...form, ...fieldsOf(stale.body, true) };
    expect((await head.post(path('answer'), told)).statusCode).toBe(303);
  });
});

describe('an officer whose answer waits', () => {
  test('saves a change or looks at its preview, and the head reads it like that', async () => {
    await proposed();
    const saved = await officer.post(path('answer/draft'), answer(`${WHOLE} Ngày 12/11.`, { seen: '2' }));
    expect(saved.headers.location).toBe(`${path()}?done=changed#answer`);
    expect(await page(officer, '?done=changed')).toContain('Người đứng đầu đọc bản mới này');
    expect((await opened()).message).toContain('Ngày 12/11.');
    await officer.post(path('answer/preview'), answer(`${WHOLE} Ngày 13/11.`, { seen: '2' }));
    expect((await opened()).message).toContain('Ngày 13/11.');
    expect((await row())?.waitingFor).toBe('approval');
  });

  test('is not told that half an answer is saved: it comes back, and the whole one waits on', async () => {
    await proposed();
    const half = await officer.post(path('answer/draft'), { message: 'Đang viết', seen: '2' });
    expect([half.statusCode, half.body.includes('Đang viết</textarea>')]).toEqual([422, true]);
    expect(half.body).toContain('href="#outcome"');
    expect((await opened()).message).toBe(WHOLE);
  });

  test('takes it back with what was typed since, and the case waits no more; a second press changes nothing', async () => {
    await proposed();
    const form = answer(`${WHOLE} Ngày 12/11.`, { seen: '2' });
    expect(await page(officer)).toContain(`formaction="${path('answer/withdraw')}"`);
    for (const _press of [1, 2])
      expect((await officer.post(path('answer/withdraw'), form)).headers.location).toContain('done=withdrawn');
    expect((await row())?.waitingFor).toBeNull();
    expect((await events()).filter((kind) => kind === 'withdraw')).toHaveLength(1);
    expect(await page(officer)).toContain('Ngày 12/11.</textarea>');
    expect(await page(head)).not.toContain('Câu trả lời chờ duyệt');
  });

  test('cannot drop it from a page that did not know of it', async () => {
    await proposed();
    const stale = await officer.post(path('answer/drop'), answer('Bản cũ.', { seen: '1' }));
    expect([stale.statusCode, stale.body.includes('Bản cũ.</textarea>')]).toEqual([409, true]);
    expect((await opened()).message).toBe(WHOLE);
    expect((await row())?.waitingFor).toBe('approval');
  });

  test('presses twice, and it waits once', async () => {
    const form = answer(WHOLE, { seen: '1' });
    const sent = await Promise.all([officer.post(path('answer'), form), officer.post(path('answer'), form)]);
    expect(sent.map(({ headers }) => headers.location)).toEqual(Array(2).fill(`${path()}?done=proposal`));
    expect(await events()).toEqual(['submitted', 'propose']);
    expect((await officer.post(path('answer'), answer(`${WHOLE} Khác.`, { seen: '1' }))).statusCode).toBe(409);
  });

  test('keeps the head’s words when changing what came back', async () => {
    await proposed();
    const { seen = '', writer = '' } = await opened();
    await head.post(path('answer/return'), { writer, seen, message: 'Nêu rõ ngày.' });
    await officer.post(path('answer/draft'), answer(`${WHOLE} Ngày`, { seen: '3' }));
    expect(await page(officer)).toMatch(/Người đứng đầu trả lại[\s\S]*Nêu rõ ngày\.[\s\S]*<textarea/);
  });
});

test('a case waits for as long as an answer of anybody waits, whatever is asked and said meanwhile', async () => {
  const { code } = await send(town, 'counter', { kind: 'complaint', message: 'Tôi chờ mãi ở quầy số 3.' });
  id = (await allCases(town)).at(-1)?.id ?? '';
  await proposed();
  const deputy = await deskOf(town, 'deputy-00070');
  const { store } = town.services;
  await store.write((tx) =>
    tx.insert(store.t.appointment).values({
      id: 'second-officer',
      personId: 'officer-00082',
      unitId: '00070',
      post: 'officer',
      validFrom: 1,
      validTo: null,
    }),
  );
  const second = await deskOf(town, 'officer-00082');
  await second.post(path('answer'), answer(`${WHOLE} Bản hai.`, { seen: '2' }));
  await deputy.post(path('question'), { message: 'Ông/bà đến lúc mấy giờ?', seen: '3' });
  const tracked = (await town.post('/tra-cuu', { code })).body;
  await town.post('/tra-cuu', { ...hiddenFields(tracked, 'reply'), message: 'Lúc 9 giờ.' });
  expect(await events()).toEqual(['submitted', 'propose', 'propose', 'ask', 'reply']);
  expect((await row())?.waitingFor).toBe('approval');
  await officer.post(path('answer/withdraw'), { seen: '5' });
  expect((await row())?.waitingFor).toBe('approval');
  const { seen = '', writer = '' } = await opened();
  expect(writer).toBe('officer-00082');
  await head.post(path('answer/return'), { writer, seen, message: 'Nêu rõ ngày.' });
  expect((await row())?.waitingFor).toBeNull();
});
