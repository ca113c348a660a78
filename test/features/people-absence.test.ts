import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { localMailbox } from '../../src/platform/mail/create.ts';
import { type Desk, deskOf, givenCase } from '../support/desk.ts';
import { mailedTo } from '../support/people.ts';
import { send } from '../support/residents.ts';
import { givenTown, HOUSE, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
let administrator: Desk;
beforeEach(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
  administrator = await deskOf(town, 'administrator');
});
afterEach(() => town.close());

const DAYS = { awayFrom: '2026-11-17', awayTo: '2026-11-20' };
const away = (desk: Desk, personId: string, substitute: string, days: Record<string, string> = DAYS) =>
  desk.post(`/office/people/${personId}/absences`, { ...days, substitute });
const noted = () => town.services.store.read.select().from(town.services.store.t.absence);
const whoAnswers = async () => {
  await town.app.staff.refresh();
  const found = town.app.staff.responsible('00070', town.clock.now());
  return `${found?.personId} as ${found?.via}`;
};
const complain = () => send(town, 'counter', { kind: 'complaint', message: 'Chờ từ 8 giờ không ai gọi số.' });

describe('a head who is away', () => {
  test('names who stands in, who is told, has the powers of the head in that time and no longer', async () => {
    expect((await away(head, 'head-00070', 'deputy-00070')).headers.location).toContain('done=away');
    expect(await mailedTo(town, 'staff_absence')).toEqual(['pho.00070@example.vn']);
    const { id } = await givenCase(town, { restricted: true, restriction: 'denunciation' });
    const deputy = await deskOf(town, 'deputy-00070');
    const mayRead = async () => (await deputy.get(`/office/cases/${id}/photos/x`)).statusCode;
    expect([await whoAnswers(), await mayRead()]).toEqual(['head-00070 as head', 404]);
    town.clock.set('2026-11-17 00:00');
    expect(await whoAnswers()).toBe('deputy-00070 as substitute');
    town.clock.set('2026-11-20 23:59');
    expect(await whoAnswers()).toBe('deputy-00070 as substitute');
    town.clock.set('2026-11-21 00:00');
    expect(await whoAnswers()).toBe('head-00070 as head');
  });

  test('is named in the letter as the database has them by then: mail may have a process of its own', async () => {
    await away(head, 'head-00070', 'deputy-00070');
    const { config, clock, store } = town.services;
    const title = 'Chủ tịch phường';
    await store.write((tx) => tx.update(store.t.person).set({ title }).where(eq(store.t.person.id, 'head-00070')));
    await mailedTo(town, 'staff_absence');
    const mailbox = localMailbox(config, clock);
    const letter = (await mailbox.list(100)).find(({ to }) => to === 'pho.00070@example.vn');
    expect((await mailbox.read(letter?.id ?? ''))?.text).toContain(title);
  });

  test('today is away at once, and back with one press', async () => {
    await away(head, 'head-00070', 'officer-00070', { awayFrom: '', awayTo: '2026-11-18' });
    expect(await whoAnswers()).toBe('officer-00070 as substitute');
    town.clock.add(3_600_000);
    const [row] = await noted();
    await head.post(`/office/people/me/absences/${row?.id}/end`);
    expect([await whoAnswers(), (await noted())[0]?.endsAt]).toEqual(['head-00070 as head', town.clock.now()]);
  });

  test('who takes a plan back before it began leaves no trace but the log', async () => {
    await away(head, 'head-00070', 'deputy-00070');
    await head.post(`/office/people/head-00070/absences/${(await noted())[0]?.id}/end`);
    expect(await noted()).toEqual([]);
    const { read, t } = town.services.store;
    const log = await read.select().from(t.audit).where(eq(t.audit.subject, 'head-00070')).orderBy(t.audit.position);
    expect(log.map(({ action }) => action)).toEqual(['absence.set', 'absence.ended']);
  });

  test('mail that waited goes to who stands in when it leaves', async () => {
    await complain();
    await away(head, 'head-00070', 'deputy-00070', { awayFrom: '', awayTo: '2026-11-18' });
    expect(await mailedTo(town, 'new_case')).toEqual(['pho.00070@example.vn']);
  });
});

test('given several servers, what one notes is true at the others within a minute', async () => {
  const { id } = await givenCase(town, { restricted: true, restriction: 'denunciation' });
  const other = await createApp(town.services, HOUSE);
  await away(head, 'head-00070', 'officer-00070', { awayFrom: '', awayTo: '2026-11-18' });
  const officer = await deskOf({ ...town, app: other }, 'officer-00070');
  const reads = async () => (await officer.get(`/office/cases/${id}`)).statusCode === 200;
  town.clock.add(61_000);
  expect(await reads()).toBe(true);
  await head.post(`/office/people/me/absences/${(await noted())[0]?.id}/end`);
  town.clock.add(61_000);
  expect(await reads()).toBe(false);
  await other.close();
});

