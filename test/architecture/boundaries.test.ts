import { describe, expect, test } from 'vitest';
import { betweenRooms, boundaryFaults } from './rules/boundaries.ts';
import { cycles, importsOf } from './rules/imports.ts';
import { source, theProgram } from './rules/source.ts';

test('every file imports only what its place in the house allows', () => {
  expect(boundaryFaults(theProgram())).toEqual([]);
});

test('no file leads back to itself through what it loads', () => {
  const loaded = theProgram()
    .flatMap(importsOf)
    .filter(({ typeOnly }) => !typeOnly);
  expect(cycles(loaded)).toEqual([]);
});

test('no room leads back to itself through the rooms that it knows', () => {
  expect(cycles(betweenRooms(theProgram()))).toEqual([]);
});

describe('a planted violation is found, with what to do instead', () => {
  test.each([
    ['src/domain/case.ts', `import { readFileSync } from 'node:fs';`, 'pass what they need as an argument'],
    ['src/domain/case.ts', `import type { Clock } from '../platform/clock.ts';`, 'pass what they need'],
    ['src/domain/case.ts', `import { z } from 'zod';`, 'pass what they need'],
    ['src/schema/cases.ts', `import type { Store } from '../platform/db/store.ts';`, 'column builders'],
    ['src/schema/cases.ts', `import Database from 'better-sqlite3';`, 'column builders'],
    ['src/locales/vi/form.ts', `import { fold } from '../../domain/text.ts';`, 'plain sentences'],
    ['src/platform/mail/smtp.ts', `export type { Cases } from '../../features/cases/index.ts';`, 'let the room pass'],
    ['src/platform/clock.ts', `const load = () => import('../app.ts');`, 'let the room pass'],
    ['src/features/intake/a.ts', `import { openCase } from '../cases/open.ts';`, 'import its index.ts'],
    ['src/features/intake/a.ts', `type Row = import('../cases/tallies.ts').CaseRow;`, 'import its index.ts'],
    ['src/features/intake/a.ts', `import Database from 'better-sqlite3';`, 'use services.store'],
    ['src/features/intake/a.ts', `import { drizzle } from 'drizzle-orm/better-sqlite3';`, 'use services.store'],
    ['src/features/intake/a.ts', `import { cases } from '../../schema/postgres.ts';`, 'schema/sqlite.ts'],
    ['src/features/intake/a.ts', `import { createServices } from '../../deps.ts';`, 'as an argument'],
    ['src/main.ts', `import { givenTown } from '../test/support/town.ts';`, 'move the shared part into src'],
  ])('%s: %s', (file, line, advice) => {
    const faults = boundaryFaults([source(file, `${line}\n`)]);
    expect(faults).toEqual([expect.stringContaining(advice)]);
    expect(faults[0]).toMatch(new RegExp(`^${file}:1: `));
  });

  test('a circle of three files, but not one of types alone', () => {
    const circle = (words: string) => [
      source('src/a.ts', `import { b } from './b.ts';`),
      source('src/b.ts', `export * from './c.ts';`),
      source('src/c.ts', `${words} { a } from './a.ts';`),
    ];
    const loaded = (words: string) =>
      circle(words)
        .flatMap(importsOf)
        .filter(({ typeOnly }) => !typeOnly);
    expect(cycles(loaded('import'))).toEqual(['src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts']);
    expect(cycles(loaded('import type'))).toEqual([]);
  });

  test('two rooms that know each other, even by types', () => {
    const files = [
      source('src/features/a/x.ts', `import type { B } from '../b/index.ts';`),
      source('src/features/b/y.ts', `import { a } from '../a/index.ts';`),
    ];
    expect(cycles(betweenRooms(files))).toEqual(['src/features/a -> src/features/b -> src/features/a']);
  });
});
