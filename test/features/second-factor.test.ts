import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectPhone, cookieOf, fieldIn, shown } from '../support/second-factor.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const HEAD = 'head-00070';
const MINUTE = 60_000;
const STEP = 30_000;

/** Signs in by a one-time link; the second step is still to come. */
async function signIn(personId = HEAD): Promise<string> {
  const { pathname } = new URL(await town.app.staff.createSignInLink(personId));
  return cookieOf(await town.post(pathname, {}));
}

const get = (cookie: string, url: string) => town.get(url, { cookie });
const post = (cookie: string, url: string, fields: Record<string, string> = {}) =>
  town.post(url, fields, { headers: { cookie } });
const show = (cookie: string, code: string, next = '/office/cases') => post(cookie, '/office/second', { code, next });
const isIn = async (cookie: string) => (await get(cookie, '/office/me')).statusCode === 200;
const rows = (table: 'codeApp' | 'recoveryCode' | 'session') =>
  town.services.store.read.select().from(town.services.store.t[table]);
const alerts = async () => {
  const mails = await town.services.store.read.select().from(town.services.store.t.outbox);
  return mails.filter(({ kind }) => kind === 'account').map(({ params, personId }) => [personId, params.what]);
};

/** A head with a phone, who signs in again. */
async function returning() {
  const { phone, codes } = await connectPhone(town, await signIn());
  town.clock.add(STEP);
  return { phone, codes, cookie: await signIn() };
}

describe('the first sign-in', () => {
  test.each(['head-00070', 'deputy-00070', 'inspector', 'administrator', 'specialist'])(
    'leads %s to a second step before anything else, and keeps the way',
    async (personId) => {
      const cookie = await signIn(personId);
      const answer = await get(cookie, '/office/boxes?q=1');
      expect([answer.statusCode, answer.headers.location]).toEqual([
        303,
        '/office/second/setup?next=%2Foffice%2Fboxes%3Fq%3D1',
      ]);
      const page = await get(cookie, String(answer.headers.location));
      expect(page.body).toContain('Chức vụ của ông/bà mở được thông tin hạn chế');
      expect(page.body).toContain('/office/second/setup/app?next&#x3D;%2Foffice%2Fboxes%3Fq%3D1');
    },
  );

  test('lets officers go on: nothing sealed, and nothing of other units, is open to them', async () => {
    expect(await isIn(await signIn('officer-00070'))).toBe(true);
  });

  test('words posted meanwhile come back in the page', async () => {
    const answer = await post(await signIn(), '/office/me/password', { note: 'Kính gửi bà An' });
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toContain('Kính gửi bà An');
    expect(answer.body).toContain('Cần xác nhận hai bước');
    expect(answer.body).toContain('href="/office/second/setup?lang=vi"');
  });

  test('given an officer who stands in for the head, then the second step is asked from that minute', async () => {
    const cookie = await signIn('officer-00070');
    expect(await isIn(cookie)).toBe(true);
    const { store, ids } = town.services;
    const now = town.clock.now();
    await store.write(async (tx) => {
      await tx.insert(store.t.absence).values({
        id: ids.uuid(),
        personId: HEAD,
        substituteId: 'officer-00070',
        startsAt: now,
        endsAt: now + 60 * MINUTE,
      });
    });
    town.clock.add(2 * MINUTE);
    expect((await get(cookie, '/office/cases')).headers.location).toContain('/office/second/setup');
    town.clock.add(60 * MINUTE);
    expect(await isIn(cookie)).toBe(true);
  });

  test('somebody who signed in long ago must do so again before setting it up', async () => {
    const cookie = await signIn();
    town.clock.add(16 * MINUTE);
    expect((await get(cookie, '/office/second/setup?next=%2Foffice%2Fboxes')).body).toContain('Đăng nhập lại');
    const out = await post(cookie, '/office/sign-out', { next: '/office/boxes' });
    expect(out.headers.location).toBe('/office/sign-in?next=%2Foffice%2Fboxes');
    expect((await get(cookie, '/office/second/setup/app')).statusCode).toBe(303);
  });
});

