import { expect, test } from 'vitest';
import { answeringThrough, findLoop } from '../../src/domain/absences.ts';
import { FAR_POSTS, GUARDED_POSTS, isGuarded, keyTo, standingOf } from '../../src/domain/posts.ts';
import type { Post } from '../../src/domain/units.ts';
import { at } from '../support/calendar.ts';
import { CITY, holds } from '../support/units.ts';

const away = (personId: string, substituteId: string | null, from: number, to: number) => ({
  personId,
  substituteId,
  startsAt: at(`2026-11-${from} 00:00`),
  endsAt: at(`2026-11-${to} 00:00`),
});

test('posts that open what is restricted or sealed, or decide who does, are confirmed from outside the unit', () => {
  expect(GUARDED_POSTS).toEqual(['head', 'deputy', 'inspector', 'administrator']);
  expect(FAR_POSTS).toEqual(['head', 'deputy', 'specialist', 'inspector', 'administrator']);
  const keys = (['officer', 'head'] as const).map((post) => keyTo({ unitId: 'ward', post }, CITY));
  expect(keys).toEqual(['people.confirm', 'people.confirmGuarded']);
});

test('a post that reads cases beyond its own unit is guarded too, whatever it is called', () => {
  const guarded = (post: Post, unitId: string) => isGuarded({ unitId, post }, CITY);
  expect([guarded('specialist', 'temple'), guarded('specialist', 'ward'), guarded('officer', 'ward')]).toEqual([
    false,
    true,
    false,
  ]);
  expect(guarded('specialist', 'culture')).toBe(true);
  const alone = new Map([...CITY].slice(0, 1));
  expect([...alone.keys()].map((unitId) => isGuarded({ unitId, post: 'officer' }, alone))).toEqual([false]);
});

test('a post stands before, in or after its time; its end is not in it', () => {
  const row = { validFrom: 10, validTo: 20 };
  expect([9, 10, 19, 20].map((now) => standingOf(row, now))).toEqual(['future', 'now', 'now', 'past']);
  expect(standingOf({ validFrom: 10, validTo: null }, 1_000)).toBe('now');
});

test('a ring of people standing in for one another is found, wherever in the time it closes', () => {
  const known = [away('b', 'c', 10, 20), away('c', 'a', 18, 25)];
  expect(findLoop(known, away('a', 'b', 12, 19))).toEqual(['a', 'b', 'c', 'a']);
  expect(findLoop(known, away('a', 'b', 12, 18))).toBeNull();
  expect(findLoop([], away('a', 'a', 12, 18))).toEqual(['a', 'a']);
});

test('a ring that others made, or a chain that ends, is no fault of a new absence', () => {
  expect(findLoop([away('b', 'c', 10, 20), away('c', 'b', 10, 20)], away('a', 'b', 12, 15))).toBeNull();
  expect(findLoop([away('b', null, 10, 20)], away('a', 'b', 12, 15))).toBeNull();
});

test('who answers through an absence changes where somebody goes, comes or changes post', () => {
  const appointments = [holds('head', 'head', 'ward'), holds('deputy', 'deputy', 'ward', '2025-07-01', '2026-11-14')];
  const absences = [away('head', 'deputy', 10, 20), away('deputy', null, 12, 13)];
  const parts = answeringThrough(absences[0] as (typeof absences)[number], {
    unitId: 'ward',
    appointments: [...appointments, holds('mayor', 'head', 'city')],
    absences,
    units: CITY,
  });
  expect(parts.map(({ startsAt, person }) => [startsAt, person?.personId, person?.via])).toEqual([
    [at('2026-11-10 00:00'), 'deputy', 'substitute'],
    [at('2026-11-12 00:00'), 'mayor', 'above'],
    [at('2026-11-13 00:00'), 'deputy', 'substitute'],
    [at('2026-11-14 00:00'), 'mayor', 'above'],
  ]);
});
