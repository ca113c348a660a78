import { describe, expect, test } from 'vitest';
import { excludedPersons, responsiblePerson } from '../../src/domain/responsible.ts';
import {
  type Absence,
  type Appointment,
  caseUnit,
  chainUp,
  descendants,
  isCityWide,
  responsibleUnit,
} from '../../src/domain/units.ts';
import { at } from '../support/calendar.ts';
import { CITY, holds, unit } from '../support/units.ts';

const today = at('2026-10-05 09:00');

describe('the tree of units', () => {
  test('from a relic board up to the city, and from the city down to it', () => {
    expect(chainUp(CITY, 'board')).toEqual(['ward', 'city']);
    expect(chainUp(CITY, 'city')).toEqual([]);
    expect([...descendants(CITY, 'ward')]).toEqual(['board']);
    expect(descendants(CITY, 'city').size).toBe(CITY.size - 1);
  });
  test('given a loop or a parent that is gone, the way up ends', () => {
    const broken = new Map([unit('a', 'b'), unit('b', 'c'), unit('c', 'a'), unit('d', 'gone')]);
    expect(chainUp(broken, 'a')).toEqual(['b', 'c']);
    expect([...descendants(broken, 'a')].sort()).toEqual(['b', 'c']);
    expect(chainUp(broken, 'd')).toEqual([]);
  });
  test('the root, the Department and the Inspectorate work for the whole city, others when their row says so', () => {
    expect([...CITY.values()].filter(isCityWide).map(({ id }) => id)).toEqual(['city', 'culture', 'inspectorate']);
    expect(isCityWide(unit('tourism', 'city', { cityWide: true })[1])).toBe(true);
    expect(isCityWide(unit('culture', 'city', { code: 'HN-SVHTT', cityWide: false })[1])).toBe(false);
  });
});

describe('a sign on a wall', () => {
  const rows = [
    { unitId: 'old', validFrom: '2024-01-01', validTo: '2025-07-01' },
    { unitId: 'ward', validFrom: '2025-07-01', validTo: null },
    { unitId: 'board', validFrom: '2026-03-01', validTo: '2026-04-01' },
  ];
  test('keeps working when units merge: another unit answers from that day on', () => {
    const on = (date: string) => responsibleUnit(rows, date);
    expect(['2023-12-31', '2025-06-30', '2025-07-01', '2026-03-31', '2026-04-01'].map(on)).toEqual([
      null,
      'old',
      'ward',
      'board',
      'ward',
    ]);
  });
});

describe('a complaint about the head', () => {
  const about = (placeUnitId: string, inspectorateUnitId?: string) =>
    caseUnit({ placeUnitId, about: 'head', units: CITY, inspectorateUnitId });

  test('goes to the unit above', () => {
    expect(about('ward')).toEqual({ unitId: 'city', bypassed: true, restricted: false });
    expect(about('temple')).toEqual({ unitId: 'culture', bypassed: true, restricted: false });
  });
  test('given the head of the city, goes to the inspectorate', () => {
    expect(about('city', 'inspectorate')).toEqual({ unitId: 'inspectorate', bypassed: true, restricted: true });
  });
  test('given no inspectorate, stays where it is and is restricted', () => {
    expect(about('city')).toEqual({ unitId: 'city', bypassed: false, restricted: true });
    expect(about('city', 'city')).toEqual({ unitId: 'city', bypassed: false, restricted: true });
  });
  test('about anybody else, a case stays with the unit', () => {
    for (const whom of ['staff', 'public', 'facility', null]) {
      expect(caseUnit({ placeUnitId: 'ward', about: whom, units: CITY })).toEqual({
        unitId: 'ward',
        bypassed: false,
        restricted: false,
      });
    }
  });
  test('may not be seen by the staff of the unit, nor by its head of that day, promoted since', () => {
    const appointments = [
      holds('promoted', 'head', 'ward', '2025-07-01', '2026-09-01'),
      holds('promoted', 'deputy', 'city', '2026-09-01'),
      holds('newcomer', 'head', 'ward', '2026-09-01'),
      holds('clerk', 'officer', 'ward'),
      holds('moved', 'officer', 'ward', '2025-07-01', '2026-01-01'),
      holds('chair', 'head', 'city'),
    ];
    const given = { unitId: 'ward', at: today, receivedAt: today, appointments };
    const excluded = excludedPersons({ ...given, happenedAt: at('2026-08-20') });
    expect([...excluded].sort()).toEqual(['clerk', 'newcomer', 'promoted']);
    expect([...excludedPersons(given)].sort()).toEqual(['clerk', 'newcomer']);
    expect([...excludedPersons({ ...given, receivedAt: at('2026-08-20') })].sort()).toEqual([
      'clerk',
      'newcomer',
      'promoted',
    ]);
  });
});