describe('a code app', () => {
  test('is set up in one go: the office opens, ten recovery codes are shown once, and the owner is told', async () => {
    const before = await signIn();
    const { cookie, codes } = await connectPhone(town, before);
    expect(await isIn(cookie)).toBe(true);
    expect(new Set(codes).size).toBe(10);
    expect(await alerts()).toEqual([[HEAD, 'added']]);
    expect(await isIn(before)).toBe(false);
  });

  test('leaves nothing in the database that could be read', async () => {
    const page = await get(await signIn(), '/office/second/setup/app');
    const { codes } = await connectPhone(town, await signIn());
    const secret = /class="code">([A-Z2-7 ]+)</.exec(page.body)?.[1]?.replaceAll(' ', '') ?? '';
    const text = JSON.stringify([await rows('codeApp'), await rows('recoveryCode')]);
    for (const one of [secret, ...codes, ...codes.map((code) => code.replace('-', ''))])
      expect(text).not.toContain(one);
  });

  test('an unfinished set-up leaves no row, and a wrong code lets nobody through', async () => {
    const cookie = await signIn();
    const page = await get(cookie, '/office/second/setup/app');
    const wrong = await post(cookie, '/office/second/setup/app', {
      code: '000000',
      sealed: fieldIn(page.body, 'sealed'),
    });
    expect(wrong.statusCode).toBe(422);
    expect(fieldIn(wrong.body, 'sealed')).toBe(fieldIn(page.body, 'sealed'));
    expect(await rows('codeApp')).toEqual([]);
    expect(await isIn(cookie)).toBe(false);
  });

  test('a secret that was sealed for somebody else is not taken', async () => {
    const page = await get(await signIn('deputy-00070'), '/office/second/setup/app');
    const cookie = await signIn();
    const { phone } = await connectPhone(town, await signIn('inspector'));
    const fields = { code: phone.code(), sealed: fieldIn(page.body, 'sealed') };
    expect((await post(cookie, '/office/second/setup/app', fields)).headers.location).toContain('/setup/app');
    expect((await rows('codeApp')).map((row) => 'personId' in row && row.personId)).toEqual(['inspector']);
  });

  test('opens the next sign-in, with a new secret for the session', async () => {
    const { phone, cookie } = await returning();
    expect((await get(cookie, '/office/cases')).headers.location).toBe('/office/second?next=%2Foffice%2Fcases');
    const done = await show(cookie, phone.code());
    expect([done.statusCode, done.headers.location]).toEqual([303, '/office/cases']);
    expect([await isIn(cookie), await isIn(cookieOf(done))]).toEqual([false, true]);
  });

  test('a code is taken once, even at the same instant, and none before it', async () => {
    const { phone, cookie } = await returning();
    const old = phone.code();
    const both = await Promise.all([show(cookie, old), show(cookie, old)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422]);
    expect((await show(await signIn(), old)).statusCode).toBe(422);
  });

  test('a clock that is half a minute off does no harm, one that is a minute off does', async () => {
    const { phone, cookie } = await returning();
    const code = phone.code();
    town.clock.add(2 * STEP);
    expect((await show(cookie, code)).statusCode).toBe(422);
    const late = phone.code();
    town.clock.add(STEP);
    expect((await show(cookie, `${late.slice(0, 3)} ${late.slice(3)}`)).statusCode).toBe(303);
  });

  test('wrong codes slow down; after five the owner is told once', async () => {
    const { phone, cookie } = await returning();
    for (let i = 0; i < 5; i++) expect((await show(cookie, `00000${i}`)).statusCode).toBe(422);
    const early = await show(cookie, phone.code());
    expect([early.statusCode, early.headers['retry-after']]).toEqual([429, '4']);
    town.clock.add(4_000);
    expect((await show(cookie, '000009')).statusCode).toBe(422);
    expect((await alerts()).filter(([, what]) => what === 'secondTries')).toEqual([[HEAD, 'secondTries']]);
    town.clock.add(MINUTE);
    expect((await show(cookie, phone.code())).statusCode).toBe(303);
  });
});

