import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeTrackingCode } from '../../src/domain/codes.ts';
import { trackingHashOf } from '../../src/features/intake/index.ts';
import { aboutHead, type Desk, deskOf, type GivenCase, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const tables = () => town.services.store.t;

/** A case whose sender asks to have it erased. */
async function givenRequest(given: GivenCase = {}) {
  const { services } = town;
  const { store } = services;
  const code = makeTrackingCode(services.ids.bytes(64));
  const row = await givenCase(town, { trackingHash: trackingHashOf(services, code), ...given });
  const answer = await town.post('/tra-cuu', { code, own: 'erase' });
  expect(answer.body).toContain('Đã gửi yêu cầu xóa dữ liệu.');
  const [request] = await store.read.select().from(tables().privacyRequest);
  return { row, id: request?.id ?? '' };
}

/** Who has been mailed of requests so far. */
async function mailed(): Promise<string[]> {
  await town.app.runner.tick(town.clock.now());
  const { outbox } = tables();
  const rows = await town.services.store.read.select().from(outbox).where(eq(outbox.kind, 'privacy'));
  return rows.flatMap(({ state, sentTo }) => (state === 'sent' && sentTo ? [sentTo] : [])).sort();
}

const change: Town['services']['store']['write'] = (work) => town.services.store.write(work);
const opens = async (desk: Desk, id: string) => (await desk.get(`/office/privacy/${id}`)).statusCode;
async function away(personId: string) {
  const time = { startsAt: town.clock.now() - DAY, endsAt: town.clock.now() + 30 * DAY };
  await change((tx) => tx.insert(tables().absence).values({ id: 'away', personId, substituteId: null, ...time }));
  await town.app.staff.refresh();
}

describe('a request about data, mailed to who may know of the case', () => {
  test('given a complaint about a head who was made head above since, then that head hears nothing and cannot decide', async () => {
    const { appointment } = tables();
    const { row, id } = await givenRequest(aboutHead);
    expect(row.unitId).toBe('01');
    town.clock.add(1000);
    await change(async (tx) => {
      await tx.update(appointment).set({ validTo: town.clock.now() }).where(eq(appointment.id, 'a-head-00070'));
      await tx.update(appointment).set({ validTo: town.clock.now() }).where(eq(appointment.id, 'a-head-01'));
      const post = { unitId: '01', post: 'head' as const, validFrom: town.clock.now(), validTo: null };
      await tx.insert(appointment).values({ id: 'promoted', personId: 'head-00070', ...post });
    });
    await town.app.staff.refresh();
    expect(await mailed()).toEqual(['pho.01@example.vn']);
    expect(await opens(await deskOf(town, 'head-00070'), id)).toBe(404);
    expect(await opens(await deskOf(town, 'deputy-01'), id)).toBe(200);
  });

  test('given a complaint about a head who is an inspector since, then no mail tells them of it, in quarantine or late', async () => {
    const { appointment, cases } = tables();
    const { row } = await givenRequest({ ...aboutHead, restricted: true });
    town.clock.add(1000);
    await change(async (tx) => {
      await tx.update(appointment).set({ validTo: town.clock.now() }).where(eq(appointment.id, 'a-head-00070'));
      const post = { unitId: '01', post: 'inspector' as const, validFrom: town.clock.now(), validTo: null };
      await tx.insert(appointment).values({ id: 'inspects', personId: 'head-00070', ...post });
    });
    await town.app.staff.refresh();
    const set = (queue: 'open' | 'quarantine') =>
      change((tx) => tx.update(cases).set({ queue }).where(eq(cases.id, row.id)));
    await set('quarantine');
    await mailed();
    town.clock.set('2026-11-18 08:30');
    await mailed();
    town.clock.add(HOUR);
    await mailed();
    await set('open');
    town.clock.set('2026-11-19 08:30');
    expect(await mailed()).toContain('thanh-tra@example.vn');
    const { outbox } = tables();
    const rows = await town.services.store.read.select().from(outbox);
    const named = rows.filter(({ kind, personId }) => ['held', 'privacy'].includes(kind) && personId);
    expect(named.map(({ kind, personId, state }) => [kind, personId, state]).sort()).toEqual([
      ['held', 'head-00070', 'dropped'],
      ['held', 'inspector', 'sent'],
      ['privacy', 'head-00070', 'dropped'],
      ['privacy', 'inspector', 'sent'],
    ]);
    expect(rows.map(({ sentTo }) => sentTo)).not.toContain('truong.00070@example.vn');
  });

  test('given a complaint about the city’s own head, and no inspectorate, then an inspector is mailed and decides', async () => {
    const about = {
      about: 'head',
      filedUnitId: '01',
      unitId: '01',
      restricted: true,
      restriction: 'about_head',
    } as const;
    const { id } = await givenRequest(about);
    expect(await mailed()).toEqual(['thanh-tra@example.vn']);
    expect(await opens(await deskOf(town, 'head-01'), id)).toBe(404);
    const inspector = await deskOf(town, 'inspector');
    expect((await inspector.get('/office/privacy')).body).toContain(`/office/privacy/${id}`);
    expect((await inspector.post(`/office/privacy/${id}/erasure`)).statusCode).toBe(303);
  });

  test('given a restricted case whose head is on leave, then an inspector is mailed, never the deputy', async () => {
    await away('head-00070');
    const { id } = await givenRequest({ restricted: true, restriction: 'denunciation' });
    expect(await mailed()).toEqual(['thanh-tra@example.vn']);
    expect(await opens(await deskOf(town, 'deputy-00070'), id)).toBe(404);
    expect(await opens(await deskOf(town, 'inspector'), id)).toBe(200);
  });

  test('given what quarantine holds, then its unit hears nothing until it is let out; who may let it out decides', async () => {
    const { row, id } = await givenRequest({ queue: 'quarantine', suspicion: 'advert' });
    expect(await mailed()).toEqual(['thanh-tra@example.vn']);
    const head = await deskOf(town, 'head-00070');
    expect((await head.get('/office/privacy')).body).not.toContain(row.reference);
    expect(await opens(head, id)).toBe(404);
    const administrator = await deskOf(town, 'administrator');
    expect((await administrator.get('/office/privacy')).body).toContain(row.reference);
    expect((await administrator.get(`/office/privacy/${id}`)).body).not.toContain(`/office/cases/${row.id}`);
    await administrator.post(`/office/quarantine/${row.id}/release`);
    expect(await opens(administrator, id)).toBe(404);
    town.clock.add(15 * 60_000);
    expect(await mailed()).toContain('truong.00070@example.vn');
    expect(await opens(head, id)).toBe(200);
  });
});

describe('the two working days of the law', () => {
  test('given a case that is handed on, then the other unit hears of the request as well', async () => {
    const { row } = await givenRequest();
    expect(await mailed()).toEqual(['truong.00070@example.vn']);
    await change((tx) => tx.update(tables().cases).set({ unitId: '00082' }).where(eq(tables().cases.id, row.id)));
    town.clock.add(15 * 60_000);
    expect(await mailed()).toEqual(['truong.00070@example.vn', 'truong.00082@example.vn']);
    town.clock.add(15 * 60_000);
    expect(await mailed()).toHaveLength(2);
  });

  test('given a term that is over, then the unit is reminded and the one above is told, once', async () => {
    await givenRequest();
    await mailed();
    town.clock.set('2026-11-19 08:30');
    const late = await mailed();
    expect(late).toEqual(['truong.00070@example.vn', 'truong.00070@example.vn', 'truong.01@example.vn']);
    const letters = (await town.get('/dev/mail')).body;
    expect(letters).toContain('Quá hạn trả lời yêu cầu xóa dữ liệu');
    town.clock.add(DAY);
    expect(await mailed()).toEqual(late);
  });

  test('given a restricted case, then inspectors are told in place of the unit above', async () => {
    await givenRequest({ restricted: true, restriction: 'denunciation' });
    await mailed();
    town.clock.set('2026-11-19 08:30');
    const all = ['thanh-tra@example.vn', 'truong.00070@example.vn', 'truong.00070@example.vn'];
    expect(await mailed()).toEqual(all);
  });
});
