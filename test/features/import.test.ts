import { afterEach, beforeEach, expect, test } from 'vitest';
import { IMPORTERS, importFile } from '../../src/features/places/index.ts';
import { holiday } from '../../src/schema/sqlite.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const HEAD = 'date,name_vi,name_en,type,status,source\n';
const GOOD = '2031-01-01,Tết Dương lịch,New Year,holiday,projected,test\n';
const take = (text: string, dryRun = false) =>
  importFile(town.services, IMPORTERS.holidays, Buffer.from(HEAD + text), { dryRun });
const days = async () => (await town.services.store.read.select({ date: holiday.date }).from(holiday)).length;

test('given a file with mistakes in two lines, then all of it is refused, with every mistake by line and column', async () => {
  const before = await days();
  const { problems, written } = await take(
    `${GOOD}2031-02-30,Ngày lạ,Odd day,holiday,projected,test\n2031-03-01,Ngày,Day,feast,projected,test\n`,
  );
  expect(written).toBe(false);
  expect(problems.map(({ line, column }) => [line, column])).toEqual([
    [3, 'date'],
    [4, 'type'],
  ]);
  expect(await days()).toBe(before);
});

test('given a dry run, then it is shown what would change, and nothing does', async () => {
  const before = await days();
  const shown = await take(GOOD, true);
  expect(shown).toMatchObject({ added: 1, changed: 0, written: false, problems: [] });
  expect(await days()).toBe(before);
});

test('given the same file twice, then the second changes nothing', async () => {
  const before = await days();
  expect(await take(GOOD)).toMatchObject({ added: 1, written: true });
  expect(await take(GOOD)).toMatchObject({ added: 0, changed: 0, same: 1, written: false });
  expect(await days()).toBe(before + 1);
});
