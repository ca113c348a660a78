import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPlaces } from '../../src/features/places/index.ts';
import { createStaff, type Staff, signInMail } from '../../src/features/staff/index.ts';
import { hashPassword } from '../../src/features/staff/password.ts';
import { cookieOf, shown } from '../support/second-factor.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let staff: Staff;
beforeEach(async () => {
  town = await givenTown();
  staff = await createStaff(town.services, { places: await createPlaces(town.services) });
});
afterEach(() => town.close());

const HEAD = 'truong.00070@example.vn';
const SECRET = 'chó mèo gà vịt ngan';
const MINUTE = 60_000;

async function givenPassword(personId: string): Promise<void> {
  const { store } = town.services;
  const passwordHash = await hashPassword(SECRET);
  await store.write(async (tx) => {
    await tx.update(store.t.person).set({ passwordHash }).where(eq(store.t.person.id, personId));
  });
}

const mails = () => town.services.store.read.select().from(town.services.store.t.outbox);
const trySignIn = (email: string, password: string, from = '203.0.113.7', next = '') =>
  town.post('/office/sign-in', { email, password, next }, { from });

/** The hidden field that says where to go on. */
const nextIn = (html: string) =>
  (/name="next" value="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');

/** The path of the link that was mailed last. */
async function mailedLink(): Promise<string> {
  const row = (await mails()).at(-1);
  const model = row && signInMail(town.services, row);
  if (!model) throw new Error('no link was mailed');
  const { pathname, search } = new URL(model.link);
  return pathname + search;
}

describe('a link by mail', () => {
  test('given an officer of a ward, when she asks for a link and presses its button, then she is in', async () => {
    const asked = await town.post('/office/sign-in/link', { email: ' Truong.00070@Example.vn ', password: '' });
    expect(asked.headers.location).toContain('/office/sign-in/sent');
    const path = await mailedLink();
    expect((await town.get(path)).body).toContain('Người đứng đầu, Phường Hoàn Kiếm');
    const used = await town.post(path, {});
    expect([used.statusCode, used.headers.location]).toEqual([303, '/office']);
    const page = await town.get('/office/me', { cookie: await shown(town, cookieOf(used)) });
    expect(page.body).toContain(HEAD);
    expect(page.headers['cache-control']).toBe('no-store');
  });

  test('works once', async () => {
    await town.post('/office/sign-in/link', { email: HEAD });
    const path = await mailedLink();
    const both = await Promise.all([town.post(path, {}), town.post(path, {})]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 410]);
    expect((await town.get(path)).statusCode).toBe(410);
  });

  test('is not burnt by a mail scanner that opens it many times', async () => {
    await town.post('/office/sign-in/link', { email: HEAD });
    const path = await mailedLink();
    for (let i = 0; i < 5; i++) expect((await town.get(path)).statusCode).toBe(200);
    expect((await town.post(path, {})).statusCode).toBe(303);
  });

  test('is dead after half an hour, and so is a mail that waited that long', async () => {
    await town.post('/office/sign-in/link', { email: HEAD });
    const path = await mailedLink();
    town.clock.add(30 * MINUTE);
    expect((await town.post(path, {})).statusCode).toBe(410);
    const [row] = await mails();
    expect(row && signInMail(town.services, row)).toBeNull();
  });

  test('brings her back to the page she wanted to open', async () => {
    const refused = await town.get('/office/boxes?q=c%E1%BB%95ng');
    const form = await town.get(String(refused.headers.location));
    await town.post('/office/sign-in/link', { email: HEAD, next: nextIn(form.body) });
    const path = await mailedLink();
    const next = nextIn((await town.get(path)).body);
    expect((await town.post(path, { next })).headers.location).toBe('/office/boxes?q=c%E1%BB%95ng');
  });

  test('is not readable in the database, neither where it waits nor where it is checked', async () => {
    await town.post('/office/sign-in/link', { email: HEAD });
    const token = (await mailedLink()).split('/').at(-1)?.split('?')[0] ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    const { store } = town.services;
    const rows = [await mails(), await store.read.select().from(store.t.signInLink)];
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('given an address that nobody here has, then the answer is the same and no mail is written', async () => {
    const known = await town.post('/office/sign-in/link', { email: HEAD });
    const unknown = await town.post('/office/sign-in/link', { email: 'ai-do@example.vn' });
    expect([unknown.statusCode, unknown.headers.location, unknown.body]).toEqual([
      known.statusCode,
      known.headers.location,
      known.body,
    ]);
    expect((await mails()).map(({ personId }) => personId)).toEqual(['head-00070']);
    const { store } = town.services;
    const noted = await store.read.select().from(store.t.signInLink);
    // As many rows for the one as for the other, a mail being one, and no address in any.
    expect(
      Object.values(Object.groupBy(noted, ({ personId }) => personId))
        .map((rows) => rows?.length)
        .sort(),
    ).toEqual([1, 2]);
    expect(JSON.stringify(noted)).not.toContain('ai-do');
  });

  test('a mailbox is not filled by asking again and again', async () => {
    for (let i = 0; i < 12; i++) await town.post('/office/sign-in/link', { email: HEAD });
    expect(await mails()).toHaveLength(5);
  });

  test('given a stranger who asks for somebody’s link for forty minutes, then the owner always has one that is good', async () => {
    const goodFor = async () => {
      const links = (await mails()).map((row) => signInMail(town.services, row)?.until ?? 0);
      return Math.max(0, ...links) - town.clock.now();
    };
    for (let minute = 0; minute < 40; minute += 2) {
      await town.post('/office/sign-in/link', { email: HEAD }, { from: '198.51.100.9' });
      expect(await goodFor()).toBeGreaterThan(10 * MINUTE);
      town.clock.add(2 * MINUTE);
    }
    expect(await mails()).toHaveLength(10);
    await town.post('/office/sign-in/link', { email: HEAD });
    expect([(await mails()).length, await goodFor()]).toEqual([11, 30 * MINUTE]);
    expect((await town.post(await mailedLink(), {})).statusCode).toBe(303);
  });

  test('given a person who was disabled after asking, then the link lets nobody in', async () => {
    await town.post('/office/sign-in/link', { email: HEAD });
    const path = await mailedLink();
    const { store } = town.services;
    await store.write(async (tx) => {
      await tx.update(store.t.person).set({ disabledAt: town.clock.now() }).where(eq(store.t.person.id, 'head-00070'));
    });
    expect((await town.post(path, {})).statusCode).toBe(410);
  });
});

describe('a password', () => {
  test('lets in, however its letters are composed', async () => {
    await givenPassword('head-00070');
    expect((await trySignIn(HEAD, SECRET.normalize('NFD'))).statusCode).toBe(303);
  });

  test('is kept as argon2id of at least 19 MiB and two passes', async () => {
    expect(await hashPassword(SECRET)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('given a wrong one, an unknown address, a person without any: the page is the same', async () => {
    await givenPassword('head-00070');
    const pages = [
      await trySignIn(HEAD, 'sai mat khau roi'),
      await trySignIn('ai-do-khac.00070@example.vn', 'sai mat khau roi'),
      await trySignIn('pho.00070@example.vn', 'sai mat khau roi'),
    ];
    expect(pages.map(({ statusCode }) => statusCode)).toEqual([422, 422, 422]);
    const bare = pages.map(({ body }) => body.replace(/value="[^"]*@example.vn"/, ''));
    expect(new Set(bare).size).toBe(1);
    expect(bare[0]).toContain('Địa chỉ thư hoặc mật khẩu không đúng');
  });

  test('wrong tries slow down, even the right one must wait, and nobody is shut out', async () => {
    await givenPassword('head-00070');
    for (let i = 0; i < 4; i++) expect((await trySignIn(HEAD, `sai ${i}`)).statusCode).toBe(422);
    const early = await trySignIn(HEAD, SECRET);
    expect([early.statusCode, early.headers['retry-after']]).toEqual([429, '1']);
    expect(early.body).toContain('Hãy chờ 1 giây');
    expect(early.body).toContain(`value="${HEAD}"`);
    town.clock.add(1_000);
    expect((await trySignIn(HEAD, 'sai nữa')).statusCode).toBe(422);
    expect((await trySignIn(HEAD, SECRET)).headers['retry-after']).toBe('2');
    expect((await trySignIn(HEAD, SECRET, '203.0.113.99')).statusCode).toBe(303);
    for (let i = 0; i < 20; i++) {
      town.clock.add(MINUTE);
      expect((await trySignIn(HEAD, `sai ${i}`)).statusCode).toBe(422);
    }
    town.clock.add(MINUTE);
    expect((await trySignIn(HEAD, SECRET)).statusCode).toBe(303);
  });

  test('many tries at the same instant are no way around', async () => {
    await givenPassword('head-00070');
    const tries = await Promise.all(Array.from({ length: 12 }, (_, i) => trySignIn(HEAD, `sai ${i}`)));
    expect(tries.filter(({ statusCode }) => statusCode === 422)).toHaveLength(4);
  });
});

describe('where to go after sign-in', () => {
  test.each([
    '//evil.example',
    'https://evil.example/office/cases',
    '/\\evil.example',
    '/\t/evil.example',
    '/office/../../evil',
    'javascript:alert(1)',
    '/office/sign-out',
    '/officers',
    '/7K3QXM9',
  ])('%j does not leave the office', async (next) => {
    await givenPassword('head-00070');
    expect((await trySignIn(HEAD, SECRET, undefined, next)).headers.location).toBe('/office');
  });
});

describe('the first administrator', () => {
  test('is invited once, however often, and gets a link that works', async () => {
    const first = await staff.inviteAdministrator('quan-tri-moi@example.vn');
    const second = await staff.inviteAdministrator('Quan-tri-moi@example.vn');
    expect(second.personId).toBe(first.personId);
    expect(first.link).toMatch(/^http:\/\/hom-thu\.example\.vn\/office\/sign-in\/[\w-]{43}$/);
    const used = await town.post(new URL(second.link).pathname, {});
    const page = await town.get('/office/me', { cookie: await shown(town, cookieOf(used)) });
    expect(page.body).toContain('Quản trị viên, Thành phố Hà Nội');
    const { store } = town.services;
    const posts = await store.read
      .select()
      .from(store.t.appointment)
      .where(eq(store.t.appointment.personId, first.personId));
    expect(posts).toHaveLength(1);
  });

  test('keeps the posts and the title of somebody who is known already', async () => {
    await staff.inviteAdministrator(HEAD);
    const used = await town.post(new URL(await staff.createSignInLink('head-00070')).pathname, {});
    const page = await town.get('/office/me', { cookie: await shown(town, cookieOf(used)) });
    expect(page.body).toContain('Người đứng đầu, Phường Hoàn Kiếm');
    expect(page.body).toContain('Quản trị viên, Thành phố Hà Nội');
  });
});
