import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateSqlite } from '../../src/platform/db/migrate.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'homthu-lists-'));
const file = path.join(folder, 'homthu.db');
let db: Database.Database;

beforeAll(async () => {
  await migrateSqlite(file, path.resolve(import.meta.dirname, '../../migrations/sqlite'), '1');
  db = new Database(file);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const names = (sql: string) => db.prepare(sql).pluck().all() as string[];
const lists = () =>
  names("select name from sqlite_master where type = 'table' and sql like '%_known%CHECK%' order by name");

test('a word outside its closed list is kept by no table, and each list is still there', () => {
  const joke = "insert into rule_month (month, restricted, kind, rule_code, n) values ('2026-11', 0, 'joke', 'A', 1)";
  expect(() => db.exec(joke)).toThrow(/CHECK constraint failed: rule_month_kind_known/);
  expect(lists()).toContain('cases');
  expect(lists().length).toBeGreaterThan(20);
});

test('a row is checked without a table made for each list', () => {
  for (const table of lists()) {
    const steps = db.prepare(`explain insert into "${table}" default values`).all() as { opcode: string }[];
    expect(
      steps.filter(({ opcode }) => opcode === 'OpenEphemeral'),
      table,
    ).toHaveLength(0);
  }
});
