import type { CaseRow } from '../../src/features/cases/index.ts';
import { at } from './calendar.ts';
import { type GivenCase, givenCase } from './desk.ts';
import type { Town } from './town.ts';

let filed = 0;
/** A case received at a local time. */
export function receivedAt(town: Town, time: string, given: GivenCase = {}, ms = 0): Promise<CaseRow> {
  const moment = at(time) + ms;
  filed += 1;
  return givenCase(town, { receivedAt: moment, serial: moment * 2048 + (filed % 2048), ...given });
}

export const closed = (onTime: boolean, satisfaction: number | null = null): GivenCase => ({
  status: 'closed',
  queue: 'done',
  onTime,
  answeredAt: at('2026-10-20 10:00'),
  satisfaction,
});
export const rating = (stars: number): GivenCase => ({
  kind: 'rating',
  status: 'closed',
  queue: 'done',
  rating: stars,
});
