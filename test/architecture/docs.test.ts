import { expect, test } from 'vitest';
import {
  commandFaults,
  commandsIn,
  dependencyFaults,
  promiseFaults,
  scriptFaults,
  settingFaults,
} from '../../scripts/lib/docs-faults.ts';
import { docsFaults } from '../../scripts/lib/docs-of.ts';
import { root } from './rules/source.ts';

test('the documents cover every setting, script, command, promise and package', () => {
  expect(docsFaults(root)).toEqual([]);
});

test('a setting without a row, and a row without a setting, are found', () => {
  const readme = '| `PORT` | 3000 |\n| `COLOUR` | red |\n\nThe text may name `HOST`.';
  expect(settingFaults(readme, ['PORT', 'HOST', 'SECRET_KEY'], ['SECRET_KEY'])).toEqual([
    'README.md has no row for HOST',
    'README.md has no row for SECRET_KEY',
    'README.md does not name SECRET_KEY_FILE',
    'README.md has a row for COLOUR, which is no setting',
  ]);
});

test('a script and a command that no document names are found', () => {
  const docs = 'Run `npm start`, then `npm run homthu -- migrate`.';
  expect(scriptFaults(docs, ['start', 'dev'])).toEqual(['no document names `npm run dev`']);
  expect(commandFaults(docs, ['migrate', 'verify'])).toEqual(['no document shows `homthu verify`']);
});

test('the commands are read from the table of the command line', () => {
  expect(commandsIn(`export const COMMANDS: Table = { migrate, 'seed': seed, verify: () => run() };`)).toEqual([
    'migrate',
    'seed',
    'verify',
  ]);
  expect(commandsIn('const commands = new Map();')).toBeNull();
});

const row = (id: string, proof: string) => `| ${id} | promise | how | ${proof} |\n`;
const later = (ids: readonly string[]) => ids.map((id) => row(id, 'later: with the public figures')).join('');
const numbers = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${letter}${from + i}`);

test('a promise without a row, without a test, or with one that is gone, is found', () => {
  const markdown = [
    row('R2', '`test/a.test.ts` › given a, then b<br>`test/a.test.ts` › given a, then c'),
    row('R3', '`test/gone.test.ts` › given a'),
    row('R4', 'surely'),
    later([...numbers('R', 5, 17), ...numbers('C', 1, 19)]),
  ].join('');
  const read = (file: string) => (file === 'test/a.test.ts' ? `test('given a, then b', () => {});` : null);
  expect(promiseFaults(markdown, read)).toEqual([
    'docs/promises.md has no row R1',
    'promise R2: test/a.test.ts has no test "given a, then c"',
    'promise R3: test/gone.test.ts is not there',
    'promise R4: the last cell is neither `file` › title nor "later: reason"',
  ]);
});

test('a promise that was taken out at the end or in the middle, or that stands twice, is found', () => {
  expect(promiseFaults(later([...numbers('R', 1, 16), ...numbers('C', 1, 20), 'C22', 'C2']), () => null)).toEqual([
    'docs/promises.md has no row R17',
    'docs/promises.md has no row C21',
    'docs/promises.md has two rows C2',
  ]);
});

test('a promise is held by a whole title of a test that is run, not by a part of one, a comment or a test that is skipped', () => {
  const file = `
    // test('in a comment')
    test.skip('skipped', () => {});
    describe.skip('not now', () => { test('inside what is skipped', () => {}); });
    describe.each([1])('of %s', () => {
      test.each(['a'])('given %s, then it\\'s so', () => {});
      test.skipIf(isRoot)('where it can be', { timeout: 1 }, () => {});
    });`;
  const held = (title: string) =>
    promiseFaults(row('R1', `\`test/a.test.ts\` › ${title}`), () => file).filter((fault) =>
      fault.startsWith('promise'),
    );
  for (const title of ["given %s, then it's so", 'where it can be']) expect(held(title)).toEqual([]);
  for (const title of ['in a comment', 'skipped', 'inside what is skipped', 'given %s', 'of %s'])
    expect(held(title)).toEqual([`promise R1: test/a.test.ts has no test "${title}"`]);
});

test('a package without a reason, and a reason without a package, are found', () => {
  expect(dependencyFaults('| `zod` | parses |\n| `left-pad` | pads |', ['zod', 'sharp'])).toEqual([
    'no decision says why sharp is here',
    'a decision explains left-pad, which is not here',
  ]);
});
