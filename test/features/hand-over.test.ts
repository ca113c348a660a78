import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, deskOf, givenCase } from '../support/desk.ts';
import { DOORS } from '../support/doors.ts';
import { decisionAbout, givenSecondAdministrator, idOf, mailedTo, postsOf, requests } from '../support/people.ts';
import { multipart, onlyCase, PIXEL } from '../support/residents.ts';
import { routesOf } from '../support/route-list.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let administrator: Desk;
let old: Desk;
beforeEach(async () => {
  town = await givenTown();
  await givenSecondAdministrator(town);
  administrator = await deskOf(town, 'administrator');
  old = await deskOf(town, 'head-00070');
});
afterEach(() => town.close());

const OLD = 'truong.00070@example.vn';
const NEW = 'chu-tich-moi@example.vn';
const WORDS = 'Quầy số ba không có người trực';

const handOver = (fields: Record<string, string> = {}) =>
  administrator.post('/office/people/hand-over', { unit: '00070', email: NEW, title: '', from: '', ...fields });
const confirm = async () => (await deskOf(town, 'head-01')).post(decisionAbout((await requests(town))[0], 'confirm'));

/** A complaint with a photo, at the ward's counter; its mail waits. */
async function aComplaint() {
  const { payload, headers } = multipart({ kind: 'complaint', message: WORDS }, [{ name: 'a.png', bytes: PIXEL }]);
  await town.app.inject({
    method: 'POST',
    url: town.box('counter'),
    payload,
    headers: { ...headers, 'x-forwarded-for': '203.0.113.9' },
  });
  const row = await onlyCase(town);
  const { read, t } = town.services.store;
  const [photo] = await read.select().from(t.attachment);
  return { ...row, photo: `/office/cases/${row.id}/photos/${photo?.id}` };
}

