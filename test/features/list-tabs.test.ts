import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyLedger } from '../../src/features/cases/index.ts';
import { at } from '../support/calendar.ts';
import { type Desk, deskOf, givenCase, referencesIn, tabsIn } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
beforeEach(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
});
afterEach(() => town.close());

const shown = async (desk: Desk, params: string) => referencesIn((await desk.get(`/office/cases?${params}`)).body);
const tabs = async (desk: Desk, params = 'tab=todo') => tabsIn((await desk.get(`/office/cases?${params}`)).body);
const ask = (id: string) => head.post(`/office/cases/${id}/question`, { message: 'Ông/bà đến quầy nào?' });

describe('waiting', () => {
  test('given a resident who was asked, then the case waits and is nobody’s work; an answer to the resident ends it', async () => {
    const asked = await givenCase(town);
    const other = await givenCase(town);
    expect((await ask(asked.id)).statusCode).toBe(303);
    expect(await shown(head, 'tab=todo')).toEqual([other.reference]);
    const waiting = await head.get('/office/cases?tab=waiting');
    expect(referencesIn(waiting.body)).toEqual([asked.reference]);
    expect(waiting.body).toContain('Chờ người góp ý trả lời');
    expect(tabsIn(waiting.body)).toMatchObject({ todo: '1', waiting: '1', done: '0', all: '2' });
    await head.post('/office/cases/bulk', { case: asked.id, act: 'spam', back: '' });
    expect(await tabs(head)).toMatchObject({ todo: '1', waiting: '0', done: '1', all: '2' });
  });

  test('a case that waits beyond its deadline is late like any other', async () => {
    const { id, reference } = await givenCase(town);
    await ask(id);
    town.clock.set('2026-11-23 09:00');
    head = await deskOf(town, 'head-00070');
    expect(await shown(head, 'tab=late')).toEqual([reference]);
    expect(await shown(head, 'tab=waiting')).toEqual([reference]);
    expect(await tabs(head)).toMatchObject({ todo: '0', waiting: '1', late: '1' });
  });

  test('whatever is done with cases, the counters say what the lists show, and a check that recounts them finds nothing', async () => {
    const rows = await Promise.all(Array.from({ length: 6 }, () => givenCase(town)));
    const [a, b, c, d, e] = rows.map(({ id }) => id);
    for (const id of [a, b, c, d]) await ask(id ?? '');
    await head.post(`/office/cases/${a}/transfer`, { unit: 'Phường Cửa Nam', reason: 'Việc ở phường bạn.' });
    await head.post('/office/cases/bulk', { case: b ?? '', act: 'spam', back: '' });
    await head.post('/office/cases/bulk', { case: c ?? '', act: 'spam', back: '' });
    await ask(e ?? '');
    const { read, t } = town.services.store;
    const waits = await read.select().from(t.waitTally);
    expect(waits.filter(({ n }) => n !== 0)).toEqual([{ unitId: '00070', restricted: false, n: 2 }]);
    for (const tab of ['todo', 'waiting', 'late', 'done', 'all'])
      expect([tab, (await shown(head, `tab=${tab}`)).length]).toEqual([tab, Number((await tabs(head))[tab])]);
    const found: unknown[] = [];
    await verifyLedger(
      read,
      town.services.vault,
      (finding) => found.push(finding),
      () => {},
    );
    expect(found).toEqual([]);
  });
});

describe('late', () => {
  test('is counted as far as a tab can say, and listed from the oldest', async () => {
    for (let i = 0; i < 101; i++) await givenCase(town, { dueAt: at('2026-11-12 17:00') + i });
    expect((await tabs(head)).late).toBe('99+');
    expect(await shown(head, 'tab=late')).toHaveLength(50);
    expect((await tabs(await deskOf(town, 'specialist'))).late).toBe('99+');
    expect((await tabs(await deskOf(town, 'head-00082'))).late).toBe('0');
  });

  test('answered cases are not late, however late the answer was', async () => {
    await givenCase(town, {
      dueAt: at('2026-11-12 17:00'),
      status: 'answered',
      queue: 'done',
      answeredAt: at('2026-11-13 09:00'),
    });
    expect((await tabs(head)).late).toBe('0');
  });
});

