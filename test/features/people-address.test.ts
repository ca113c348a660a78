import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { putAbsence } from '../../src/features/staff/index.ts';
import { type Desk, deskOf } from '../support/desk.ts';
import { DAY, decisionAbout, endPost, givenSecondAdministrator, idOf, mailedTo, requests } from '../support/people.ts';
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
  const confirmAs = async (by: string, personId: string, decision: 'confirm' | 'refuse' | 'withdraw' = 'confirm') => {
    const waiting = (await requests(town)).find((row) => row.personId === personId && row.state === 'waiting');
    return (await deskOf(town, by)).post(decisionAbout(waiting, decision));
  };
  const change = (personId: string, fields: Record<string, string>) =>
    administrator.post(`/office/people/${personId}/details`, { title: '', ...fields });

  test('of who holds a post no longer is put right, and who had it by mistake is out: session, password, link', async () => {
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

  test('that a second person confirmed stands in for nobody for seven days either', async () => {
    await change('deputy-00070', { email: 'pho-moi@example.vn' });
    expect((await confirmAs('second', 'deputy-00070')).statusCode).toBe(303);
    const away = async () =>
      (await deskOf(town, 'head-00070')).post('/office/people/me/absences', {
        awayFrom: '',
        awayTo: '2026-12-31',
        substitute: 'deputy-00070',
      });
    const early = await away();
    expect([early.statusCode, early.body.includes('mới đổi trong 7 ngày qua')]).toEqual([422, true]);
    town.clock.add(7 * DAY);
    expect((await away()).statusCode).toBe(303);
  });

  test('of somebody who holds a post, or stands in for a head, waits for a second person: no mailbox becomes a key', async () => {
    const session = await deskOf(town, 'head-00070');
    expect((await change('head-00070', { email: 'toi@example.vn' })).headers.location).toContain('done=asked');
    expect([await idOf(town, 'toi@example.vn'), (await session.get('/office/people/me')).statusCode]).toEqual([
      '',
      200,
    ]);
    const days = { startsAt: town.clock.now(), endsAt: town.clock.now() + DAY };
    await town.services.store.write((tx) =>
      putAbsence(tx, town.services, { personId: 'head-00070', substituteId: 'officer-00070', ...days }),
    );
    await change('officer-00070', { email: 'toi-2@example.vn' });
    expect(await idOf(town, 'toi-2@example.vn')).toBe('');
    // Whoever stands in for the head reads as the head does: the head there is not enough to confirm it.
    expect((await confirmAs('head-00070', 'officer-00070')).statusCode).toBe(403);
    expect((await confirmAs('head-01', 'officer-00070')).statusCode).toBe(303);
    expect(await idOf(town, 'toi-2@example.vn')).toBe('officer-00070');
    const named = await change('head-00070', { email: 'truong.00070@example.vn', title: 'Chủ tịch phường' });
    expect(named.statusCode).toBe(303);
    expect((await administrator.get('/office/people?q=chu+tich+phuong')).body).toContain('Chủ tịch phường');
  });

  test('then leads the account there: sessions, password and links end, both mailboxes and the log are told', async () => {
    const session = await deskOf(town, 'head-00070');
    const link = await town.app.staff.createSignInLink('head-00070');
    await change('head-00070', { email: 'moi@example.vn', title: 'Chủ tịch phường' });
    expect((await session.get('/office/people/me')).body).toContain('đổi địa chỉ thư thành moi@example.vn');
    expect(await mailedTo(town, 'staff_post')).toEqual(['quan-tri-2@example.vn', 'truong.01@example.vn']);
    expect(await mailedTo(town, 'account')).toEqual(['truong.00070@example.vn']);
    const refused = ['administrator', 'head-00082', 'deputy-00070', 'inspector'];
    for (const id of refused) expect([id, (await confirmAs(id, 'head-00070')).statusCode]).toEqual([id, 403]);
    expect((await change('head-00070', { email: 'khac@example.vn' })).body).toContain('Đang có đề nghị chờ xác nhận');
    expect((await confirmAs('second', 'head-00070')).statusCode).toBe(303);
    expect((await session.get('/office/people/me')).statusCode).toBe(303);
    expect((await town.get(new URL(link).pathname)).statusCode).toBe(410);
    expect(await mailedTo(town, 'account')).toEqual([
      'moi@example.vn',
      'truong.00070@example.vn',
      'truong.00070@example.vn',
    ]);
    const { read, t } = town.services.store;
    const log = await read.select().from(t.audit).where(eq(t.audit.subject, 'head-00070')).orderBy(t.audit.position);
    expect(log.map(({ action, personId }) => [action, personId])).toEqual([
      ['person.changed', 'administrator'],
      ['person.move_asked', 'administrator'],
      ['person.moved', 'second'],
    ]);
    expect(JSON.stringify([log, await requests(town)])).not.toContain('moi@example.vn');
    expect((await administrator.get('/office/people/head-00070')).body).toContain('xác nhận đổi địa chỉ thư');
  });

  test('may be confirmed by its owner, is refused or withdrawn, and never becomes that of another account', async () => {
    await change('head-00070', { email: 'moi@example.vn' });
    expect((await confirmAs('administrator', 'head-00070', 'withdraw')).statusCode).toBe(303);
    await change('head-00070', { email: 'moi@example.vn' });
    expect((await confirmAs('head-01', 'head-00070', 'refuse')).statusCode).toBe(303);
    await change('head-00070', { email: 'moi@example.vn' });
    await invite({ post: 'officer' });
    expect((await confirmAs('head-00070', 'head-00070')).statusCode).toBe(409);
    expect(await idOf(town, 'truong.00070@example.vn')).toBe('head-00070');
    await change('officer-00070', { email: 'can-bo-2@example.vn' });
    expect((await confirmAs('officer-00070', 'officer-00070')).statusCode).toBe(303);
    expect(await idOf(town, 'can-bo-2@example.vn')).toBe('officer-00070');
  });

  test('stays while a post waits for the second key, which is asked for that mailbox', async () => {
    await invite({ post: 'deputy', title: 'Phó mới' });
    expect((await change(await idOf(town, NEW), { email: 'toi@example.vn' })).statusCode).toBe(422);
    expect((await (await deskOf(town, 'second')).get('/office/people')).body).toContain(`Phó mới (${NEW})`);
  });

  test('that waits for the second key lets nobody ask for a post meanwhile, on any form, in the words of the other way round', async () => {
    await change('officer-00070', { email: 'toi@example.vn' });
    const known = { ...WARD, email: 'can-bo.00070@example.vn' };
    const ask = () => administrator.post('/office/people/officer-00070/posts', { ...WARD, post: 'deputy' });
    const [waiting] = await requests(town);
    for (const answer of [
      await ask(),
      await invite({ ...known, post: 'deputy' }),
      await administrator.post('/office/people/hand-over', known),
      await change('officer-00070', { email: 'khac@example.vn' }),
    ])
      expect([answer.statusCode, answer.body.includes('Đang có đề nghị chờ xác nhận')]).toEqual([422, true]);
    expect(await requests(town)).toEqual([waiting]);
    await confirmAs('administrator', 'officer-00070', 'withdraw');
    expect((await ask()).statusCode).toBe(303);
  });

  test('cannot be one that another account has', async () => {
    await endPost(town, administrator, 'officer-00070');
    const answer = await change('officer-00070', { email: 'can-bo.00082@example.vn' });
    expect([answer.statusCode, answer.body.includes('đã có tài khoản khác')]).toEqual([422, true]);
  });
});
