import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Post } from '../../src/domain/units.ts';
import { type Desk, deskOf, type GivenCase, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

/** Every post, held in a ward and in the Department, which works for the whole city. */
const WHO: readonly { personId: string; post: Post; unitId: string }[] = (['00070', 'HN-SVHTT'] as const).flatMap(
  (unitId) =>
    (['head', 'deputy', 'officer', 'specialist', 'inspector', 'administrator'] as const).map((post) => ({
      personId: `${post} of ${unitId}`,
      post,
      unitId,
    })),
);

/** Where a case may stand as seen from the ward: its own, the city above, another ward; below the Department: the temple. */
const CASES: Record<string, GivenCase> = Object.fromEntries(
  ['00070', '01', '00082', 'HN-SVHTT', 'HN-VMQTG'].flatMap((unitId) => [
    [`${unitId} normal`, { unitId, filedUnitId: unitId }],
    [`${unitId} restricted`, { unitId, filedUnitId: unitId, restricted: true, restriction: 'denunciation' as const }],
    [`${unitId} held`, { unitId, filedUnitId: unitId, queue: 'quarantine' as const, suspicion: 'noise' as const }],
    ...['00070', 'HN-SVHTT']
      .filter((filedUnitId) => filedUnitId !== unitId)
      .map((filedUnitId): [string, GivenCase] => [
        `${unitId} about head of ${filedUnitId}`,
        { unitId, filedUnitId, about: 'head' },
      ]),
  ]),
);

const NEVER = '01999999-0000-7000-8000-000000000000';
let town: Town;
const desks = new Map<string, Desk>();

beforeAll(async () => {
  town = await givenTown();
  const { store } = town.services;
  await store.write(async (tx) => {
    for (const { personId, post, unitId } of WHO) {
      const email = `${personId.replaceAll(' ', '-')}@example.vn`;
      await tx
        .insert(store.t.person)
        .values({ id: personId, email, title: '', lang: 'vi', passwordHash: null, createdAt: 0, disabledAt: null });
      await tx
        .insert(store.t.appointment)
        .values({ id: personId, personId, unitId, post, validFrom: 0, validTo: null });
    }
  });
  for (const { personId } of WHO) desks.set(personId, await deskOf(town, personId));
});
afterAll(() => town.close());

test('what may not be seen answers exactly as what is not there, in page, photo, preview and quarantine', async () => {
  const hidden = await givenCase(town, { unitId: '01', filedUnitId: '00070', about: 'head' });
  const desk = desks.get('head of 00070') as Desk;
  for (const path of ['', '/photos/x']) {
    const [there, never] = [
      await desk.get(`/office/cases/${hidden.id}${path}`),
      await desk.get(`/office/cases/${NEVER}${path}`),
    ];
    expect([path, there.statusCode, there.body]).toEqual([path, 404, never.body]);
  }
  for (const path of ['answer/preview', 'answer', 'contact', 'nonsense']) {
    const [there, never] = [
      await desk.post(`/office/cases/${hidden.id}/${path}`),
      await desk.post(`/office/cases/${NEVER}/${path}`),
    ];
    expect([path, there.statusCode, there.body]).toEqual([path, 404, never.body]);
  }
});

test('quarantine is released by administrators and inspectors of the city alone', async () => {
  const held = CASES['00082 held'] as GivenCase;
  const open: string[] = [];
  for (const { personId } of WHO) {
    const row = await givenCase(town, held);
    const answer = await (desks.get(personId) as Desk).post(`/office/quarantine/${row.id}/release`);
    if (answer.statusCode !== 404) open.push(`${personId} ${answer.statusCode}`);
  }
  expect(open).toEqual(['inspector of HN-SVHTT 303', 'administrator of HN-SVHTT 303']);
});

test('strangers are sent to sign in, and their words are kept', async () => {
  const row = await givenCase(town);
  for (const url of ['/office/cases', '/office/quarantine', `/office/cases/${row.id}`]) {
    const answer = await town.get(url);
    expect([url, answer.statusCode]).toEqual([url, 303]);
  }
  const posted = await town.post(`/office/cases/${row.id}/answer`, { message: 'Lời đã viết.' });
  expect([posted.statusCode, posted.body.includes('Lời đã viết.')]).toEqual([401, true]);
});

/** What of these cases a person counts, lists and opens; restricted ones have a list of their own. */
async function sights(desk: Desk, ids: readonly string[]) {
  const all = (await desk.get('/office/cases?tab=all')).body;
  const restricted = (await desk.get('/office/cases?tab=restricted')).body;
  // Who may read nothing restricted is not shown such a list, but the one that they have.
  const isOwn = /aria-current="page">Hạn chế/.test(restricted);
  const lists = isOwn ? [all, restricted] : [all];
  const counts = lists.map((body) => Number(/aria-current="page">[^<]*<span class="n">(\d+)/.exec(body)?.[1] ?? 0));
  const opened: string[] = [];
  for (const id of ids) if ((await desk.get(`/office/cases/${id}`)).statusCode === 200) opened.push(id);
  const listed = ids.filter((id) => lists.some((body) => body.includes(`data-case="${id}"`)));
  return { counted: counts.reduce((sum, n) => sum + n, 0), listed, opened };
}

describe('what may be opened', () => {
  let own: Town;
  const ids: string[] = [];
  beforeAll(async () => {
    own = await givenTown();
    for (const given of Object.values(CASES)) ids.push((await givenCase(own, given)).id);
  });
  afterAll(() => own.close());

  test.each([
    'head-00070',
    'deputy-00070',
    'officer-00070',
    'head-01',
    'head-HN-SVHTT',
    'specialist',
    'inspector',
    'administrator',
  ])('%s may open exactly the cases that the list shows and counts', async (personId) => {
    const { counted, listed, opened } = await sights(await deskOf(own, personId), ids);
    expect(listed).toEqual(opened);
    expect(counted).toBe(opened.length);
  });
});
