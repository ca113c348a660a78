import { expect, test } from 'vitest';
import { tables } from '../../src/schema/sqlite.ts';
import { OWNERS, ownershipFaults } from './rules/ownership.ts';
import { source, theProgram } from './rules/source.ts';

test('every table has one owner', () => {
  expect(Object.keys(OWNERS).sort()).toEqual(Object.keys(tables).sort());
});

test('only the owner writes a table', () => {
  expect(ownershipFaults(theProgram())).toEqual([]);
});

const IMPORT = `import { cases, box as letterBox } from '../../schema/sqlite.ts';\n`;

test.each([
  ['by its name', `${IMPORT}const f = (tx) => tx.insert(cases).values({});`, 'insert cases'],
  ['by another name', `${IMPORT}const f = (tx) => tx.update(letterBox).set({});`, 'update box'],
  ['through the store', `const f = ({ store }, tx) => tx.delete(store.t.person);`, 'delete person'],
  ['taken out of the store', `const { tally } = store.t;\nconst f = (tx) => tx.insert(tally);`, 'insert tally'],
  ['given a second name', `${IMPORT}const rows = cases;\nconst f = (tx) => tx.delete(rows);`, 'delete cases'],
  ['in bulk', `${IMPORT}const f = (tx) => inserter(tx, cases)({});`, 'insert cases'],
  ['in the search index', `const f = (store, tx) => store.dialect.search.put(tx, {});`, 'put the search index'],
])('a planted write into another room, %s, is found', (_how, text, what) => {
  const faults = ownershipFaults([source('src/features/intake/planted.ts', text)]);
  expect(faults).toEqual([expect.stringContaining(what)]);
  expect(faults[0]).toContain('call its front door');
});

test("reading a table, and writing an own one, is nobody's fault", () => {
  const text = `${IMPORT}const f = (tx) => tx.select().from(cases);\nconst names = new Set();\nnames.delete(letterBox);`;
  expect(ownershipFaults([source('src/features/places/own.ts', text)])).toEqual([]);
  expect(
    ownershipFaults([source('src/features/cases/own.ts', `${IMPORT}const f = (tx) => tx.insert(cases);`)]),
  ).toEqual([]);
});
