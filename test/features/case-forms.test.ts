import { afterAll, beforeAll, expect, test } from 'vitest';
import { promisesOf } from '../../src/features/cases/index.ts';
import { answerOf, type Desk, deskOf, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
beforeAll(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
});
afterAll(() => town.close());

const WORDS =
  'Kính gửi ông/bà, phường đã xem camera và nhắc nhở người trực theo biên bản số 12/BB-UBND. Cần thêm, xin liên hệ 024 3825 0000.';
/** Where the summary of what is wrong leads to, and how often that is on the page. */
const linksIn = (html: string) => {
  const summary = /<div id="error-summary"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '';
  return [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => [id, html.split(` id="${id}"`).length - 1]);
};

test('given an answer sent back without a word, the summary leads to that one, and the other stays as it was', async () => {
  const { id } = await givenCase(town);
  const officer = await deskOf(town, 'officer-00070');
  await officer.post(`/office/cases/${id}/answer`, answerOf('Cảm ơn ông/bà.', { seen: '1' }));
  const { store } = town.services;
  await store.write(async (tx) => {
    const [draft] = await tx.select().from(store.t.answerDraft);
    if (draft) await tx.insert(store.t.answerDraft).values({ ...draft, personId: 'another' });
  });
  const typed = 'Thêm số. '.repeat(1_000);
  const page = await head.post(`/office/cases/${id}/answer/return`, { writer: 'officer-00070', message: typed });
  expect([page.statusCode, linksIn(page.body)]).toEqual([422, [['return-officer-00070', 1]]]);
  expect(page.body.split('Thêm số. Thêm số.').length).toBeGreaterThan(1);
  expect(/id="return-another"[^>]*>([^<]*)/.exec(page.body)?.[1]).toBe('');
});

test('given a promise kept or moved without a word or a day, the summary leads to the fields of that promise', async () => {
  const { id } = await givenCase(town, { status: 'in_progress' });
  const promise = { promise: 'Lắp bảng chỉ dẫn', promiseOn: '2026-11-30' };
  await head.post(`/office/cases/${id}/answer`, { message: WORDS, outcome: 'corrected', seen: '1', ...promise });
  const [made] = await promisesOf(town.services.store.read, id);
  const path = `/office/cases/${id}/promises/${made?.id}`;
  expect(linksIn((await head.post(`${path}/kept`, { message: '' })).body)).toEqual([[`kept-${made?.id}`, 1]]);
  const moved = (await head.post(`${path}/moved`, { message: '', promiseOn: '2026-11-01' })).body;
  expect(linksIn(moved)).toEqual([
    [`on-${made?.id}`, 1],
    [`moved-${made?.id}`, 1],
  ]);
  expect(moved).toContain(`id="on-${made?.id}-error"`);
});

test('Enter in a field presses what sends the form, and not the button that takes a template', async () => {
  const template = { unit: '00070', kind: 'complaint', lang: 'vi', body: 'Kính gửi ông/bà.' };
  for (const status of ['answered', 'in_progress', 'declined', 'redirected'])
    await head.post('/office/settings/templates', { ...template, title: `Mẫu ${status}`, status });
  const { id } = await givenCase(town);
  const page = (await head.get(`/office/cases/${id}`)).body;
  const forms = page.split('<form ').filter((form) => form.includes('/template'));
  expect(forms).toHaveLength(4);
  for (const form of forms) expect(/<button[^>]*>/.exec(form)?.[0]).toBe('<button hidden>');
});