describe('a chain of people away', () => {
  test('is followed to who is there, at each moment, and shown on the page of the head', async () => {
    const deputy = await deskOf(town, 'deputy-00070');
    await away(deputy, 'deputy-00070', 'officer-00070', { awayFrom: '2026-11-18', awayTo: '2026-11-18' });
    await away(head, 'head-00070', 'deputy-00070');
    const seen: string[] = [];
    for (const day of ['17', '18', '19', '21']) {
      town.clock.set(`2026-11-${day} 10:00`);
      seen.push(await whoAnswers());
    }
    expect(seen).toEqual([
      'deputy-00070 as substitute',
      'officer-00070 as substitute',
      'deputy-00070 as substitute',
      'head-00070 as head',
    ]);
    town.clock.set('2026-11-16 10:00');
    const { body } = await head.get('/office/people/me');
    const spans = [...body.matchAll(/<li>(\d\d\/\d\d\/\d{4}) – (\d\d\/\d\d\/\d{4}): (\S+)@/g)].map((m) =>
      m.slice(1, 4),
    );
    expect(spans).toEqual([
      ['17/11/2026', '17/11/2026', 'pho.00070'],
      ['18/11/2026', '18/11/2026', 'can-bo.00070'],
      ['19/11/2026', '20/11/2026', 'pho.00070'],
    ]);
  });

  test('that leads back to who is away is refused, and says through whom', async () => {
    const [deputy, officer] = [await deskOf(town, 'deputy-00070'), await deskOf(town, 'officer-00070')];
    await away(head, 'head-00070', 'deputy-00070');
    await away(deputy, 'deputy-00070', 'officer-00070', { awayFrom: '2026-11-19', awayTo: '2026-11-30' });
    const answer = await away(officer, 'officer-00070', 'head-00070', { awayFrom: '2026-11-20', awayTo: '2026-11-20' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(
      'can-bo.00070@example.vn → truong.00070@example.vn → pho.00070@example.vn → can-bo.00070@example.vn',
    );
    expect(await noted()).toHaveLength(2);
    const apart = await away(officer, 'officer-00070', 'head-00070', { awayFrom: '2026-11-21', awayTo: '2026-11-21' });
    expect(apart.statusCode).toBe(303);
  });

  test('that ends with somebody away who named nobody is refused; two plans at once are too', async () => {
    const deputy = await deskOf(town, 'deputy-00070');
    await away(deputy, 'deputy-00070', '', { awayFrom: '2026-11-17', awayTo: '2026-11-30' });
    expect((await away(head, 'head-00070', 'deputy-00070')).body).toContain('cũng vắng suốt thời gian đó');
    await away(head, 'head-00070', 'officer-00070');
    expect((await away(head, 'head-00070', '')).body).toContain('Đã có lịch vắng mặt');
  });
});

describe('an absence that another notes', () => {
  test('is told to both, and the unit above may note it too', async () => {
    const above = await deskOf(town, 'head-01');
    expect((await away(above, 'head-00070', 'deputy-00070')).statusCode).toBe(303);
    expect(await mailedTo(town, 'staff_absence')).toEqual(['pho.00070@example.vn', 'truong.00070@example.vn']);
  });

  test('never makes an administrator, or an account of their making, read as the head', async () => {
    for (const personId of ['administrator', 'officer-00070', 'officer-01', 'inspector', 'head-00082']) {
      const answer = await away(administrator, 'head-00070', personId);
      expect([personId, answer.statusCode]).toEqual([personId, 422]);
    }
    const own = await away(await deskOf(town, 'head-01'), 'head-00070', 'head-01');
    expect([own.statusCode, await noted()]).toEqual([422, []]);
  });

  test('is not for colleagues, deputies or strangers to note', async () => {
    for (const [personId, status] of [
      ['deputy-00070', 403],
      ['officer-00070', 404],
      ['head-00082', 404],
    ] as const) {
      const answer = await away(await deskOf(town, personId), 'head-00070', '');
      expect([personId, answer.statusCode]).toEqual([personId, status]);
    }
  });

  test('with wrong days comes back with what was typed', async () => {
    const answer = await away(head, 'head-00070', '', { awayFrom: '2026-11-19', awayTo: '2026-11-18' });
    expect([answer.statusCode, answer.body.includes('value="2026-11-19"')]).toEqual([422, true]);
    expect((await away(head, 'head-00070', '', { awayFrom: '2026-02-30', awayTo: '' })).body).toContain('ngày có thật');
  });
});
