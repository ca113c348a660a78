import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deskOf, givenCase } from '../support/desk.ts';
import { decisionAbout, mailedTo, requests } from '../support/people.ts';
import { send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

/** From the 20th the ward of Cửa Nam is part of Hoàn Kiếm, whole. */
async function wardsMerge(share: 'whole' | 'part' = 'whole') {
  const { store, ids } = town.services;
  const { t } = store;
  await store.write(async (tx) => {
    await tx.update(t.unit).set({ validTo: '2026-11-20' }).where(eq(t.unit.id, '00082'));
    await tx.insert(t.unitSuccession).values({
      id: ids.uuid(),
      predecessorId: '00082',
      predecessorName: 'Cửa Nam',
      predecessorKind: 'phuong',
      predecessorDistrict: '',
      fold: 'cua nam',
      successorId: '00070',
      share,
      effectiveFrom: '2026-11-20',
      clause: '',
      source: 'test',
    });
  });
  await town.app.places.refresh();
}

const reads = async (personId: string, id: string) =>
  (await (await deskOf(town, personId)).get(`/office/cases/${id}`)).statusCode === 200;

test('given a ward that merges, its people see its cases until its last day, and from then on those of the new ward do', async () => {
  const { id } = await givenCase(town, { unitId: '00082', filedUnitId: '00082' });
  await wardsMerge();
  const who = ['head-00082', 'officer-00082', 'head-00070', 'officer-00070'];
  const seen = async () => Promise.all(who.map((personId) => reads(personId, id)));
  town.clock.set('2026-11-19 23:59');
  expect(await seen()).toEqual([true, true, false, false]);
  town.clock.set('2026-11-20 00:00');
  expect(await seen()).toEqual([false, false, true, true]);
  const list = await (await deskOf(town, 'head-00070')).get('/office/cases');
  expect(list.body).toContain(`data-case="${id}"`);
});

test('the head of the new ward answers what the old one left, and its mail comes to them', async () => {
  await send(town, 'other-counter', { kind: 'complaint', message: 'Quầy số 1 không có người trực.' });
  await wardsMerge();
  town.clock.set('2026-11-20 09:00');
  expect(await mailedTo(town, 'new_case')).toEqual(['truong.00070@example.vn']);
  const { read, t } = town.services.store;
  const [row] = await read.select().from(t.cases);
  const desk = await deskOf(town, 'head-00070');
  expect((await desk.post(`/office/cases/${row?.id}/receipt`, { edit: 'yes' })).statusCode).not.toBe(404);
});

test('a post in the old ward is shown as ended with it, and the person is free for a new one', async () => {
  await wardsMerge();
  town.clock.set('2026-11-20 09:00');
  const administrator = await deskOf(town, 'administrator');
  const { body } = await administrator.get('/office/people/officer-00082');
  expect(body).toContain('Đơn vị đã kết thúc; chức vụ kết thúc theo');
  expect(body).not.toContain('<option value="00082"');
  const answer = await administrator.post('/office/people/officer-00082/posts', { unit: '00070', post: 'officer' });
  expect(answer.headers.location).toContain('done=asked');
  const asked = decisionAbout((await requests(town))[0], 'confirm');
  expect((await (await deskOf(town, 'head-00070')).post(asked)).statusCode).toBe(303);
  expect((await administrator.get('/office/people?q=can-bo.00082')).body).toContain('Phường Hoàn Kiếm');
});

test('a case about the old head stays hidden from the old head, and from who took over', async () => {
  const { id } = await givenCase(town, { unitId: '01', filedUnitId: '00082', about: 'head' });
  await wardsMerge();
  town.clock.set('2026-11-21 09:00');
  expect(await Promise.all(['head-00082', 'head-00070', 'head-01'].map((who) => reads(who, id)))).toEqual([
    false,
    false,
    true,
  ]);
});

test('where only a part was taken over, nobody but the unit above sees what was left', async () => {
  const { id } = await givenCase(town, { unitId: '00082', filedUnitId: '00082' });
  await wardsMerge('part');
  town.clock.set('2026-11-20 09:00');
  expect(await Promise.all(['head-00082', 'head-00070', 'head-01'].map((who) => reads(who, id)))).toEqual([
    false,
    false,
    true,
  ]);
});

test('a case of the old ward is given to somebody of the new one, and stays with them', async () => {
  const { id } = await givenCase(town, { unitId: '00082', filedUnitId: '00082', assigneeId: 'officer-00082' });
  await wardsMerge();
  town.clock.set('2026-11-20 09:00');
  await town.app.runner.tick(town.clock.now());
  const { read, t } = town.services.store;
  const holder = async () => (await read.select().from(t.cases).where(eq(t.cases.id, id)))[0]?.assigneeId;
  expect(await holder()).toBeNull();
  await town.app.staff.refresh();
  const head = await deskOf(town, 'head-00070');
  const { body } = await head.get(`/office/cases/${id}`);
  expect(body).toContain('value="officer-00070"');
  expect(body).not.toContain('value="officer-00082"');
  const seen = /name="seen" value="(\d+)"/.exec(body)?.[1] ?? '';
  await head.post(`/office/cases/${id}/assignment`, { person: 'officer-00070', seen });
  town.clock.add(10 * 60_000);
  await town.app.runner.tick(town.clock.now());
  expect(await holder()).toBe('officer-00070');
});
