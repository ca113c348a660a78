import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at } from '../support/calendar.ts';
import { aboutHead, deskOf, givenCase, referencesIn, tabsIn } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

/** To do, done, all. */
const counts = (html: string) => {
  const { todo, done, all } = tabsIn(html);
  return [todo, done, all].map(Number);
};

describe('the to-do list of a head', () => {
  test('shows what is late first, then what is due today, then the rest, each as a row that programs can find', async () => {
    const later = await givenCase(town);
    const late = await givenCase(town, { dueAt: at('2026-11-12 17:00') });
    const today = await givenCase(town, { dueAt: at('2026-11-16 17:00'), urgent: true });
    const desk = await deskOf(town, 'head-00070');
    const page = await desk.get('/office/cases');
    expect(page.statusCode).toBe(200);
    expect(referencesIn(page.body)).toEqual([late.reference, today.reference, later.reference]);
    expect(page.body).toContain(`data-case="${late.id}"`);
    expect(page.body).toMatch(/Quá hạn 2 ngày làm việc[\s\S]*Hết hạn hôm nay[\s\S]*Còn 4 ngày làm việc/);
    expect(page.body).toContain('Quầy số 3');
    expect(page.body).toContain('Khẩn');
    expect(counts(page.body)).toEqual([3, 0, 3]);
  });

  test('says so when nothing is left to do', async () => {
    const desk = await deskOf(town, 'head-00070');
    expect((await desk.get('/office/cases')).body).toContain('Không còn việc nào phải làm');
  });

  test('keeps done cases on a tab of their own', async () => {
    const done = await givenCase(town, { status: 'closed', queue: 'done', kind: 'rating', rating: 2 });
    const desk = await deskOf(town, 'head-00070');
    expect(referencesIn((await desk.get('/office/cases')).body)).toEqual([]);
    const page = await desk.get('/office/cases?tab=done');
    expect(referencesIn(page.body)).toEqual([done.reference]);
    expect(page.body).toContain('Đánh giá 2 trên 5');
    expect(referencesIn((await desk.get('/office/cases?tab=all')).body)).toEqual([done.reference]);
  });

  test('turns pages forth and back without losing or repeating a case', async () => {
    const made: string[] = [];
    for (let i = 0; i < 120; i++)
      made.push((await givenCase(town, { dueAt: at('2026-11-20 17:00') + (i % 7) * 60_000 })).reference);
    const desk = await deskOf(town, 'head-00070');
    const seen: string[][] = [];
    const link = (html: string, rel: string) =>
      new RegExp(`rel="${rel}" href="([^"]+)"`).exec(html)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    let url: string | undefined = '/office/cases';
    let last = '';
    while (url && seen.length < 9) {
      last = (await desk.get(url)).body;
      seen.push(referencesIn(last));
      url = link(last, 'next');
    }
    expect(seen.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(seen.flat().sort()).toEqual(made.sort());
    const back = (await desk.get(link(last, 'prev') ?? '')).body;
    expect(referencesIn(back)).toEqual(seen[1]);
    const first = (await desk.get(link(back, 'prev') ?? '')).body;
    expect(referencesIn(first)).toEqual(seen[0]);
    expect(link((await desk.get('/office/cases?after=x')).body, 'prev')).toBeUndefined();
  });

  test('filters by kind, status, place, month and lateness, and says what may be left out', async () => {
    const praise = await givenCase(town, { kind: 'praise' });
    const late = await givenCase(town, { dueAt: at('2026-11-12 17:00'), status: 'in_progress' });
    const old = await givenCase(town, { receivedAt: at('2026-10-05 10:00') });
    const desk = await deskOf(town, 'head-00070');
    const shown = async (filter: string) => referencesIn((await desk.get(`/office/cases?${filter}`)).body);
    expect(await shown('kind=praise')).toEqual([praise.reference]);
    expect(await shown('status=in_progress')).toEqual([late.reference]);
    expect(await shown('late=1')).toEqual([late.reference]);
    expect(await shown('month=2026-10')).toEqual([old.reference]);
    expect(await shown('place=mc-00070')).toHaveLength(3);
    expect(await shown('place=dt-van-mieu')).toEqual([]);
    expect(await shown('kind=nonsense&month=2026-13')).toHaveLength(3);
    expect((await desk.get('/office/cases?kind=suggestion')).body).toContain('Không có hồ sơ nào phù hợp');
  });

  test('finds words with or without diacritics, newest first, and opens a whole reference at once', async () => {
    const older = await givenCase(town, { message: 'Cán bộ hướng dẫn hồ sơ đất đai rất chậm, gọi 0912 345 678.' });
    town.clock.add(1000);
    const newer = await givenCase(town, { message: 'Thủ tục ĐẤT ĐAI phải đi lại ba lần.' });
    const desk = await deskOf(town, 'head-00070');
    for (const q of ['dat dai', 'đất đai', 'ĐẤT đai']) {
      const page = await desk.get(`/office/cases?q=${encodeURIComponent(q)}`);
      expect(referencesIn(page.body)).toEqual([newer.reference, older.reference]);
      expect(page.body).not.toContain('0912 345 678');
    }
    const jump = await desk.get(`/office/cases?q=${older.reference.toLowerCase()}`);
    expect([jump.statusCode, jump.headers.location]).toEqual([303, `/office/cases/${older.id}?back=tab%3Dtodo`]);
    expect((await desk.get('/office/cases?q=khongco')).body).toContain('Không tìm thấy');
  });
});

describe('whose cases', () => {
  test('a head sees the own ward alone; the Department sees the city, and may choose a unit', async () => {
    const own = await givenCase(town);
    const other = await givenCase(town, {
      unitId: '00082',
      filedUnitId: '00082',
      boxId: 'other-counter',
      placeId: 'mc-00082',
    });
    const ward = await deskOf(town, 'head-00070');
    const department = await deskOf(town, 'specialist');
    expect(referencesIn((await ward.get('/office/cases')).body)).toEqual([own.reference]);
    expect(referencesIn((await ward.get('/office/cases?unit=00082')).body)).toEqual([]);
    expect(referencesIn((await department.get('/office/cases')).body)).toEqual([own.reference, other.reference]);
    const chosen = (await department.get('/office/cases?unit=00082')).body;
    expect(referencesIn(chosen)).toEqual([other.reference]);
    expect(counts(chosen)).toEqual([1, 0, 1]);
    expect((await department.get('/office/cases')).body).toContain('Phường Cửa Nam');
  });

  test('a restricted case is for the head and the inspectors, in a queue of its own: list, search and counts alike', async () => {
    const secret = await givenCase(town, { restricted: true, restriction: 'denunciation' });
    const everywhere = async (personId: string) => {
      const desk = await deskOf(town, personId);
      const list = (await desk.get('/office/cases?tab=restricted')).body;
      const found = (await desk.get('/office/cases?q=quay')).body;
      const jump = (await desk.get(`/office/cases?q=${secret.reference}`)).statusCode === 303;
      const file = (await desk.get(`/office/cases/${secret.id}`)).statusCode === 200;
      return [referencesIn(list).length, referencesIn(found).length, tabsIn(list).restricted, jump, file];
    };
    for (const personId of ['head-00070', 'inspector'])
      expect([personId, ...(await everywhere(personId))]).toEqual([personId, 1, 1, '1', true, true]);
    for (const personId of ['deputy-00070', 'officer-00070', 'specialist', 'head-00082', 'head-01'])
      expect([personId, ...(await everywhere(personId)).with(2, 'any')]).toEqual([personId, 0, 0, 'any', false, false]);
    for (const personId of ['deputy-00070', 'officer-00070', 'specialist'])
      expect((await everywhere(personId))[2]).toBeUndefined();
    for (const personId of ['head-00082', 'head-01']) expect((await everywhere(personId))[2]).toBe('0');
  });

  test('given a complaint about the head, the head finds nothing: list, search, counts, case page', async () => {
    const row = await givenCase(town, aboutHead);
    // Whoever holds a post in the ward, whatever else they are.
    const since = at('2025-07-01');
    await town.services.store.write(async (tx) => {
      const post = {
        id: 'both',
        personId: 'head-00070',
        unitId: 'HN-SVHTT',
        post: 'specialist' as const,
        validFrom: since,
        validTo: null,
      };
      await tx.insert(town.services.store.t.appointment).values(post);
    });
    for (const personId of ['head-00070', 'deputy-00070', 'officer-00070']) {
      const desk = await deskOf(town, personId);
      for (const tab of ['todo', 'all', 'done']) {
        const list = await desk.get(`/office/cases?tab=${tab}`);
        expect(referencesIn(list.body)).toEqual([]);
        expect(counts(list.body)).toEqual([0, 0, 0]);
      }
      expect(referencesIn((await desk.get('/office/cases?q=chu+tich')).body)).toEqual([]);
      expect(referencesIn((await desk.get(`/office/cases?unit=01&kind=complaint`)).body)).toEqual([]);
      const typed = await desk.get(`/office/cases?q=${row.reference}`);
      expect([typed.statusCode, typed.body.includes(`/office/cases/${row.id}`)]).toEqual([200, false]);
      const [there, never] = [
        await desk.get(`/office/cases/${row.id}`),
        await desk.get('/office/cases/01999999-0000-7000-8000-000000000000'),
      ];
      expect(there.statusCode).toBe(404);
      expect(there.body).toBe(never.body);
    }
    const above = await deskOf(town, 'head-01');
    expect(referencesIn((await above.get('/office/cases')).body)).toEqual([row.reference]);
    expect((await above.get(`/office/cases/${row.id}`)).statusCode).toBe(200);
  });

  test('given a head who has since been appointed above, what is about the time in the ward stays hidden, and nothing else', async () => {
    const before = { ...aboutHead, receivedAt: at('2026-10-05 09:00') };
    const { id, reference } = await givenCase(town, before);
    const told = await givenCase(town, { ...aboutHead, happenedAt: at('2026-10-05 09:00') });
    const since = await givenCase(town, aboutHead);
    const { store } = town.services;
    const { appointment } = store.t;
    const change = at('2026-11-01');
    await store.write(async (tx) => {
      await tx.update(appointment).set({ validTo: change }).where(eq(appointment.id, 'a-head-00070'));
      const post = { personId: 'head-00070', unitId: '01', post: 'head' as const, validFrom: change, validTo: null };
      await tx.insert(appointment).values({ id: 'promoted', ...post });
    });
    const promoted = await deskOf(town, 'head-00070');
    const list = (await promoted.get('/office/cases?tab=all')).body;
    expect(referencesIn(list)).toEqual([since.reference]);
    expect(counts(list)).toEqual([1, 0, 1]);
    expect(referencesIn((await promoted.get('/office/cases?q=chu+tich')).body)).toEqual([since.reference]);
    expect((await promoted.get(`/office/cases?q=${reference}`)).statusCode).toBe(200);
    for (const hidden of [id, told.id]) expect((await promoted.get(`/office/cases/${hidden}`)).statusCode).toBe(404);
    expect((await promoted.get(`/office/cases/${since.id}`)).statusCode).toBe(200);
    const figures = (await promoted.get('/office/reports/figures.csv?period=2026')).body;
    expect(figures).not.toContain('2026-10');
    expect(figures).toContain('Phản ánh,1,0,0,0');
    expect(referencesIn((await promoted.get('/office/reports/cases.csv?period=2026')).body)).toEqual([since.reference]);
  });
});
