import { expect, test } from 'vitest';
import { createIds } from '../../src/platform/ids.ts';
import { at } from '../support/calendar.ts';

test('given ten thousand ids made in one millisecond, then they sort in the order they were made, and none is there twice', () => {
  const ids = createIds({ now: () => at('2026-11-16 09:00') });
  const made = Array.from({ length: 10_000 }, () => ids.uuid());
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('given serials made in one millisecond, then each is larger than the one before', () => {
  const ids = createIds({ now: () => at('2026-11-16 09:00') });
  const made = Array.from({ length: 3000 }, () => ids.serial());
  expect(made).toEqual([...new Set(made)].toSorted((a, b) => a - b));
  expect(made[0]).toBe(at('2026-11-16 09:00') * 2048);
});

test('given ticks drawn faster than time goes, then they run ahead, and wait for the clock again', () => {
  let now = at('2026-11-16 09:00');
  const ids = createIds({ now: () => now });
  const made = Array.from({ length: 25 }, () => ids.tick());
  expect(made).toEqual(Array.from({ length: 25 }, (_, n) => now * 10 + n));
  now += 1;
  expect(ids.tick()).toBe(now * 10 + 15);
  now += 60_000;
  expect(ids.tick()).toBe(now * 10);
});
