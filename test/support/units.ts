import type { Appointment, Post, Unit } from '../../src/domain/units.ts';
import { at } from './calendar.ts';

export function unit(id: string, parentId: string | null, more: Partial<Unit> = {}): [string, Unit] {
  return [id, { id, code: id, parentId, kind: 'phuong', validFrom: '2025-07-01', validTo: null, ...more }];
}

/** A city with its two city-wide offices, two wards, and a relic board below a ward and below the Department. */
export const CITY: ReadonlyMap<string, Unit> = new Map([
  unit('city', null),
  unit('culture', 'city', { code: 'HN-SVHTT' }),
  unit('inspectorate', 'city', { code: 'HN-TTTP' }),
  unit('temple', 'culture'),
  unit('ward', 'city'),
  unit('board', 'ward'),
  unit('other-ward', 'city'),
]);

export function holds(personId: string, post: Post, unitId: string, from = '2025-07-01', to?: string): Appointment {
  return { personId, post, unitId, validFrom: at(from), validTo: to === undefined ? null : at(to) };
}
