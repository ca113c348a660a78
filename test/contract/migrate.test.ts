import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrateSqlite } from '../../src/platform/db/migrate.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { cases, setting, waitTally } from '../../src/schema/sqlite.ts';

let folder: string;
let steps: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'homthu-migrate-'));
  steps = path.join(folder, 'steps');
  file = path.join(folder, 'data/homthu.db');
  mkdirSync(steps);
  cpSync(path.resolve(import.meta.dirname, '../../migrations/sqlite'), steps, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const migrate = (stamp: string) => migrateSqlite(file, steps, stamp);
const add = (name: string, sql: string) => writeFileSync(path.join(steps, name), sql);

async function keys(at: string): Promise<string[]> {
  const store = openSqlite(at);
  const rows = await store.read.select({ key: setting.key }).from(setting);
  await store.close();
  return rows.map(({ key }) => key);
}

/** A case as the first version kept it, in what it could not do without. */
const BARE = {
  box_id: '',
  place_id: '',
  place_kind: '',
  filed_unit_id: '00070',
  unit_id: '00070',
  kind: 'complaint',
  restricted: 0,
  urgent: 0,
  who: '',
  message: '',
  lang: 'vi',
  source: 'form',
  received_at: 0,
  month: '2026-11',
  due_at: 0,
};

function insert(db: Database.Database, table: string, row: Record<string, string | number>): void {
  const names = Object.keys(row);
  db.prepare(`insert into ${table} (${names}) values (${names.map(() => '?')})`).run(...Object.values(row));
}

async function givenData(): Promise<void> {
  await migrate('1');
  const store = openSqlite(file);
  await store.write((tx) => tx.insert(setting).values({ key: 'kept', value: 1, source: '', changedAt: 0 }));
  await store.close();
}

test('given an upgrade, when it begins, then a whole copy of the database lies beside it first', async () => {
  await givenData();
  add('0900_more.sql', 'delete from setting;');
  const { applied, backup } = await migrate('2');
  expect(applied).toEqual(['0900_more.sql']);
  expect(await keys(file)).toEqual([]);
  expect(await keys(backup as string)).toEqual(['kept']);
});

test('given a migration that fails half-way, then the database is as it was, and works', async () => {
  await givenData();
  add('0900_first.sql', 'delete from setting;');
  add('0901_second.sql', 'create table more (id text); insert into nowhere values (1);');
  await expect(migrate('2')).rejects.toThrow('nowhere');
  expect(await keys(file)).toEqual(['kept']);
  rmSync(path.join(steps, '0901_second.sql'));
  expect((await migrate('3')).applied).toEqual(['0900_first.sql']);
});

test('given a database that is up to date, then nothing is done and nothing copied', async () => {
  await givenData();
  expect(await migrate('2')).toEqual({ applied: [], backup: null });
  expect(existsSync(path.join(folder, 'data/backups'))).toBe(false);
});

test('given a migration that was changed after it ran, or one that this program does not know, then it refuses', async () => {
  await givenData();
  add('0900_more.sql', 'select 1;');
  await migrate('2');
  add('0900_more.sql', 'select 2;');
  await expect(migrate('3')).rejects.toThrow('was changed after it ran');
  rmSync(path.join(steps, '0900_more.sql'));
  await expect(migrate('3')).rejects.toThrow('run a newer program');
});

test('given cases of a version that knew of no waiting, when it is upgraded, then who was asked and has not replied is awaited', async () => {
  const later = readdirSync(steps).filter((name) => name.endsWith('.sql') && name >= '0002');
  const kept = later.map((name) => readFileSync(path.join(steps, name), 'utf8'));
  for (const name of later) rmSync(path.join(steps, name));
  await migrate('1');
  const db = new Database(file);
  const given = [
    { id: 'asked', status: 'in_progress', events: ['submitted', 'receive', 'ask', 'note'] },
    { id: 'replied', status: 'in_progress', events: ['submitted', 'ask', 'reply'] },
    { id: 'taken', status: 'in_progress', events: ['submitted', 'receive'] },
    { id: 'done', status: 'answered', events: ['submitted', 'ask', 'answer'] },
  ];
  for (const [serial, { id, status, events }] of given.entries()) {
    const queue = status === 'answered' ? 'done' : 'open';
    const row = { ...BARE, serial, id, status, queue, reference: id, submission_id: id, tracking_hash: id };
    insert(db, 'cases', row);
    for (const [n, kind] of events.entries())
      insert(db, 'case_event', { case_id: id, n, kind, at: 0, actor: 'staff', open: 1, data: '{}', hash: '' });
  }
  db.close();
  for (const [n, name] of later.entries()) add(name, kept[n] ?? '');
  await migrate('2');
  const store = openSqlite(file);
  const waits = await store.read.select({ id: cases.id, waitingFor: cases.waitingFor }).from(cases);
  expect(waits.filter(({ waitingFor }) => waitingFor !== null)).toEqual([{ id: 'asked', waitingFor: 'resident' }]);
  expect(await store.read.select().from(waitTally)).toEqual([{ unitId: '00070', restricted: false, n: 1 }]);
  await store.close();
});