test('who was given cases finds them under "given to me", in every tab', async () => {
  const mine = await givenCase(town, { assigneeId: 'officer-00070' });
  const mineDone = await givenCase(town, { assigneeId: 'officer-00070', status: 'closed', queue: 'done' });
  await givenCase(town);
  const officer = await deskOf(town, 'officer-00070');
  expect(await shown(officer, 'tab=todo&mine=1')).toEqual([mine.reference]);
  expect(await shown(officer, 'tab=all&mine=1')).toEqual([mineDone.reference, mine.reference]);
  expect((await officer.get('/office/cases?tab=done')).body).toContain('Xếp theo hạn trả lời, hạn muộn nhất ở trên.');
  expect((await tabs(officer)).mine).toBe('1');
  expect((await officer.get('/office/cases?tab=todo')).body).toContain('Giao cho Cán bộ');
});

test('a row shows the first words, without numbers of people; a restricted one shows none', async () => {
  await givenCase(town, { message: 'Quầy đóng cửa, gọi 0912 345 678 không ai nghe.' });
  await givenCase(town, { message: 'Có người đòi tiền ở quầy.', restricted: true, restriction: 'denunciation' });
  const list = (await head.get('/office/cases?tab=todo')).body;
  expect(list).toContain('Quầy đóng cửa');
  expect(list).not.toContain('0912 345 678');
  expect((await head.get('/office/cases?tab=restricted')).body).not.toContain('đòi tiền');
  expect((await head.get('/office/cases?q=doi+tien')).body).not.toContain('đòi tiền ở quầy');
});

describe('own lists', () => {
  test('somebody keeps a list under a name, lets it open first, and forgets it; others see nothing of it', async () => {
    const praise = await givenCase(town, { kind: 'praise' });
    await givenCase(town);
    const saved = await head.post('/office/cases/lists', {
      name: 'Lời khen',
      address: 'tab=todo&kind=praise&nonsense=1',
      first: '1',
    });
    expect(saved.headers.location).toContain('done=saved');
    const first = await head.get('/office/cases');
    expect([first.statusCode, first.headers.location]).toEqual([303, '/office/cases?tab=todo&kind=praise']);
    const list = (await head.get('/office/cases?tab=todo&kind=praise')).body;
    expect(referencesIn(list)).toEqual([praise.reference]);
    expect(list).toMatch(/aria-current="page">Lời khen/);
    const deputy = await deskOf(town, 'deputy-00070');
    expect((await deputy.get('/office/cases')).statusCode).toBe(200);
    expect((await deputy.get('/office/cases')).body).not.toContain('Lời khen <small>');
    const [row] = await town.services.store.read.select().from(town.services.store.t.savedFilter);
    await deputy.post(`/office/cases/lists/${row?.id}/forget`, { address: 'tab=todo' });
    expect((await head.get('/office/cases')).statusCode).toBe(303);
    await head.post(`/office/cases/lists/${row?.id}/not-first`, { address: 'tab=todo' });
    expect((await head.get('/office/cases')).statusCode).toBe(200);
    await head.post(`/office/cases/lists/${row?.id}/forget`, { address: 'tab=todo' });
    expect(await town.services.store.read.select().from(town.services.store.t.savedFilter)).toEqual([]);
  });

  test('a list needs a name, and the same name again replaces it', async () => {
    expect((await head.post('/office/cases/lists', { name: ' ', address: 'tab=late' })).headers.location).toContain(
      'save-missing',
    );
    for (const tab of ['late', 'done'])
      await head.post('/office/cases/lists', { name: 'Xem lại', address: `tab=${tab}` });
    const rows = await town.services.store.read.select().from(town.services.store.t.savedFilter);
    expect(rows.map(({ address }) => address)).toEqual(['tab=done']);
  });
});