describe('when the head of a ward changes', () => {
  test('from that moment the old one finds nothing: list, case, photo, search, reference, files, act', async () => {
    const row = await aComplaint();
    const { id, reference, photo } = row;
    const restricted = await givenCase(town, { restricted: true, restriction: 'denunciation' });
    expect((await old.get(photo)).statusCode).toBe(200);
    expect((await handOver()).statusCode).toBe(303);
    for (const url of [
      `/office/cases/${id}`,
      photo,
      `/office/cases/${restricted.id}`,
      `/office/cases?q=${encodeURIComponent(reference)}`,
      '/office/cases?q=truc',
      '/office/cases?tab=all',
      '/office/boxes',
      '/office/people',
      '/office/reports',
      '/office/reports/cases.csv?month=2026-11&words=1',
      '/office/reports/report.xlsx?month=2026-11',
    ]) {
      const answer = await old.get(url);
      // What was searched for stands in the page again, and nothing else may name the case.
      const names = url.includes(reference) ? [WORDS, row.id] : [reference, WORDS, row.id];
      const found = names.filter((text) => answer.body.includes(text));
      expect([url, answer.statusCode === 303, found]).toEqual([url, false, []]);
      expect(answer.headers['content-type']).toContain('text/html');
    }
    expect((await old.post(`/office/cases/${id}/answer`, { message: 'Đã xong.' })).statusCode).not.toBe(303);
    expect((await onlyCaseOf(id))?.status).toBe('received');
  });

  test('no page of the whole program shows the old one anything of what came in', async () => {
    const row = await aComplaint();
    const photo = row.photo.split('/').at(-1) ?? '';
    await handOver();
    const pages = (await routesOf(town.app)).filter(
      (route) => route.startsWith('GET /office') && DOORS[route]?.to !== 'anyone',
    );
    const known: Record<string, string> = { id: row.id, photo, unit: '00070', code: town.box('counter').slice(1) };
    const tells = async (route: string) => {
      const url = route.slice('GET '.length).replace(/:(\w+)/g, (_, name: string) => known[name] ?? 'none');
      const { body, statusCode } = await old.get(url);
      const names = url.includes(row.id) ? [row.reference, WORDS] : [row.reference, WORDS, row.id];
      const opened = url.includes(row.id) && statusCode < 400;
      return opened || names.some((text) => body.includes(text)) ? [`${url} ${statusCode}`] : [];
    };
    const told: string[] = [];
    for (const route of pages) told.push(...(await tells(route)));
    expect(pages.length).toBeGreaterThan(30);
    expect(told).toEqual([]);
  });

  test('mail that waits, or that the server put off, goes to the post: the deputy first, the new head once confirmed', async () => {
    await aComplaint();
    const { store } = town.services;
    const tried = { attempts: 1, sentTo: OLD, lastError: '451 try again later' };
    await store.write((tx) => tx.update(store.t.outbox).set(tried));
    await handOver();
    expect(await mailedTo(town, 'new_case')).toEqual(['pho.00070@example.vn']);
    await confirm();
    await (await deskOf(town, 'deputy-01')).get('/office/cases');
    await town.post(
      town.box('counter'),
      { kind: 'complaint', message: 'Lần thứ hai không ai trực.' },
      { from: '203.0.113.10' },
    );
    expect(await mailedTo(town, 'new_case')).toEqual([NEW, 'pho.00070@example.vn'].sort());
  });

  test('what is open is the new head’s, with the power to answer it', async () => {
    const { id } = await aComplaint();
    await handOver();
    await confirm();
    const desk = await deskOf(town, await idOf(town, NEW));
    expect((await desk.get(`/office/cases/${id}`)).statusCode).toBe(200);
    expect((await desk.post(`/office/cases/${id}/receipt`)).statusCode).not.toBe(404);
  });

  test('the old post ends and the new one begins at one instant; who held it before hears, and so does the unit above', async () => {
    await handOver();
    const now = town.clock.now();
    expect((await postsOf(town, OLD))[0]?.validTo).toBe(now);
    town.clock.add(60_000);
    await confirm();
    expect((await postsOf(town, NEW))[0]).toMatchObject({
      post: 'head',
      unitId: '00070',
      validFrom: now + 60_000,
      validTo: null,
    });
    expect(await mailedTo(town, 'staff_post')).toEqual(
      expect.arrayContaining([OLD, NEW, 'truong.01@example.vn', 'quan-tri-2@example.vn']),
    );
  });

  test('on a day to come, until midnight the old one works on', async () => {
    const { id } = await aComplaint();
    await handOver({ from: '2026-11-18' });
    await confirm();
    const reads = async (personId: string) =>
      (await (await deskOf(town, personId)).get(`/office/cases/${id}`)).statusCode === 200;
    const seen = async () => [await reads('head-00070'), await reads(await idOf(town, NEW))];
    town.clock.set('2026-11-17 23:59');
    expect(await seen()).toEqual([true, false]);
    town.clock.set('2026-11-18 00:00');
    expect(await seen()).toEqual([false, true]);
  });

  test('what was said about the old head stays hidden from them, also when they come back as a deputy', async () => {
    const about = await givenCase(town, { unitId: '01', filedUnitId: '00070', about: 'head' });
    town.clock.add(60_000);
    await handOver();
    await administrator.post('/office/people/head-00070/posts', { unit: '01', post: 'deputy', from: '', to: '' });
    await (await deskOf(town, 'second')).post(
      decisionAbout(
        (await requests(town)).find(({ unitId }) => unitId === '01'),
        'confirm',
      ),
    );
    expect((await old.get(`/office/cases/${about.id}`)).statusCode).toBe(404);
    expect((await (await deskOf(town, 'deputy-01')).get(`/office/cases/${about.id}`)).statusCode).toBe(200);
  });

  test('a change of mind withdraws whom one had asked for, and a unit never has two heads', async () => {
    await handOver();
    await handOver({ email: 'nguoi-khac@example.vn' });
    expect((await requests(town)).map(({ state }) => state)).toEqual(['withdrawn', 'waiting']);
    const [, other] = await requests(town);
    await administrator.post('/office/people/officer-00070/posts', { unit: '00070', post: 'head', from: '', to: '' });
    const above = await deskOf(town, 'head-01');
    expect((await above.post(decisionAbout(other, 'confirm'))).statusCode).toBe(303);
    const late = (await requests(town)).find(({ personId }) => personId === 'officer-00070');
    expect((await above.post(decisionAbout(late, 'confirm'))).statusCode).toBe(409);
    expect(await postsOf(town, 'nguoi-khac@example.vn')).toMatchObject([{ post: 'head', validTo: null }]);
  });

  test('a head who hands over to themself, or to nobody, is told so', async () => {
    expect((await handOver({ email: OLD })).body).toContain('đang đứng đầu đơn vị');
    expect((await handOver({ email: '' })).statusCode).toBe(422);
    expect((await handOver({ unit: 'nowhere' })).body).toContain('Chọn một đơn vị');
    expect((await postsOf(town, OLD))[0]?.validTo).toBeNull();
  });
});

async function onlyCaseOf(id: string) {
  const { read, t } = town.services.store;
  return (await read.select().from(t.cases)).find((row) => row.id === id);
}
