import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../../scripts/lib/paths.mjs';

// A checkout of its own: what others of the suite read stays as it is.
const house = mkdtempSync(path.join(tmpdir(), 'homthu-stamp-'));
let sourceStamp: () => string;

function write(file: string, words: string): void {
  mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
  writeFileSync(path.join(house, file), words);
}

beforeAll(async () => {
  for (const file of ['scripts/lib/stamp.mjs', 'scripts/lib/paths.mjs']) cpSync(at(file), path.join(house, file));
  ({ sourceStamp } = await import(pathToFileURL(path.join(house, 'scripts/lib/stamp.mjs')).href));
});
afterAll(() => rmSync(house, { recursive: true }));

test.each([
  'src/domain/rule.ts',
  'views/pages/intake/form.hbs',
  'public/form.js',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/lib/assets.mjs',
  'scripts/lib/no-glob.mjs',
])('given an update that brings, changes or takes away %s, then the program is built anew', (file) => {
  const before = sourceStamp();
  write(file, 'one');
  const brought = sourceStamp();
  write(file, 'two');
  const changed = sourceStamp();
  rmSync(path.join(house, file));
  expect(new Set([before, brought, changed]).size).toBe(3);
  expect(sourceStamp()).toBe(before);
});

test('what the build does not read leaves the last one good', () => {
  const before = sourceStamp();
  write('docs/operations.md', 'words');
  write('test/unit/some.test.ts', 'words');
  expect(sourceStamp()).toBe(before);
});
