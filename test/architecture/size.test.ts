import { expect, test } from 'vitest';
import { LONGER, sizeFaults, theFiles } from './rules/size.ts';

test('no file is longer than can be read at once', () => {
  expect(sizeFaults(theFiles(), LONGER)).toEqual([]);
});

test('a file that has grown too long is found, and a reason that nothing needs any more', () => {
  const files = [
    { path: 'src/a.ts', lines: 201 },
    { path: 'src/b.ts', lines: 200 },
    { path: 'src/c.ts', lines: 999 },
    { path: 'test/unit/a.test.ts', lines: 300 },
  ];
  expect(sizeFaults(files, { 'src/c.ts': 'a list', 'src/b.ts': 'a list' })).toEqual([
    'src/a.ts has 201 lines; split it by what it does (200 at most)',
    'src/b.ts is no longer too long; take it off the list',
  ]);
});
