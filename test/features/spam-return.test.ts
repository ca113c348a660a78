import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCase, verifyLedger } from '../../src/features/cases/index.ts';
import { at } from '../support/calendar.ts';
import { type Desk, deskOf, givenCase, referencesIn, tabsIn } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
beforeAll(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
});
afterAll(() => town.close());

const bury = (desk: Desk, id: string) => desk.post('/office/cases/bulk', { case: id, act: 'spam', back: '' });
const take = (desk: Desk, id: string) => desk.post(`/office/cases/${id}/reopening`);
const body = async (desk: Desk, params: string) => (await desk.get(`/office/cases?${params}`)).body;
const row = (id: string) => findCase(town.services.store.read, 'id', id);
const offers = async (desk: Desk, id: string) => (await desk.get(`/office/cases/${id}`)).body.includes('/reopening"');

test('what was marked as spam is counted, listed, and comes back by the head long after, with its old deadline', async () => {
  const { id, reference, dueAt } = await givenCase(town);
  await bury(head, id);
  town.clock.set('2026-11-24 09:00');
  head = await deskOf(town, 'head-00070');
  const done = await body(head, 'tab=done');
  expect(done).toMatch(/>Tin rác <span class="n">1</);
  expect(referencesIn(await body(head, 'tab=done&status=spam'))).toEqual([reference]);
  expect(await body(head, 'tab=todo')).not.toContain('>Tin rác <');
  expect([await offers(head, id), await offers(await deskOf(town, 'officer-00070'), id)]).toEqual([true, false]);
  const back = await take(head, id);
  expect(back.headers.location).toBe(`/office/cases/${id}?done=reopening`);
  expect((await head.get(String(back.headers.location))).body).toContain('Hồ sơ đã trở lại việc cần làm.');
  expect(await row(id)).toMatchObject({ status: 'received', queue: 'open', dueAt, onTime: null, closedAt: null });
  expect(tabsIn(await body(head, 'tab=todo'))).toMatchObject({ todo: '1', late: '1', done: '0' });
  expect((await take(head, id)).statusCode).toBe(409);
});

test('an inspector, who else never changes anything, brings back what a ward has buried; those above see how much each unit marks', async () => {
  const mine = await givenCase(town, { dueAt: at('2026-11-27 17:00') });
  const there = await givenCase(town, { unitId: '00082', filedUnitId: '00082', placeId: 'mc-00082' });
  await bury(head, mine.id);
  await bury(await deskOf(town, 'head-00082'), there.id);
  const specialist = await deskOf(town, 'specialist');
  const above = await body(specialist, 'tab=done&status=spam');
  expect(above).toMatch(/>Tin rác <span class="n">2</);
  for (const unit of ['Phường Hoàn Kiếm', 'Phường Cửa Nam']) expect(above).toContain(`>${unit} <span class="n">1</`);
  expect([await offers(specialist, mine.id), (await take(specialist, mine.id)).statusCode]).toEqual([false, 404]);
  const inspector = await deskOf(town, 'inspector');
  expect(await offers(inspector, mine.id)).toBe(true);
  expect((await take(inspector, mine.id)).statusCode).toBe(303);
  expect(await row(mine.id)).toMatchObject({ status: 'received', queue: 'open' });
  expect((await head.get(`/office/cases/${mine.id}`)).body).toContain('Bỏ đánh dấu tin rác.');
  const found: unknown[] = [];
  await verifyLedger(
    town.services.store.read,
    town.services.vault,
    (finding) => found.push(finding),
    () => {},
  );
  expect(found).toEqual([]);
});

test('given a case that an inspector takes out of the spam of a ward, then the ward is mailed; who takes it out of their own is not', async () => {
  const { outbox } = town.services.store.t;
  const mails = (id: string) =>
    town.services.store.read
      .select({ kind: outbox.kind, unitId: outbox.unitId })
      .from(outbox)
      .where(eq(outbox.caseId, id));
  const { id } = await givenCase(town);
  await bury(head, id);
  await take(head, id);
  expect(await mails(id)).toEqual([]);
  await bury(head, id);
  await take(await deskOf(town, 'inspector'), id);
  expect(await mails(id)).toEqual([{ kind: 'new_case', unitId: '00070' }]);
});

test('of what was erased nothing comes back', async () => {
  const { id } = await givenCase(town, {
    status: 'spam',
    queue: 'done',
    closedAt: at('2026-10-01 09:00'),
    anonymisedAt: at('2026-11-01 09:00'),
  });
  expect([await offers(head, id), (await take(head, id)).statusCode]).toEqual([false, 409]);
});
