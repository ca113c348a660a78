import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyLedger, writeJournal } from '../../src/features/cases/index.ts';
import { chainHash } from '../../src/features/cases/record.ts';
import { migrateSqlite } from '../../src/platform/db/migrate.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import type { Store } from '../../src/platform/db/store.ts';
import { createVault } from '../../src/platform/files/vault.ts';
import { at } from '../support/calendar.ts';
import { HOUSE } from '../support/town.ts';

const FIRST_RELEASE = ['0000_house.sql', '0001_case_search.sql'];
const RECEIVED = at('2026-11-02 09:00');
const DUE = at('2026-11-20 17:00');
const clock = { now: () => at('2026-11-16 09:00') };

let folder: string;
let file: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'homthu-upgrade-'));
  file = path.join(folder, 'homthu.db');
  const released = path.join(folder, 'released');
  mkdirSync(released);
  for (const step of FIRST_RELEASE) cpSync(path.join(HOUSE, 'migrations/sqlite', step), path.join(released, step));
  await migrateSqlite(file, released, 'first');
  change((db) => {
    for (let i = 1; i <= 450; i++) fileOld(db, i);
    countOld(db, '00070', 448);
    countOld(db, '01', 2);
  });
  await migrateSqlite(file, path.join(HOUSE, 'migrations/sqlite'), 'second');
  store = openSqlite(file);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function change(job: (db: Database.Database) => void): void {
  const db = new Database(file);
  db.transaction(() => job(db))();
  db.close();
}

const put = (db: Database.Database, table: string, row: Record<string, unknown>) => {
  const names = Object.keys(row);
  db.prepare(`insert into ${table} (${names}) values (${names.map(() => '?')})`).run(...Object.values(row));
};

/** What the first release counted: none of its cases about heads as restricted. */
function countOld(db: Database.Database, unitId: string, received: number): void {
  const state = { received, in_progress: 0, answered: 0, closed: 0, redirected: 0, declined: 0, merged: 0, spam: 0 };
  const answers = { answered_on_time: 0, answered_late: 0, contested: 0 };
  const marks = { ratings: 0, rating_sum: 0, satisfactions: 0, satisfaction_sum: 0 };
  put(db, 'tally', {
    month: '2026-11',
    unit_id: unitId,
    restricted: 0,
    kind: 'complaint',
    ...state,
    ...answers,
    ...marks,
  });
}

/** Two of them are about the head of their ward, and so with the city, among its ordinary cases. */
const aboutHead = (i: number) => i === 100 || i === 440;

/** A case as the first release left it: given to an officer, with a note, and with events that cover no words. */
function fileOld(db: Database.Database, i: number): void {
  const id = `case-${i}`;
  const unit = aboutHead(i) ? '01' : '00070';
  const about = aboutHead(i) ? { about: 'head', restriction: 'about_head' } : {};
  const names = { serial: i, id, reference: `HT2611-${i}`, submission_id: id, tracking_hash: id };
  const where = { box_id: 'b', place_id: 'p', place_kind: 'mot_cua', filed_unit_id: '00070', unit_id: unit };
  const state = { kind: 'complaint', status: 'received', queue: 'open', restricted: 0, urgent: 0, source: 'form' };
  const words = { who: '', message: `Tôi chờ ở quầy lần thứ ${i}.`, lang: 'vi' };
  const times = { received_at: RECEIVED, month: '2026-11', due_at: DUE };
  put(db, 'cases', { ...names, ...where, ...state, ...about, ...words, ...times, assignee_id: 'officer-00070' });
  put(db, 'message', {
    id: `note-${i}`,
    case_id: id,
    at: RECEIVED + 2,
    kind: 'note',
    body: 'Đã hỏi quầy.',
    lang: 'vi',
  });
  let hash = '';
  const steps = [
    { kind: 'submitted', actor: 'resident', unitId: unit, data: { kind: 'complaint', dueAt: DUE, suspicion: null } },
    { kind: 'assign', actor: 'staff', unitId: unit, data: { personId: 'officer-00070' } },
    { kind: 'note', actor: 'staff', unitId: unit, data: {} },
  ] as const;
  for (const [k, { kind, actor, unitId, data }] of steps.entries()) {
    const event = { caseId: id, n: k + 1, kind, at: RECEIVED + k, actor, actorId: null, unitId, open: k === 0, data };
    hash = chainHash(hash, event);
    const facts = { case_id: id, n: k + 1, kind, at: event.at, actor, unit_id: unitId, open: Number(event.open) };
    put(db, 'case_event', { ...facts, data: JSON.stringify(data), hash });
  }
}

