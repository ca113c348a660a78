import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../support/calendar.ts';
import { type Desk, deskOf, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
let officer: Desk;
beforeAll(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
  officer = await deskOf(town, 'officer-00070');
});
afterAll(() => town.close());

const list = async (desk: Desk) => (await desk.get('/office/cases?tab=todo')).body;
const tasksIn = (html: string) =>
  (/<section class="card tasks"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '')
    .split('<details')
    .map((part) => [...part.matchAll(/<li><a[^>]*>([^<]*)/g)].map(([, text]) => text));

test('an officer lays a note before the head, who finds it among the tasks until it is seen', async () => {
  const { id, reference } = await givenCase(town);
  const page = (await officer.get(`/office/cases/${id}`)).body;
  expect(page).toContain('name="forHead"');
  expect((await head.get(`/office/cases/${id}`)).body).not.toContain('name="forHead"');
  await officer.post(`/office/cases/${id}/note`, { message: 'Trùng việc với hồ sơ của quầy 2.', forHead: '1' });
  await officer.post(`/office/cases/${id}/note`, { message: 'Đã gọi điện.' });
  expect((await officer.get(`/office/cases/${id}`)).body).not.toContain('/head-note"');
  const tasks = await list(head);
  expect(tasksIn(tasks)).toEqual([['Xem ghi chú của Cán bộ phụ trách, Phường Hoàn Kiếm']]);
  expect(tasks).toContain(reference);
  expect(tasksIn(await list(officer))).toEqual([[]]);
  expect(tasksIn(await list(await deskOf(town, 'head-00082')))).toEqual([[]]);
  expect((await head.get(`/office/cases/${id}`)).body).toContain('/head-note"');
  expect((await officer.post(`/office/cases/${id}/head-note`)).statusCode).toBe(404);
  const deputy = await deskOf(town, 'deputy-00070');
  expect(tasksIn(await list(deputy))).toEqual([[]]);
  expect((await deputy.get(`/office/cases/${id}`)).body).not.toContain('/head-note"');
  await deputy.post(`/office/cases/${id}/head-note`);
  expect(tasksIn(await list(head))[0]).toHaveLength(1);
  expect((await head.post(`/office/cases/${id}/head-note`)).headers.location).toContain('done=headNote');
  expect(tasksIn(await list(head))).toEqual([[]]);
});

test('what one wrote oneself stands first, what the head sent back before it; all that is left is one press away', async () => {
  const { store } = town.services;
  for (let i = 0; i < 13; i++)
    await givenCase(town, {
      status: 'answered',
      queue: 'done',
      apology: 'owed',
      answeredAt: at('2026-11-13 09:00') + i,
    });
  const [kept, back] = [await givenCase(town), await givenCase(town)];
  const draft = {
    personId: 'officer-00070',
    unitId: '00070',
    message: 'Nháp',
    outcome: '',
    promise: '',
    promiseOn: '',
    photos: [],
    note: '',
    savedAt: town.clock.now(),
  };
  await store.write(async (tx) => {
    await tx.insert(store.t.answerDraft).values([
      { ...draft, caseId: kept.id, state: 'kept', source: 'desk' },
      { ...draft, caseId: back.id, state: 'sent_back', source: 'desk' },
    ]);
  });
  const [first = [], rest] = tasksIn(await list(officer));
  expect(first).toHaveLength(12);
  expect(first.slice(0, 2).map((text) => text?.includes('trả lại') ?? false)).toEqual([true, false]);
  expect(rest).toHaveLength(3);
  expect(await list(officer)).toContain('<summary>Và 3 việc khác.</summary>');
});

test('an officer whose first list is their own finds there what the head sent back', async () => {
  expect(tasksIn((await officer.get('/office/cases?tab=todo&who=me')).body)[0]?.[0]).toContain('trả lại');
});

test('apologies that are owed in restricted cases take no place among those of the others', async () => {
  const owed = { status: 'answered', queue: 'done', apology: 'owed', unitId: '00082', placeId: 'mc-00070' } as const;
  for (let i = 0; i < 60; i++) {
    const answeredAt = at('2026-11-12 09:00') + i;
    await givenCase(town, { ...owed, restricted: true, restriction: 'denunciation', answeredAt });
  }
  await givenCase(town, { ...owed, answeredAt: at('2026-11-13 09:00') });
  const desk = await deskOf(town, 'head-00082');
  expect(tasksIn(await list(desk))[0]).toHaveLength(1);
  expect(tasksIn(await list(await deskOf(town, 'officer-00082')))[0]).toHaveLength(1);
  expect(tasksIn((await desk.get('/office/cases?tab=restricted')).body)[0]).toHaveLength(12);
});
