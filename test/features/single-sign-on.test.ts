import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/platform/config/config.ts';
import { CLIENT, givenSingleSignOn, type SingleSignOn } from '../support/oidc.ts';
import { cookieOf } from '../support/second-factor.ts';
import { givenTown, type Town } from '../support/town.ts';

const START = '/office/sign-in/oidc?next=%2Foffice%2Fboxes';
const BACK = 'http://hom-thu.example.vn/office/sign-in/oidc/back';
const OFFICER = 'can-bo.00070@example.vn';

let town: Town;
let city: SingleSignOn;
afterEach(async () => {
  await town?.close();
  await city?.close();
});

async function givenBoth(inToken = false): Promise<void> {
  city = await givenSingleSignOn(BACK, inToken);
  town = await givenTown({ OIDC_ISSUER: city.issuer, ...CLIENT });
}

/** Goes over and comes back. */
async function signIn(who: Partial<SingleSignOn['now']>) {
  city.now = { email: OFFICER, verified: true, amr: ['pwd'], ...who };
  const out = await town.get(START);
  const back = await city.visit(String(out.headers.location));
  const trip = cookieOf(out);
  return { back, trip, answer: await town.get(back.pathname + back.search, { cookie: trip }) };
}

const sessionCookie = (answer: { headers: Record<string, unknown> }) =>
  [answer.headers['set-cookie']]
    .flat()
    .find((one) => String(one).startsWith('session='))
    ?.toString()
    .split(';')[0] ?? '';

describe('the city’s single sign-on', () => {
  test('is asked by code, with PKCE, state and nonce that nobody else knows', async () => {
    await givenBoth();
    expect((await town.get('/office/sign-in')).body).toContain('Đăng nhập bằng tài khoản chung của thành phố');
    const out = await town.get(START);
    const asked = new URL(String(out.headers.location)).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: BACK,
      scope: 'openid email',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    const trip = String(out.headers['set-cookie']);
    expect(trip).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/);
    expect(trip).toContain('Path=/office/sign-in/oidc');
    expect(trip).not.toContain(asked.get('state'));
  });

  test.each([false, true])(
    'lets an invited officer in, back to the page she wanted (address in the token: %s)',
    async (inToken) => {
      await givenBoth(inToken);
      const { answer } = await signIn({ email: 'Can-Bo.00070@example.vn' });
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/office/boxes']);
      const page = await town.get('/office/me', { cookie: sessionCookie(answer) });
      expect(page.body).toContain(OFFICER);
      expect(page.body).toContain('Tài khoản chung của thành phố');
    },
  );

  test('is one step for a head, and two when it says that it saw two', async () => {
    await givenBoth();
    const one = await signIn({ email: 'truong.00070@example.vn' });
    expect((await town.get('/office/cases', { cookie: sessionCookie(one.answer) })).headers.location).toContain(
      '/setup',
    );
    const two = await signIn({ email: 'truong.00070@example.vn', amr: ['pwd', 'otp', 'mfa'] });
    expect((await town.get('/office/me', { cookie: sessionCookie(two.answer) })).statusCode).toBe(200);
  });

  test('opens nothing for an address that it has not verified, nor for one that nobody invited', async () => {
    await givenBoth();
    const loose = await signIn({ verified: false });
    expect([loose.answer.statusCode, sessionCookie(loose.answer)]).toEqual([403, '']);
    expect(loose.answer.body).toContain('không xác nhận ông/bà');
    const stranger = await signIn({ email: 'nguoi-la@example.vn' });
    expect([stranger.answer.statusCode, sessionCookie(stranger.answer)]).toEqual([403, '']);
    expect(stranger.answer.body).toContain('chưa được mời');
  });

  test('an answer is worth nothing in another browser, a second time, changed, or too late', async () => {
    await givenBoth();
    const { back, trip } = await signIn({});
    const path = back.pathname + back.search;
    const refused = async (url: string, cookie: string) => {
      const answer = await town.get(url, { cookie });
      return [answer.statusCode, sessionCookie(answer)];
    };
    expect(await refused(path, '')).toEqual([403, '']);
    expect(await refused(path, trip)).toEqual([403, '']);
    const other = cookieOf(await town.get(START));
    const fresh = await city.visit(String((await town.get(START)).headers.location));
    expect(await refused(fresh.pathname + fresh.search, other)).toEqual([403, '']);
    const late = await town.get(START);
    const lateBack = await city.visit(String(late.headers.location));
    town.clock.add(10 * 60_000);
    expect(await refused(lateBack.pathname + lateBack.search, cookieOf(late))).toEqual([403, '']);
  });

  test('when it does not answer, the page says so and the other ways stay open', async () => {
    city = await givenSingleSignOn(BACK);
    await city.close();
    town = await givenTown({ OIDC_ISSUER: city.issuer, ...CLIENT });
    const answer = await town.get(START);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('hiện không trả lời');
  });
});

test('without its settings there is no button and no door', async () => {
  town = await givenTown();
  expect((await town.get('/office/sign-in')).body).not.toContain('tài khoản chung');
  expect((await town.get('/office/sign-in/oidc/back?code=1')).statusCode).toBe(404);
});

test.each([
  [{ OIDC_ISSUER: 'https://dang-nhap.example.vn' }, /OIDC_CLIENT_ID: .*together/],
  [{ OIDC_CLIENT_ID: 'hom-thu' }, /OIDC_ISSUER: .*together/],
  [{ OIDC_ISSUER: 'http://dang-nhap.example.vn', OIDC_CLIENT_ID: 'hom-thu' }, /must start with https/],
])('settings that cannot work are refused before the start: %j', async (settings, words) => {
  expect(() => readConfig(settings)).toThrow(words);
});