describe('a recovery code', () => {
  test('lets the owner in while somebody guesses at the digits', async () => {
    const { phone, codes, cookie } = await returning();
    for (let i = 0; i < 6; i++) await show(cookie, `00000${i}`);
    const own = await signIn();
    expect((await show(own, phone.code())).statusCode).toBe(429);
    expect((await show(own, codes[3] ?? '')).statusCode).toBe(303);
  });

  test('lets in once, however it is typed, and its owner is told', async () => {
    const { codes, cookie } = await returning();
    const [code = ''] = codes;
    const done = await show(cookie, code.toLowerCase().replace('-', ' '));
    expect(await isIn(cookieOf(done))).toBe(true);
    expect(await alerts()).toContainEqual([HEAD, 'recovery']);
    expect((await show(await signIn(), code)).statusCode).toBe(422);
    expect((await get(cookieOf(done), '/office/me')).body).toContain('Số mã dự phòng còn lại: 9.');
  });

  test('of somebody else lets nobody in', async () => {
    const { codes } = await connectPhone(town, await signIn('deputy-00070'));
    const { cookie } = await returning();
    expect((await show(cookie, codes[0] ?? '')).statusCode).toBe(422);
  });

  test('new ones end the old ones', async () => {
    const { cookie, codes } = await connectPhone(town, await signIn());
    const page = await post(cookie, '/office/me/second/codes');
    const fresh = /class="code">([0-9A-Z]{5}-[0-9A-Z]{5})</.exec(page.body)?.[1] ?? '';
    const later = await signIn();
    expect((await show(later, codes[0] ?? '')).statusCode).toBe(422);
    expect((await show(later, fresh)).statusCode).toBe(303);
    const { read, t } = town.services.store;
    const noted = await read.select().from(t.audit).where(eq(t.audit.action, 'recovery.renewed'));
    expect(noted.map(({ personId }) => personId)).toEqual([HEAD]);
  });
});

describe('the own account', () => {
  test('the last way cannot be taken from who needs one, and can from who does not', async () => {
    const { cookie } = await connectPhone(town, await signIn());
    expect((await get(cookie, '/office/me')).body).not.toContain('action="/office/me/second/remove"');
    const kept = await post(cookie, '/office/me/second/remove', { which: 'app' });
    expect(kept.headers.location).toBe('/office/me?done=kept#second');
    const officer = await connectPhone(town, await signIn('officer-00070'));
    const gone = await post(officer.cookie, '/office/me/second/remove', { which: 'app' });
    expect(gone.headers.location).toBe('/office/me?done=removed#second');
    expect((await rows('codeApp')).length).toBe(1);
    expect(await isIn(await signIn('officer-00070'))).toBe(true);
  });

  test('an unlocked screen that somebody left changes nothing', async () => {
    const { cookie } = await connectPhone(town, await signIn());
    town.clock.add(16 * MINUTE);
    for (const url of ['/office/me/second/remove', '/office/me/second/codes', '/office/second/setup/app'])
      expect((await post(cookie, url, { which: 'app' })).headers.location).toMatch(/^\/office\/second\?next=/);
    expect((await get(cookie, '/office/second/setup/app')).statusCode).toBe(303);
  });

  test('a new phone ends all other sessions', async () => {
    const other = await shown(town, await signIn());
    const { cookie } = await connectPhone(town, await signIn());
    expect([await isIn(other), await isIn(cookie)]).toEqual([false, true]);
  });

  test('whoever lost everything is let in anew by who manages people, and told', async () => {
    const { cookie } = await connectPhone(town, await signIn());
    await town.app.staff.forgetFactors(HEAD);
    expect(await isIn(cookie)).toBe(false);
    expect((await get(await signIn(), '/office')).headers.location).toContain('/office/second/setup');
    expect(await alerts()).toContainEqual([HEAD, 'removed']);
    const { store } = town.services;
    expect(await store.read.select().from(store.t.recoveryCode).where(eq(store.t.recoveryCode.personId, HEAD))).toEqual(
      [],
    );
  });
});

test('the demo shows the code; with a mail server nothing does', async () => {
  const shows = async () =>
    (await get(await signIn(), '/office/second/setup/app')).body.includes('không cần điện thoại');
  expect(await shows()).toBe(true);
  await town.close();
  town = await givenTown({ SMTP_URL: 'smtp://127.0.0.1:1' });
  expect(await shows()).toBe(false);
});
