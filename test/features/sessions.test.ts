import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPlaces } from '../../src/features/places/index.ts';
import { createStaff } from '../../src/features/staff/index.ts';
import { cookieOf, shown } from '../support/second-factor.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HEAD = 'head-00070';

const setCookie = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie']);

async function signIn(personId = HEAD, previous = '') {
  const staff = await createStaff(town.services, { places: await createPlaces(town.services) });
  const { pathname } = new URL(await staff.createSignInLink(personId));
  const answer = await town.post(pathname, {}, { headers: previous ? { cookie: previous } : {} });
  await shown(town, cookieOf(answer));
  return answer;
}

const isIn = async (cookie: string) => (await town.get('/office/me', { cookie })).statusCode === 200;
const rows = () => town.services.store.read.select().from(town.services.store.t.session);
const postAs = (cookie: string, url: string, fields: Record<string, string> = {}) =>
  town.post(url, fields, { headers: { cookie } });

describe('the cookie', () => {
  test('cannot be read by scripts, does not travel from other sites, and ends with the browser', async () => {
    const text = setCookie(await signIn());
    expect(text).toMatch(/^session=[\w-]{43}; /);
    expect(text).toContain('HttpOnly');
    expect(text).toContain('SameSite=Lax');
    expect(text).toContain('Path=/');
    expect(text).not.toMatch(/Max-Age|Expires|Domain|Secure/);
  });

  test('over HTTPS it is bound to the host and never leaves in the clear', async () => {
    await town.close();
    town = await givenTown({ BASE_URL: 'https://hom-thu.example.vn' });
    const text = setCookie(await signIn());
    expect(text).toMatch(/^__Host-session=/);
    expect(text).toContain('Secure');
    expect(text).not.toContain('Domain');
  });

  test('is stored nowhere: the row has a keyed hash', async () => {
    const value = cookieOf(await signIn()).split('=')[1] ?? '';
    expect(JSON.stringify(await rows())).not.toContain(value);
    expect((await rows())[0]?.id).toBe(town.services.keys.hash('session', value));
  });

  test('is another one after sign-in, and the one before is worth nothing', async () => {
    const first = cookieOf(await signIn());
    const second = cookieOf(await signIn(HEAD, first));
    expect(second).not.toBe(first);
    expect([await isIn(first), await isIn(second)]).toEqual([false, true]);
  });
});

describe('a session ends', () => {
  test('after eight hours without use, and lives on while it is used', async () => {
    const cookie = cookieOf(await signIn());
    for (let i = 0; i < 3; i++) {
      town.clock.add(7 * HOUR);
      expect(await isIn(cookie)).toBe(true);
    }
    town.clock.add(8 * HOUR);
    expect(await isIn(cookie)).toBe(false);
  });

  test('after seven days, however much it is used', async () => {
    const cookie = cookieOf(await signIn());
    for (let hours = 0; hours < 7 * 24 - 7; hours += 7) {
      town.clock.add(7 * HOUR);
      expect(await isIn(cookie)).toBe(true);
    }
    town.clock.add(7 * HOUR);
    expect(await isIn(cookie)).toBe(false);
  });

  test('by signing out, here alone', async () => {
    const [here, there] = [cookieOf(await signIn()), cookieOf(await signIn())];
    const out = await postAs(here, '/office/sign-out');
    expect(out.headers.location).toBe('/office/sign-in');
    expect(setCookie(out)).toContain('Expires=Thu, 01 Jan 1970');
    expect([await isIn(here), await isIn(there)]).toEqual([false, true]);
  });

  test('by signing out the others, or everywhere', async () => {
    const [one, two, stranger] = [
      cookieOf(await signIn()),
      cookieOf(await signIn()),
      cookieOf(await signIn('deputy-00070')),
    ];
    await postAs(one, '/office/me/sign-out-others');
    expect([await isIn(one), await isIn(two)]).toEqual([true, false]);
    const three = cookieOf(await signIn());
    await postAs(one, '/office/sign-out-everywhere');
    expect([await isIn(one), await isIn(three), await isIn(stranger)]).toEqual([false, false, true]);
  });

  test('when the person may not sign in any more', async () => {
    const cookie = cookieOf(await signIn());
    const { store } = town.services;
    await store.write(async (tx) => {
      await tx.update(store.t.person).set({ disabledAt: town.clock.now() }).where(eq(store.t.person.id, HEAD));
    });
    expect(await isIn(cookie)).toBe(false);
  });

  test('and dead rows are swept at the next sign-in of anybody', async () => {
    await signIn();
    town.clock.add(9 * HOUR);
    await signIn('deputy-00070');
    expect((await rows()).map(({ personId }) => personId)).toEqual(['deputy-00070']);
  });
});

test('when a session was used is written at most once a minute', async () => {
  const cookie = cookieOf(await signIn());
  const start = town.clock.now();
  town.clock.add(59_000);
  await isIn(cookie);
  expect((await rows())[0]?.seenAt).toBe(start);
  town.clock.add(1_000);
  await isIn(cookie);
  expect((await rows())[0]?.seenAt).toBe(start + MINUTE);
});

