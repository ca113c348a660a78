import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cookieOf, shown } from '../support/second-factor.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const OFFICER = 'officer-00070';
const ADDRESS = 'can-bo.00070@example.vn';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function signIn(personId = OFFICER): Promise<string> {
  const { pathname } = new URL(await town.app.staff.createSignInLink(personId));
  return await shown(town, cookieOf(await town.post(pathname, {})));
}

const me = (cookie: string) => town.get('/office/me', { cookie });
const isIn = async (cookie: string) => (await me(cookie)).statusCode === 200;
const postAs = (cookie: string, url: string, fields: Record<string, string> = {}) =>
  town.post(url, fields, { headers: { cookie } });
const alerts = async () => {
  const mails = await town.services.store.read.select().from(town.services.store.t.outbox);
  return mails.filter(({ kind }) => kind === 'account').map(({ personId, params }) => [personId, params.what]);
};
const write = (job: Parameters<typeof town.services.store.write>[0]) => town.services.store.write(job);

describe('the own sessions', () => {
  test('are listed with when and how they began, and nothing about the device', async () => {
    const here = await signIn();
    await signIn();
    const page = (await me(here)).body;
    expect(page.match(/<th scope="row">Phiên này/g)).toHaveLength(1);
    expect(page.match(/<th scope="row">Phiên khác/g)).toHaveLength(1);
    expect(page).toContain('Liên kết qua thư, ứng dụng mã');
    expect(page).toContain('09:00, 16/11/2026');
    const rows = await town.services.store.read.select().from(town.services.store.t.session);
    expect(JSON.stringify(rows)).not.toMatch(/light-?my-?request|mozilla|203\.0\.113/i);
  });

  test('end one by one', async () => {
    const [here, there] = [await signIn(), await signIn()];
    const third = await signIn();
    const id = town.services.keys.hash('session', there.split('=')[1] ?? '');
    expect((await me(here)).body).toContain(id);
    const done = await postAs(here, '/office/me/sessions/close', { id });
    expect(done.headers.location).toBe('/office/me?done=session#sessions');
    expect([await isIn(here), await isIn(there), await isIn(third)]).toEqual([true, false, true]);
  });

  test('of somebody else cannot be ended', async () => {
    const mine = await signIn();
    const theirs = await signIn('deputy-00070');
    const id = town.services.keys.hash('session', theirs.split('=')[1] ?? '');
    await postAs(mine, '/office/me/sessions/close', { id });
    expect(await isIn(theirs)).toBe(true);
    expect((await postAs('session=none', '/office/me/sessions/close', { id })).statusCode).toBe(401);
  });

  test('last as long as the settings say', async () => {
    await town.close();
    town = await givenTown({ SESSION_IDLE_MINUTES: '30', SESSION_MOST_HOURS: '2' });
    const idle = await signIn();
    town.clock.add(30 * MINUTE);
    expect(await isIn(idle)).toBe(false);
    const busy = await signIn();
    for (let i = 0; i < 5; i++) {
      town.clock.add(20 * MINUTE);
      expect(await isIn(busy)).toBe(true);
    }
    town.clock.add(20 * MINUTE);
    expect(await isIn(busy)).toBe(false);
  });
});

