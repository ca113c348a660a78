import { expect, test } from 'vitest';
import type { Store } from '../../src/platform/db/store.ts';
import { appointment, failedSignIn, session } from '../../src/schema/sqlite.ts';
import { connectPhone, cookieOf } from '../support/second-factor.ts';
import { givenTown } from '../support/town.ts';
import { settle } from '../support/town-rows.ts';

export function doorSentences(store: () => Store): void {
  test('a head comes in by link, phone and recovery code; wrong tries are counted; new rights make a new session', async () => {
    await settle(store());
    const town = await givenTown({}, store());
    const { services, clock } = town;
    const signIn = async () => {
      const { pathname } = new URL(await town.app.staff.createSignInLink('head-00070'));
      return cookieOf(await town.post(pathname, {}));
    };
    const { phone, codes } = await connectPhone(town, await signIn());
    expect(codes).toHaveLength(10);
    clock.add(30_000);
    const code = phone.code();
    const show = async (typed: string) =>
      await town.post('/office/second', { code: typed, next: '/office/me' }, { headers: { cookie: await signIn() } });
    const tries = [await show(code), await show(code), await show(codes[0] ?? ''), await show(codes[0] ?? '')];
    expect(tries.map(({ statusCode }) => statusCode)).toEqual([303, 422, 303, 422]);

    for (let i = 0; i < 3; i++) await town.post('/office/sign-in', { email: 'ai@example.vn', password: 'sai' });
    expect((await store().read.select().from(failedSignIn)).map(({ n }) => n).sort()).toEqual([2, 3]);

    const cookie = cookieOf(tries[0] ?? { headers: {} });
    await town.get('/office/me', { cookie });
    await store().write(async (tx) => {
      const row = { personId: 'head-00070', unitId: '00082', post: 'officer' as const, validFrom: clock.now() };
      await tx.insert(appointment).values({ id: services.ids.uuid(), ...row, validTo: null });
    });
    const answers = await Promise.all([1, 2, 3].map(() => town.get('/office/me', { cookie })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(answers.filter(({ headers }) => headers['set-cookie'])).toHaveLength(1);
    const rows = await store().read.select().from(session);
    expect(rows.filter((row) => row.secondBy === 'app' && !row.secondDue)).toHaveLength(3);
    await town.app.close();
  }, 60_000);
}