describe('the door', () => {
  test('a stranger is sent to sign in, and sees nothing', async () => {
    const answer = await town.get('/office/boxes');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/office/sign-in?next=%2Foffice%2Fboxes']);
  });

  test('words posted after the session ended come back in the page, to be sent again', async () => {
    const answer = await postAs('session=dead', '/office/me/password', { note: 'Kính gửi <bà> An' });
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toContain('Kính gửi &lt;bà&gt; An');
    expect(answer.body).toContain('action="/office/me/password"');
    expect(answer.body).toContain('<textarea aria-labelledby="words" name="note"');
    expect(answer.body).not.toContain('>note<');
  });

  test('a form of another site is refused', async () => {
    const cookie = cookieOf(await signIn());
    const headers = { cookie, 'sec-fetch-site': 'cross-site' };
    expect((await town.post('/office/sign-out-everywhere', {}, { headers })).statusCode).toBe(403);
    expect(await isIn(cookie)).toBe(true);
  });

  test('speaks the language of the person, and that of the address first', async () => {
    const cookie = cookieOf(await signIn());
    await postAs(cookie, '/office/me/language', { lang: 'en' });
    expect((await town.get('/office/me', { cookie })).body).toContain('<html lang="en"');
    expect((await town.get('/office/me?lang=vi', { cookie })).body).toContain('<html lang="vi"');
  });

  test('the menu holds what the person may do, and no more', async () => {
    const menu = async (personId: string) => {
      const page = await town.get('/office/me', { cookie: cookieOf(await signIn(personId)) });
      return [...page.body.matchAll(/<li><a href="\/office\/(\w+)"/g)].map((found) => found[1]);
    };
    expect(await menu(HEAD)).toContain('cases');
    expect(await menu('administrator')).not.toContain('cases');
    expect(await menu('administrator')).toContain('boxes');
    expect((await town.get('/office', { cookie: cookieOf(await signIn(HEAD)) })).headers.location).toBe(
      '/office/cases',
    );
    const administrator = cookieOf(await signIn('administrator'));
    expect((await town.get('/office', { cookie: administrator })).headers.location).toBe('/office/quarantine');
  });

  test('who stands in for an absent head has the head’s powers, until the day the head is back', async () => {
    const { store, ids } = town.services;
    const now = town.clock.now();
    await store.write(async (tx) => {
      await tx.insert(store.t.absence).values({
        id: ids.uuid(),
        personId: 'head-00082',
        substituteId: 'officer-00082',
        startsAt: now,
        endsAt: now + 2 * HOUR,
      });
    });
    town.clock.add(2 * MINUTE);
    const cookie = cookieOf(await signIn('officer-00082'));
    expect((await town.get('/office/me', { cookie })).body).toContain('Đang thay người đứng đầu: Phường Cửa Nam');
    town.clock.add(2 * HOUR);
    expect((await town.get('/office/me', { cookie })).body).not.toContain('Đang thay người đứng đầu');
  });
});

describe('the own password', () => {
  const set = (cookie: string, password: string, current = '') =>
    postAs(cookie, '/office/me/password', { password, current });

  test('is set right after sign-in, and ends the other sessions', async () => {
    const [one, two] = [cookieOf(await signIn()), cookieOf(await signIn())];
    expect((await set(one, 'bốn con ngựa trắng')).headers.location).toBe('/office/me?done=password');
    expect([await isIn(one), await isIn(two)]).toEqual([true, false]);
    const email = 'truong.00070@example.vn';
    expect((await town.post('/office/sign-in', { email, password: 'bốn con ngựa trắng' })).statusCode).toBe(303);
  });

  test.each([
    ['too short', 'ngắn quá'],
    ['of one sign', 'aaaaaaaaaaaaaaaa'],
    ['the own address', 'truong.00070@example.vn'],
    ['a worn word with figures', 'MậtKhẩu@2026!'],
    ['a row of the keyboard', 'qwertyuiop123'],
    ['the program and the city', 'homthu-hanoi-2026'],
    ['too long', 'xyzuv'.repeat(41)],
  ])('%s is refused', async (_what, password) => {
    const answer = await set(cookieOf(await signIn()), password);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toMatch(
      /<input id="password" name="password" type="password" autocomplete="new-password"[^>]*>/,
    );
    expect(answer.body).not.toMatch(/type="password"[^>]* value=/);
  });

  test('a screen that was left unlocked does not change it', async () => {
    const cookie = cookieOf(await signIn());
    town.clock.add(16 * MINUTE);
    expect((await set(cookie, 'bốn con ngựa trắng')).statusCode).toBe(422);
    const fresh = cookieOf(await signIn());
    await set(fresh, 'bốn con ngựa trắng');
    town.clock.add(16 * MINUTE);
    expect((await set(fresh, 'năm con ngựa vằn', 'sai')).statusCode).toBe(422);
    expect((await set(fresh, 'năm con ngựa vằn', 'bốn con ngựa trắng')).statusCode).toBe(303);
  });
});
