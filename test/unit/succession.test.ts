import { describe, expect, test } from 'vitest';
import { responsiblePerson } from '../../src/domain/responsible.ts';
import { answeringUnit, hasEnded, takenOver } from '../../src/domain/units.ts';
import { at } from '../support/calendar.ts';
import { CITY, holds, unit } from '../support/units.ts';

/** Two old wards of which one went whole into another that went whole into the ward; a third was cut up. */
const UNITS = new Map([
  ...CITY,
  unit('old', 'city', { validTo: '2026-07-01', successorId: 'middle' }),
  unit('middle', 'city', { validFrom: '2026-07-01', validTo: '2026-09-01', successorId: 'ward' }),
  unit('cut', 'city', { validTo: '2026-07-01', successorId: null }),
]);
const before = at('2026-06-30 23:59');
const after = at('2026-09-01 00:00');

describe('a unit that was taken over whole', () => {
  test('answers for itself until its last day, then its successor does, and that one’s', () => {
    expect(hasEnded(UNITS.get('old'), before)).toBe(false);
    expect(answeringUnit(UNITS, 'old', before)).toBe('old');
    expect(answeringUnit(UNITS, 'old', at('2026-08-15 10:00'))).toBe('middle');
    expect(answeringUnit(UNITS, 'old', after)).toBe('ward');
    expect(takenOver(UNITS, 'ward', after)).toEqual(['old', 'middle']);
    expect(takenOver(UNITS, 'ward', before)).toEqual([]);
  });

  test('its people answer for nothing any more; mail goes to the head of the successor', () => {
    const appointments = [holds('old-head', 'head', 'old'), holds('ward-head', 'head', 'ward')];
    const who = (instant: number) =>
      responsiblePerson({ unitId: 'old', at: instant, appointments, absences: [], units: UNITS })?.personId;
    expect([who(before), who(after)]).toEqual(['old-head', 'ward-head']);
  });

  test('whose successor has nobody is answered for one level up; one that was cut up too', () => {
    const appointments = [holds('mayor', 'head', 'city'), holds('cut-head', 'head', 'cut')];
    const who = (unitId: string) => responsiblePerson({ unitId, at: after, appointments, absences: [], units: UNITS });
    expect(who('old')).toMatchObject({ personId: 'mayor', via: 'above' });
    expect(who('cut')).toMatchObject({ personId: 'mayor', via: 'above' });
  });

  test('successors that lead in a ring end somewhere', () => {
    const ring = new Map([
      unit('a', null, { validTo: '2026-01-01', successorId: 'b' }),
      unit('b', null, { validTo: '2026-01-01', successorId: 'a' }),
    ]);
    expect(['a', 'b']).toContain(answeringUnit(ring, 'a', after));
  });
});
