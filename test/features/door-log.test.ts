import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deskOf } from '../support/desk.ts';
import { connectPhone, cookieOf } from '../support/second-factor.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const HEAD = 'head-00070';

async function signIn(personId = HEAD): Promise<string> {
  const { pathname } = new URL(await town.app.staff.createSignInLink(personId));
  return cookieOf(await town.post(pathname, {}));
}

const post = (cookie: string, url: string, fields: Record<string, string> = {}) =>
  town.post(url, fields, { headers: { cookie } });

/** What the log says about the door. */
async function logged() {
  const { read, t } = town.services.store;
  const rows = await read.select().from(t.audit);
  return rows.map(({ action, personId, subject, data }) => [action, personId, subject, data]);
}

describe('the log of the door', () => {
  test('has a sign-in when it is whole: after the second step, where there is one', async () => {
    const { cookie, codes } = await connectPhone(town, await signIn());
    await post(cookie, '/office/sign-out');
    const again = await signIn();
    expect((await logged()).at(-1)).toEqual(['sign_out', HEAD, null, {}]);
    await post(again, '/office/second', { code: codes[0] ?? '' });
    expect(await logged()).toEqual([
      ['sign_in', HEAD, null, { method: 'link', second: null }],
      ['factor.added', HEAD, null, { which: 'app' }],
      ['sign_out', HEAD, null, {}],
      ['recovery.used', HEAD, null, {}],
      ['sign_in', HEAD, null, { method: 'link', second: 'recovery' }],
    ]);
  });

  test('strangers who guess leave one line a day, and none for an address that nobody has', async () => {
    const guess = (email: string, i: number) =>
      town.post('/office/sign-in', { email, password: 'sai' }, { from: `198.51.100.${i}` });
    for (let i = 0; i < 12; i++) {
      await guess('truong.00070@example.vn', i);
      await guess('khong-ai@example.vn', i);
    }
    expect(await logged()).toEqual([['sign_in.failed', null, HEAD, { what: 'tries' }]]);
  });

  test('a new password and sessions that were ended are in it, and nothing secret', async () => {
    const cookie = await signIn('officer-00070');
    await post(cookie, '/office/me/password', { password: 'bốn con ngựa trắng' });
    await post(cookie, '/office/me/sign-out-others');
    await post(cookie, '/office/sign-out-everywhere');
    expect((await logged()).map(([action]) => action)).toEqual([
      'sign_in',
      'password.changed',
      'session.ended',
      'session.ended',
    ]);
    expect(JSON.stringify(await logged())).not.toMatch(/ngựa|203\.0\.113|session=/);
  });
});

describe('a lost phone', () => {
  test('an administrator lets its owner set it up anew; the page of the person says so', async () => {
    const { cookie } = await connectPhone(town, await signIn());
    const administrator = await deskOf(town, 'administrator');
    const page = await administrator.get(`/office/people/${HEAD}`);
    expect(page.body).toContain('Cho thiết lập lại xác nhận hai bước');
    const done = await administrator.post(`/office/people/${HEAD}/reset-second`);
    expect(done.statusCode).toBe(303);
    expect((await town.get('/office/me', { cookie })).headers.location).toContain('/office/sign-in');
    expect((await administrator.get(`/office/people/${HEAD}`)).body).toContain('cho thiết lập lại xác nhận hai bước');
    expect((await town.get('/office', { cookie: await signIn() })).headers.location).toContain('/office/second/setup');
    expect(await logged()).toContainEqual(['factor.removed', 'administrator', HEAD, { which: 'all' }]);
  });

  test.each(['head-00070', 'deputy-00070', 'officer-00070', 'head-00082', 'specialist', 'inspector'])(
    '%s cannot do that to anybody',
    async (personId) => {
      const { store } = town.services;
      await connectPhone(town, await signIn('deputy-00082'));
      const desk = await deskOf(town, personId);
      for (const whose of ['deputy-00082', 'administrator', personId]) {
        expect([403, 404]).toContain((await desk.post(`/office/people/${whose}/reset-second`)).statusCode);
      }
      expect(await store.read.select().from(store.t.codeApp)).toHaveLength(1);
    },
  );

  test('the administrator cannot do it alone to the own account', async () => {
    const administrator = await deskOf(town, 'administrator');
    expect((await administrator.get('/office/people/administrator')).body).not.toContain('reset-second');
    expect((await administrator.post('/office/people/administrator/reset-second')).statusCode).toBe(403);
  });
});