describe('when rights change', () => {
  const appoint = (post: 'head' | 'officer', unitId: string) =>
    write(async (tx) => {
      const validFrom = town.clock.now();
      const row = { id: town.services.ids.uuid(), personId: OFFICER, unitId, post, validFrom, validTo: null };
      await tx.insert(town.services.store.t.appointment).values(row);
    });

  test('the session gets a new secret, and the old one dies within half a minute', async () => {
    const old = await signIn();
    expect((await me(old)).headers['set-cookie']).toBeUndefined();
    await appoint('officer', '00082');
    const answer = await me(old);
    expect(answer.body).toContain('Phường Cửa Nam');
    const fresh = cookieOf(answer);
    expect(fresh).toMatch(/^session=[\w-]{43}$/);
    expect(fresh).not.toBe(old);
    expect([await isIn(old), await isIn(fresh)]).toEqual([true, true]);
    expect((await me(fresh)).headers['set-cookie']).toBeUndefined();
    town.clock.add(30_000);
    expect([await isIn(old), await isIn(fresh)]).toEqual([false, true]);
  });

  test('many requests at once make one new session, not many', async () => {
    const old = await signIn();
    await me(old);
    await appoint('officer', '00082');
    const answers = await Promise.all(Array.from({ length: 6 }, () => me(old)));
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect(answers.filter(({ headers }) => headers['set-cookie']).length).toBe(1);
    expect(await town.services.store.read.select().from(town.services.store.t.session)).toHaveLength(2);
  });

  test('a session keeps its age', async () => {
    const old = await signIn();
    await me(old);
    for (let i = 0; i < 23; i++) {
      town.clock.add(7 * HOUR);
      expect(await isIn(old)).toBe(true);
    }
    await appoint('officer', '00082');
    const fresh = cookieOf(await me(old));
    town.clock.add(7 * HOUR);
    expect(await isIn(fresh)).toBe(false);
  });
});

describe('wrong passwords', () => {
  const wrong = (email: string, from = '203.0.113.7') =>
    town.post('/office/sign-in', { email, password: 'không phải mật khẩu này' }, { from });

  test('from the fifth within a day the owner is told, once a day', async () => {
    for (let i = 0; i < 4; i++) await wrong(ADDRESS);
    expect(await alerts()).toEqual([]);
    for (let i = 0; i < 4; i++) await wrong(ADDRESS, `203.0.113.${i + 20}`);
    expect(await alerts()).toEqual([[OFFICER, 'tries']]);
    town.clock.add(25 * HOUR);
    for (let i = 0; i < 6; i++) await wrong(ADDRESS, `203.0.113.${i + 40}`);
    expect(await alerts()).toEqual([
      [OFFICER, 'tries'],
      [OFFICER, 'tries'],
    ]);
  });

  test('for an address that nobody has cost as much: the same hash, the same row, and no mail', async () => {
    for (let i = 0; i < 5; i++) {
      await wrong(ADDRESS, `203.0.113.${i + 20}`);
      await wrong('khong-ai@example.vn', `203.0.113.${i + 20}`);
    }
    const rows = await town.services.store.read.select().from(town.services.store.t.failedSignIn);
    expect(rows.map(({ n }) => n)).toEqual([5, 5]);
    expect(JSON.stringify(rows)).not.toContain('example');
    expect(await alerts()).toEqual([[OFFICER, 'tries']]);
  });

  test('guessing from many addresses slows down too, and the owner comes in by the link all the same', async () => {
    for (let i = 0; i < 60; i++) await wrong(ADDRESS, `198.51.100.${i}`);
    expect((await wrong(ADDRESS, '192.0.2.1')).statusCode).toBe(429);
    expect((await wrong('khac@example.vn', '192.0.2.1')).statusCode).toBe(422);
    expect(await isIn(await signIn())).toBe(true);
  });
});

test('setting a password tells the owner', async () => {
  await postAs(await signIn(), '/office/me/password', { password: 'bốn con ngựa trắng' });
  expect(await alerts()).toEqual([[OFFICER, 'password']]);
});

test('an account mail reaches its owner in their language', async () => {
  await write(async (tx) => {
    await tx
      .update(town.services.store.t.person)
      .set({ lang: 'en' })
      .where(eq(town.services.store.t.person.id, OFFICER));
  });
  await postAs(await signIn(), '/office/me/password', { password: 'bốn con ngựa trắng' });
  await town.app.runner.tick(town.clock.now());
  const list = (await town.get('/dev/mail')).body;
  expect(list).toContain('Your password was changed');
  expect(list).toContain(ADDRESS);
});
