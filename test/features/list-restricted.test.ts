import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at } from '../support/calendar.ts';
import { aboutHead, deskOf, type GivenCase, givenCase, referencesIn, tabsIn } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const secret: GivenCase = { restricted: true, restriction: 'denunciation', message: 'Có người đòi tiền ở quầy.' };
/** Everything behind sign-in that is made of cases: lists, searches, figures, exports. */
const PAGES = [
  ...['todo', 'waiting', 'late', 'done', 'all', 'restricted', 'restricted_done'].map((tab) => `cases?tab=${tab}`),
  ...['mine=1', 'kind=complaint', 'place=mc-00070', 'unit=00070', 'month=2026-11', 'status=received'].map(
    (filter) => `cases?tab=all&${filter}`,
  ),
  ...['doi tien', 'hoan kiem', 'phuong hoan kiem', 'hanh chinh cong hoan kiem'].map(
    (q) => `cases?q=${encodeURIComponent(q)}`,
  ),
  'reports?period=2026-11',
  'reports/figures.csv?period=2026',
  'reports/cases.csv?period=2026',
  'boxes',
  'tags',
];

async function everyPage(personId: string): Promise<Record<string, string>> {
  const desk = await deskOf(town, personId);
  const pages: Record<string, string> = {};
  for (const page of PAGES) pages[page] = (await desk.get(`/office/${page}`)).body;
  return pages;
}

const MANY = Array.from({ length: 52 }, (_, i) => i);
const nth = (i: number): GivenCase => ({
  receivedAt: at('2026-11-16 08:00') + i * 60_000,
  serial: (at('2026-11-16 08:00') + i * 60_000) * 2048,
  dueAt: at('2026-11-20 17:00') + i,
});
const fileAll = async (given: GivenCase, between: number) => {
  for (const i of MANY) await givenCase(town, { ...nth(i), ...given, serial: (nth(i).serial ?? 0) + between });
};

/** Ordinary cases, more than a page, seen with and without as many hidden ones between each two of them. */
async function expectSame(people: readonly string[], hidden: readonly GivenCase[]): Promise<void> {
  await fileAll({}, 0);
  const without: Record<string, string>[] = [];
  for (const person of people) without.push(await everyPage(person));
  for (const [i, one] of hidden.entries()) await fileAll(one, i + 1);
  for (const [i, person] of people.entries()) {
    const pages = await everyPage(person);
    const differ = PAGES.filter((page) => pages[page] !== without[i]?.[page]);
    expect([person, differ]).toEqual([person, []]);
  }
}

describe('for whom a restricted case does not exist', () => {
  test('not a byte of any list, count, search, figure or export is different, nor of the neighbours’ pages', async () => {
    await expectSame(['deputy-00070', 'specialist', 'head-00082'], [secret]);
  });

  test('given complaints about the head, not a byte is different for the ward', async () => {
    const people = ['head-00070', 'officer-00070'];
    await expectSame(people, [aboutHead, { ...aboutHead, restricted: true }]);
  });
});

describe('the queue of restricted cases', () => {
  const queue = async (personId: string, tab = 'restricted') =>
    (await (await deskOf(town, personId)).get(`/office/cases?tab=${tab}`)).body;

  test('is apart from the to-do list of who may see both, and has its own two halves', async () => {
    const open = await givenCase(town, secret);
    const done = await givenCase(town, { ...secret, status: 'closed', queue: 'done' });
    const plain = await givenCase(town);
    expect(referencesIn(await queue('head-00070', 'todo'))).toEqual([plain.reference]);
    expect(referencesIn(await queue('head-00070', 'all'))).toEqual([plain.reference]);
    const body = await queue('head-00070');
    expect(referencesIn(body)).toEqual([open.reference]);
    expect(tabsIn(body)).toMatchObject({ todo: '1', all: '1', restricted: '1' });
    expect(referencesIn(await queue('head-00070', 'restricted_done'))).toEqual([done.reference]);
    expect(referencesIn(await queue('inspector'))).toEqual([open.reference]);
  });

  test('given a ward without anybody at its head, then who answers from above has its restricted cases in the list', async () => {
    const { reference, id } = await givenCase(town, secret);
    expect(referencesIn(await queue('head-01'))).toEqual([]);
    const { store } = town.services;
    const { appointment } = store.t;
    await store.write(async (tx) => {
      for (const post of ['a-head-00070', 'a-deputy-00070'])
        await tx
          .update(appointment)
          .set({ validTo: at('2026-11-10') })
          .where(eq(appointment.id, post));
    });
    town.clock.add(61_000);
    const body = await queue('head-01');
    expect(referencesIn(body)).toEqual([reference]);
    expect(tabsIn(body).restricted).toBe('1');
    expect(body).toContain('Phường Hoàn Kiếm');
    const above = await deskOf(town, 'head-01');
    expect((await above.get('/office/cases?q=doi+tien')).body).toContain(reference);
    expect((await above.get(`/office/cases/${id}`)).statusCode).toBe(200);
    for (const other of ['deputy-01', 'head-00082', 'head-HN-SVHTT'])
      expect(referencesIn(await queue(other))).toEqual([]);
  });

  test('given a head who is on leave, then the deputy who stands in has it, and only as long', async () => {
    const { reference } = await givenCase(town, secret);
    expect(referencesIn(await queue('deputy-00070'))).toEqual([]);
    const { store, ids } = town.services;
    await store.write(async (tx) => {
      await tx.insert(store.t.absence).values({
        id: ids.uuid(),
        personId: 'head-00070',
        substituteId: 'deputy-00070',
        startsAt: at('2026-11-16 08:00'),
        endsAt: at('2026-11-17 08:00'),
      });
    });
    town.clock.add(61_000);
    expect(referencesIn(await queue('deputy-00070'))).toEqual([reference]);
    town.clock.set('2026-11-17 09:00');
    expect(referencesIn(await queue('deputy-00070'))).toEqual([]);
  });
});
