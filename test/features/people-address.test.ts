import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { putAbsence } from '../../src/features/staff/index.ts';
import { type Desk, deskOf } from '../support/desk.ts';
import { DAY, decisionAbout, endPost, givenSecondAdministrator, idOf, requests } from '../support/people.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let administrator: Desk;
beforeEach(async () => {
  town = await givenTown();
  await givenSecondAdministrator(town);
  administrator = await deskOf(town, 'administrator');
});
afterEach(() => town.close());

const NEW = 'moi@example.vn';
const WARD = { unit: '00070', from: '', to: '', lang: 'vi', title: '' };

const invite = (fields: Record<string, string>) =>
  administrator.post('/office/people/invite', { ...WARD, email: NEW, ...fields });

describe('an address that was wrong', () => {
  const change = (personId: string, fields: Record<string, string>) =>
    administrator.post(`/office/people/${personId}/details`, { title: '', ...fields });

  test('of who holds a post no longer is put right, and who had it by mistake is out: session, password, link', async () => {
    expect((await change('officer-00070', { email: 'dung@example.vn' })).statusCode).toBe(422);
    expect(await idOf(town, 'dung@example.vn')).toBe('');
    await endPost(town, administrator, 'officer-00070');
    const stranger = await deskOf(town, 'officer-00070');
    const link = await town.app.staff.createSignInLink('officer-00070');
    expect((await change('officer-00070', { email: 'dung@example.vn' })).headers.location).toContain('done=changed');
    expect((await stranger.get('/office/people/me')).statusCode).toBe(303);
    expect((await town.get(new URL(link).pathname)).statusCode).toBe(410);
    expect(await idOf(town, 'dung@example.vn')).toBe('officer-00070');
    const { read, t } = town.services.store;
    const [entry] = await read.select().from(t.audit).where(eq(t.audit.action, 'person.changed'));
    const hashes = ['can-bo.00070@example.vn', 'dung@example.vn'].map((one) => town.services.keys.hash('address', one));
    expect(entry?.data).toEqual({ what: 'address', from: hashes[0], to: hashes[1] });
  });

  test('that was changed stands in for nobody for seven days', async () => {
    await endPost(town, administrator, 'officer-00070');
    await change('officer-00070', { email: 'dung@example.vn' });
    await administrator.post('/office/people/officer-00070/posts', { ...WARD, post: 'officer' });
    const asked = decisionAbout((await requests(town))[0], 'confirm');
    await (await deskOf(town, 'head-00070')).post(asked);
    const away = async () =>
      (await deskOf(town, 'head-00070')).post('/office/people/me/absences', {
        awayFrom: '',
        awayTo: '2026-12-31',
        substitute: 'officer-00070',
      });
    const early = await away();
    expect([early.statusCode, early.body.includes('mới đổi trong 7 ngày qua')]).toEqual([422, true]);
    town.clock.add(7 * DAY);
    expect((await away()).statusCode).toBe(303);
  });

  test('of somebody who holds a post stays: no mailbox becomes a key', async () => {
    expect((await change('head-00070', { email: 'toi@example.vn' })).body).toContain('không sửa được ở đây');
    const days = { startsAt: town.clock.now(), endsAt: town.clock.now() + DAY };
    await town.services.store.write((tx) =>
      putAbsence(tx, town.services, { personId: 'head-00070', substituteId: 'officer-00070', ...days }),
    );
    expect((await change('officer-00070', { email: 'toi@example.vn' })).statusCode).toBe(422);
    expect(await idOf(town, 'toi@example.vn')).toBe('');
    const named = await change('head-00070', { email: 'truong.00070@example.vn', title: 'Chủ tịch phường' });
    expect(named.statusCode).toBe(303);
    expect((await administrator.get('/office/people?q=chu+tich+phuong')).body).toContain('Chủ tịch phường');
  });

  test('stays while a post waits for the second key, which is asked for that mailbox', async () => {
    await invite({ post: 'deputy', title: 'Phó mới' });
    expect((await change(await idOf(town, NEW), { email: 'toi@example.vn' })).statusCode).toBe(422);
    expect((await (await deskOf(town, 'second')).get('/office/people')).body).toContain(`Phó mới (${NEW})`);
  });

  test('cannot be one that another account has', async () => {
    await endPost(town, administrator, 'officer-00070');
    const answer = await change('officer-00070', { email: 'can-bo.00082@example.vn' });
    expect([answer.statusCode, answer.body.includes('đã có tài khoản khác')]).toEqual([422, true]);
  });
});