async function proof() {
  const found: { what: string; name: string }[] = [];
  const vault = createVault(path.join(folder, 'files'), clock);
  const { uncovered } = await verifyLedger(
    store.read,
    vault,
    (finding) => void found.push(finding),
    () => {},
  );
  return { uncovered, found };
}

describe('a database of the first release', () => {
  test('when it is taken over, then an event covers the words of each case, once, and the proof holds', async () => {
    expect(await writeJournal({ store, clock })).toBe(450 * 4);
    expect(await proof()).toEqual({ uncovered: 0, found: [] });
    expect(await writeJournal({ store, clock })).toBe(0);
    const events = await store.read.select().from(store.t.caseEvent);
    const sealed = events.filter(({ kind }) => kind === 'sealed_words');
    expect(sealed).toHaveLength(450);
    expect(sealed.every(({ open, actor, n }) => !open && actor === 'system' && n === 4)).toBe(true);
  });

  test('when it is taken over, then cases about a head are restricted, found as such, counted so, and the mark is gone', async () => {
    const { read, t } = store;
    const of = async (restricted: boolean) =>
      (await read.select().from(t.cases).where(eq(t.cases.restricted, restricted))).map(({ id }) => id);
    expect(await of(true)).toEqual([]);
    await writeJournal({ store, clock });
    expect(await of(true)).toEqual(['case-100', 'case-440']);
    expect(await proof()).toEqual({ uncovered: 0, found: [] });
    const city = await read.select().from(t.tally).where(eq(t.tally.unitId, '01'));
    expect(city.map(({ restricted, received }) => [restricted, received])).toEqual([
      [false, 0],
      [true, 2],
    ]);
    expect(await read.select().from(t.setting).where(eq(t.setting.key, 'upgrade.aboutHeads'))).toEqual([]);
  });

  test('when taking it over was cut short, then it goes on where it was', async () => {
    await writeJournal({ store, clock });
    change((db) => db.exec("update case_event set journal = '' where position > 700"));
    expect(await writeJournal({ store, clock })).toBe(450 * 4 - 700);
    expect(await proof()).toEqual({ uncovered: 0, found: [] });
    change((db) => db.exec("update case_event set journal = ''; delete from case_event where position > 1500"));
    expect(await writeJournal({ store, clock })).toBe(450 * 4);
    expect(await proof()).toEqual({ uncovered: 0, found: [] });
  });

  test.each([
    ['words', "update cases set message = 'Tôi rất hài lòng.' where id = 'case-7'", 'words', 'HT2611-7 #4'],
    ['a note', "update message set body = 'Không có gì.' where id = 'note-8'", 'words', 'HT2611-8 #4'],
    ['a note, taken out', "delete from message where id = 'note-9'", 'words', 'HT2611-9 #4'],
    [
      'a note put in',
      "insert into message select 'x', case_id, at, kind, person_id, unit_id, 'Bịa.', lang from message where id = 'note-3'",
      'words',
      'HT2611-3 #4',
    ],
    ['a deadline', "update cases set due_at = due_at + 864000000 where id = 'case-5'", 'due', 'HT2611-5'],
    ['an officer', "update cases set assignee_id = 'other' where id = 'case-6'", 'assignee', 'HT2611-6'],
    ['a restriction', "update cases set restriction = 'about_head' where id = 'case-4'", 'restriction', 'HT2611-4'],
    ['contact data', "insert into sealed_contact values ('case-2', 'x', 1)", 'contact', 'HT2611-2'],
  ])('given another hand on %s after that, then the case is named', async (_what, sql, what, name) => {
    await writeJournal({ store, clock });
    change((db) => db.exec(sql));
    expect((await proof()).found).toContainEqual({ what, name });
  });
});