describe('the responsible person', () => {
  const away = (personId: string, substituteId: string | null = null): Absence => ({
    personId,
    substituteId,
    startsAt: at('2026-10-01'),
    endsAt: at('2026-10-10'),
  });
  const staff: Appointment[] = [
    holds('head', 'head', 'ward'),
    holds('first', 'deputy', 'ward', '2025-07-01'),
    holds('second', 'deputy', 'ward', '2026-01-01'),
    holds('clerk', 'officer', 'ward'),
    holds('chair', 'head', 'city'),
  ];
  const who = (absences: Absence[], more: { at?: number; appointments?: Appointment[]; excluded?: Set<string> } = {}) =>
    responsiblePerson({ unitId: 'ward', at: today, appointments: staff, units: CITY, absences, ...more });

  test('is the head', () => {
    expect(who([])).toEqual({ personId: 'head', post: 'head', unitId: 'ward', via: 'head' });
  });
  test('given the head on leave with a substitute, is the substitute under the own post', () => {
    expect(who([away('head', 'clerk')])).toEqual({
      personId: 'clerk',
      post: 'officer',
      unitId: 'ward',
      via: 'substitute',
    });
  });
  test('given that the substitute is away too, is the substitute’s substitute', () => {
    expect(who([away('head', 'clerk'), away('clerk', 'second')])?.personId).toBe('second');
  });
  test('given two who stand in for each other and are both away, is the deputy longest in post', () => {
    expect(who([away('head', 'clerk'), away('clerk', 'head')])).toEqual({
      personId: 'first',
      post: 'deputy',
      unitId: 'ward',
      via: 'deputy',
    });
  });
  test('given a ring of substitutes further down, the search for one ends', () => {
    expect(who([away('head', 'clerk'), away('clerk', 'second'), away('second', 'clerk')])?.personId).toBe('first');
  });
  test('given no substitute, or one who has left, is a deputy who is there', () => {
    expect(who([away('head'), away('first')])?.personId).toBe('second');
    expect(who([away('head', 'retired')])?.personId).toBe('first');
  });
  test('given that all are away, is the head of the unit above', () => {
    expect(who([away('head'), away('first'), away('second')])).toEqual({
      personId: 'chair',
      post: 'head',
      unitId: 'city',
      via: 'above',
    });
  });
  test('given nobody up to the root, is nobody', () => {
    expect(who([], { appointments: [] })).toBeNull();
    expect(who([away('head'), away('first'), away('second'), away('chair')])).toBeNull();
  });
  test('given leave that begins tomorrow or ended this minute, is the head', () => {
    expect(who([away('head')], { at: at('2026-09-30 23:59') })?.via).toBe('head');
    expect(who([away('head')], { at: at('2026-10-10') })?.via).toBe('head');
  });
  test('given two absences at once, is whoever was named in one of them', () => {
    expect(who([away('head'), away('head', 'clerk')])?.personId).toBe('clerk');
  });
  test('given a hand-over that day, is the newcomer', () => {
    const appointments = [holds('newcomer', 'head', 'ward', '2026-10-05'), ...staff];
    expect(who([], { appointments })?.personId).toBe('newcomer');
    expect(who([], { appointments, at: at('2026-10-04 23:59') })?.personId).toBe('head');
  });
  test('given a case about the head of a board that the ward’s head also leads, is not that person', () => {
    expect(who([], { excluded: new Set(['head']) })).toMatchObject({ personId: 'first', via: 'deputy' });
    expect(who([away('head', 'clerk')], { excluded: new Set(['clerk']) })?.personId).toBe('first');
  });
});
