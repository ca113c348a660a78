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

test('a promise without a row, without a test, or with one that is gone, is found', () => {
  const others = [
    ...Array.from({ length: 11 }, (_, i) => `R${i + 2}`),
    ...Array.from({ length: 9 }, (_, i) => `C${i + 1}`),
  ];
  const row = (id: string, proof: string) => `| ${id} | promise | how | ${proof} |\n`;
  const markdown = [
    row('R2', '`test/a.test.ts` › given a, then b<br>`test/a.test.ts` › given a, then c'),
    row('R3', '`test/gone.test.ts` › given a'),
    row('R4', 'surely'),
    ...others.slice(3).map((id) => row(id, 'later: with the public figures')),
  ].join('');
  const read = (file: string) => (file === 'test/a.test.ts' ? `test('given a, then b', () => {});` : null);
  expect(promiseFaults(markdown, read)).toEqual([
    'docs/promises.md has no row R1',
    'promise R2: test/a.test.ts has no test "given a, then c"',
    'promise R3: test/gone.test.ts is not there',
    'promise R4: the last cell is neither `file` › title nor "later: reason"',
  ]);
});

test('a package without a reason, and a reason without a package, are found', () => {
  expect(dependencyFaults('| `zod` | parses |\n| `left-pad` | pads |', ['zod', 'sharp'])).toEqual([
    'no decision says why sharp is here',
    'a decision explains left-pad, which is not here',
  ]);
});
