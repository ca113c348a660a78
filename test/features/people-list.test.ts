import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, deskOf } from '../support/desk.ts';
import { endPost } from '../support/people.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let administrator: Desk;
beforeEach(async () => {
  town = await givenTown();
  administrator = await deskOf(town, 'administrator');
});
afterEach(() => town.close());

describe('the list', () => {
  const names = (body: string) =>
    [...body.matchAll(/<a href="\/office\/people\/[^"]+">([\w.-]+@example\.vn)</g)].map(([, email]) => email);

  test('is found in without diacritics, by unit, post or address, and shows a unit in the order of its posts', async () => {
    expect(names((await administrator.get('/office/people?q=hoan+kiem')).body)).toEqual([
      'truong.00070@example.vn',
      'pho.00070@example.vn',
      'can-bo.00070@example.vn',
    ]);
    expect(names((await administrator.get('/office/people?q=thanh-tra')).body)).toEqual(['thanh-tra@example.vn']);
    expect(names((await administrator.get('/office/people?unit=00082&q=pho')).body)).toContain('pho.00082@example.vn');
  });

  test('goes on from page to page without losing or repeating anybody, whoever leaves between', async () => {
    const { store, ids } = town.services;
    await store.write(async (tx) => {
      for (let n = 0; n < 120; n++) {
        const personId = `p${n}`;
        await tx.insert(store.t.person).values({
          id: personId,
          email: `p${n}@example.vn`,
          title: '',
          lang: 'vi',
          passwordHash: null,
          createdAt: 0,
          disabledAt: null,
        });
        await tx
          .insert(store.t.appointment)
          .values({ id: ids.uuid(), personId, unitId: '00070', post: 'officer', validFrom: 0, validTo: null });
      }
    });
    const seen: (string | undefined)[] = [];
    let next: string | undefined = '/office/people?unit=00070';
    for (let page = 0; next && page < 9; page++) {
      const { body } = await administrator.get(next);
      seen.push(...names(body));
      if (page === 0) await endPost(town, administrator, 'p7');
      next = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(122);
  });

  test('shows a head their own unit and those below, and nobody else; an officer only themself', async () => {
    const ward = await deskOf(town, 'head-00070');
    expect(names((await ward.get('/office/people')).body).every((email) => email?.includes('00070'))).toBe(true);
    expect((await ward.get('/office/people/head-00082')).statusCode).toBe(404);
    const officer = await deskOf(town, 'officer-00070');
    expect((await officer.get('/office/people')).statusCode).toBe(403);
    expect((await officer.get('/office/people/me')).statusCode).toBe(200);
    expect((await officer.get('/office/people/head-00070')).statusCode).toBe(404);
  });
});
