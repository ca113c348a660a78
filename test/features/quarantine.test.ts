import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readStory } from '../../src/features/cases/index.ts';
import { deskOf, givenCase, referencesIn, tabsIn } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

/** To do, done, all. */
const counts = (html: string) => {
  const { todo, done, all } = tabsIn(html);
  return [todo, done, all].map(Number);
};

/** Without what was confirmed as spam lately. */
const waitingIn = (html: string) => referencesIn(html.split('<details class="card"')[0] ?? '');

describe('quarantine', () => {
  test('is seen by administrators, who release or confirm; no unit sees what it holds', async () => {
    const held = await givenCase(town, { queue: 'quarantine', suspicion: 'advert', message: 'Vay nhanh lãi thấp' });
    const spam = await givenCase(town, { queue: 'quarantine', suspicion: 'noise', message: 'asdf asdf' });
    const head = await deskOf(town, 'head-00070');
    expect(referencesIn((await head.get('/office/cases?tab=all')).body)).toEqual([]);
    expect((await head.get(`/office/cases/${held.id}`)).statusCode).toBe(404);
    expect((await head.get('/office/quarantine')).statusCode).toBe(403);
    const desk = await deskOf(town, 'administrator');
    expect((await desk.get('/office/cases')).headers.location).toBe('/office/quarantine');
    const list = (await desk.get('/office/quarantine')).body;
    expect(referencesIn(list).sort()).toEqual([held.reference, spam.reference].sort());
    expect(list).toContain('Vay nhanh lãi thấp');
    expect(list).toContain('Giống quảng cáo');
    expect((await desk.post(`/office/quarantine/${held.id}/release`)).statusCode).toBe(303);
    expect((await desk.post(`/office/quarantine/${spam.id}/spam`)).statusCode).toBe(303);
    expect(waitingIn((await desk.get('/office/quarantine')).body)).toEqual([]);
    expect(referencesIn((await head.get('/office/cases?tab=all')).body)).toEqual([held.reference]);
    expect(counts((await head.get('/office/cases')).body)).toEqual([1, 0, 1]);
  });

  test('asks before it calls anything spam, and gives back what was called so by mistake; a second press harms nothing', async () => {
    const { id, reference } = await givenCase(town, { queue: 'quarantine', suspicion: 'advert' });
    const desk = await deskOf(town, 'administrator');
    const press = async (verb: string) => (await desk.post(`/office/quarantine/${id}/${verb}`)).headers.location;
    expect((await desk.get('/office/quarantine')).body).toMatch(
      /<summary>Xác nhận tin rác<\/summary>\s*<form[^>]*\/spam"/,
    );
    expect([await press('spam'), await press('spam')]).toEqual(Array(2).fill('/office/quarantine?done=spam'));
    const page = (await desk.get('/office/quarantine')).body;
    expect([page.includes('Mới xác nhận là tin rác: 1'), page.includes(`/office/quarantine/${id}/release`)]).toEqual([
      true,
      true,
    ]);
    expect([await press('release'), await press('release'), await press('spam')]).toEqual(
      Array(3).fill('/office/quarantine?done=release'),
    );
    const head = await deskOf(town, 'head-00070');
    expect(referencesIn((await head.get('/office/cases?tab=todo')).body)).toEqual([reference]);
    const { events } = await readStory(town.services.store.read, id, false);
    expect(events.map(({ kind }) => kind)).toEqual(['submitted', 'mark_spam', 'release']);
  });

  test('of restricted cases is for inspectors: administrators neither see, count nor release them', async () => {
    const few = { restricted: true, restriction: 'denunciation', message: 'Cán bộ đòi tiền bôi trơn.' } as const;
    const held = await givenCase(town, { queue: 'quarantine', suspicion: 'too_fast', ...few });
    const plain = await givenCase(town, { queue: 'quarantine', suspicion: 'advert', message: 'Vay nhanh lãi thấp' });
    const administrator = await deskOf(town, 'administrator');
    const shown = (await administrator.get('/office/quarantine')).body;
    expect([referencesIn(shown), shown.includes('bôi trơn')]).toEqual([[plain.reference], false]);
    for (const verb of ['release', 'spam'])
      expect((await administrator.post(`/office/quarantine/${held.id}/${verb}`)).statusCode).toBe(404);
    const inspector = await deskOf(town, 'inspector');
    const all = (await inspector.get('/office/quarantine')).body;
    expect(referencesIn(all).sort()).toEqual([held.reference, plain.reference].sort());
    expect(all).toContain('bôi trơn');
    expect((await inspector.post(`/office/quarantine/${held.id}/release`)).statusCode).toBe(303);
    expect(referencesIn((await inspector.get('/office/cases?tab=restricted')).body)).toEqual([held.reference]);
  });

  test('read with its words is on record: who, how many, which', async () => {
    const held = await givenCase(town, { queue: 'quarantine', suspicion: 'advert' });
    const desk = await deskOf(town, 'administrator');
    await desk.get('/office/quarantine');
    await desk.post(`/office/quarantine/${held.id}/release`);
    await desk.get('/office/quarantine');
    const { read, t } = town.services.store;
    const log = (await read.select().from(t.audit)).filter(({ action }) => action === 'quarantine.read');
    expect(log.map(({ personId, data }) => ({ personId, ...data }))).toEqual([
      { personId: 'administrator', n: 1, cases: held.reference },
    ]);
  });

  test('a held rating is released into the counts without a mail, or confirmed as spam', async () => {
    const held = {
      kind: 'rating',
      status: 'closed',
      queue: 'quarantine',
      suspicion: 'flood_box',
      message: '',
    } as const;
    const real = await givenCase(town, { ...held, rating: 2 });
    const noise = await givenCase(town, { ...held, rating: 5 });
    const desk = await deskOf(town, 'administrator');
    expect((await desk.post(`/office/quarantine/${real.id}/release`)).statusCode).toBe(303);
    expect((await desk.post(`/office/quarantine/${noise.id}/spam`)).statusCode).toBe(303);
    expect(waitingIn((await desk.get('/office/quarantine')).body)).toEqual([]);
    const head = await deskOf(town, 'head-00070');
    expect(referencesIn((await head.get('/office/cases?tab=all')).body)).toEqual([real.reference]);
    expect(counts((await head.get('/office/cases')).body)).toEqual([0, 1, 1]);
    const { read, t } = town.services.store;
    expect(await read.select().from(t.outbox)).toEqual([]);
  });
});
