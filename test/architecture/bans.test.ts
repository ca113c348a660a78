import { expect, test } from 'vitest';
import { banFaults } from './rules/bans.ts';
import { source, theProgram } from './rules/source.ts';

test('nothing in the program does what only one place may do', () => {
  expect(banFaults(theProgram())).toEqual([]);
});

test.each([
  ['const rows = sql`select * from cases`;', 'raw SQL'],
  ['const n = sql.raw(`excluded.n`);', 'raw SQL'],
  [`db.exec('vacuum');`, 'raw SQL'],
  ['db.prepare(`delete from cases`);', 'raw SQL'],
  ['const one = tx.select().from(cases).where(x).get();', 'only SQLite knows'],
  ['const all = await tx.select().from(cases).all();', 'only SQLite knows'],
  ['tx.insert(cases).values(row).run();', 'only SQLite knows'],
  ['if ((await tx.delete(cases)).rowsAffected > 0) f();', 'as one driver tells it'],
  ['const port = process.env.PORT;', 'the environment'],
  ['const { env } = process;', 'the environment'],
  [`import { env } from 'node:process';`, 'the environment'],
  ['const now = Date.now();', 'the clock'],
  ['const today = new Date();', 'the clock'],
  ['const die = Math.random();', 'chance'],
  [`import { randomUUID } from 'node:crypto';`, 'chance'],
  ['// TODO: later', 'unfinished'],
  ['// @ts-expect-error: they know better', 'look away'],
])('planted: %s', (line, name) => {
  const faults = banFaults([source('src/features/planted/a.ts', `${line}\n`)]);
  expect(faults).toEqual([expect.stringContaining(name)]);
});

test('parts of a query, other things that are got, and given times are allowed', () => {
  const text = [
    'const more = sql`excluded.n + 1`;',
    'const unit = units.get(id);',
    'const all = await Promise.all(jobs);',
    'const then = new Date(at);',
    `import { createHash } from 'node:crypto';`,
  ].join('\n');
  expect(banFaults([source('src/features/planted/a.ts', text)])).toEqual([]);
});
