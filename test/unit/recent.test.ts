import { expect, test } from 'vitest';
import { createRecent } from '../../src/features/intake/recent.ts';

const MINUTE = 60_000;

test('what was noted is known for its time, and gone after twice as long', () => {
  const recent = createRecent<string>(100, MINUTE);
  recent.note('first', 'here', 0);
  recent.note('second', 'here', MINUTE);
  expect([recent.get('first'), recent.get('second')]).toEqual(['here', 'here']);
  recent.note('third', 'here', 2 * MINUTE);
  expect([recent.get('first'), recent.get('second'), recent.get('third')]).toEqual([undefined, 'here', 'here']);
});

test('however many are noted at once, the newest are known, and no more than twice as many are kept', () => {
  const recent = createRecent<number>(50, MINUTE);
  for (let n = 0; n < 1000; n++) recent.note(`hand ${n}`, n, 0);
  const known = Array.from({ length: 1000 }, (_, n) => n).filter((n) => recent.get(`hand ${n}`) !== undefined);
  expect(known.length).toBeGreaterThanOrEqual(50);
  expect(known.length).toBeLessThanOrEqual(100);
  expect(known.at(-1)).toBe(999);
});

test('a name that is noted again has what was noted last', () => {
  const recent = createRecent<string>(2, MINUTE);
  recent.note('a', 'old', 0);
  for (const name of ['b', 'c']) recent.note(name, name, 0);
  recent.note('a', 'new', 0);
  expect(recent.get('a')).toBe('new');
  recent.clear();
  expect(recent.get('a')).toBeUndefined();
});
