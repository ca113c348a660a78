import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CaseRow, createCases, verifyContacts, verifyLedger } from '../../src/features/cases/index.ts';
import { createPlaces } from '../../src/features/places/index.ts';
import { verifyKeys, verifyLog } from '../../src/features/proof/index.ts';
import { deskOf, givenCase } from '../support/desk.ts';
import { endPost } from '../support/people.ts';
import { givenTown, type Town } from '../support/town.ts';

const HEAD = { kind: 'staff', personId: 'head-00070', unitId: '00070' } as const;
const contact = { name: 'Người gửi', phone: '0900 000 000', email: '' };
const DAY = 86_400_000;

let town: Town;
let reachable: CaseRow;
let other: CaseRow;
let joined: CaseRow;
let restricted: CaseRow;
let whole: Database.Database;
let damage: (sql: string, ...values: unknown[]) => void;

beforeAll(async () => {
  town = await givenTown();
  const { services, clock } = town;
  const { store } = services;
  const ledger = createCases(services, await createPlaces(services), async () => {});
  const move = (row: CaseRow, step: Omit<Parameters<typeof ledger.move>[2], 'actor'>) =>
    store.write((tx) => ledger.move(tx, row.id, { ...step, actor: HEAD }));
  reachable = await givenCase(town, { contact });
  other = await givenCase(town, { contact, message: 'Biển trước cổng đã mờ.' });
  joined = await givenCase(town, { message: 'Biển ở cổng không đọc được.' });
  restricted = await givenCase(town, { restricted: true, restriction: 'sensitive_rule' });
  await move(reachable, { verb: 'receive' });
  await move(reachable, { verb: 'assign', personId: 'officer-00070' });
  await move(other, { verb: 'assign', personId: 'officer-00070' });
  await move(other, { verb: 'hand_back' });
  await move(other, { verb: 'due_changed', dueAt: other.dueAt + DAY });
  await move(joined, { verb: 'merge', data: { intoId: other.id, into: other.reference } });
  const head = await deskOf(town, 'head-00070');
  const asked = await head.post(`/office/cases/${reachable.id}/contact`, { reason: 'Hẹn gặp để xin lỗi.' });
  const key = String(asked.headers.location).replace(/^\/office\/keys\/|\?.*$/g, '');
  await (await deskOf(town, 'deputy-00070')).post(`/office/keys/${key}/approval`, { own: '1' });
  const administrator = await deskOf(town, 'administrator');
  clock.add(1_000);
  await administrator.post('/office/keys', { reference: other.reference, reason: 'Gỡ lỗi hiển thị.' });
  const times = { opens: '07:00', closes: '19:00', quiet: 'yes' };
  const numbers = { unreadHours: '8', climb: '1, 2', silentWeeks: '2', digestFrom: '5' };
  expect((await administrator.post('/office/settings/reminders', { ...times, ...numbers })).statusCode).toBe(303);
  await endPost(town, administrator, 'deputy-00082');
  expect((await administrator.post('/office/people/officer-00082/disable')).statusCode).toBe(303);
  whole = new Database(services.config.databaseFile);
});
afterAll(async () => {
  whole.close();
  await town.close();
});

/** Each test damages the file, looks, and mends it. */
beforeEach(() => {
  whole.exec('begin');
  damage = (sql, ...values) => expect(whole.prepare(sql).run(...values).changes).toBeGreaterThan(0);
  return () => void whole.exec('rollback');
});

async function findings(): Promise<{ what: string; name: string }[]> {
  const handle = drizzle({ client: whole });
  const found: { what: string; name: string }[] = [];
  const tell = (finding: { what: string; name: string }) => void found.push(finding);
  await verifyLedger(handle, town.services.vault, tell, () => {});
  await verifyContacts(handle, town.services.keys, tell);
  await verifyKeys(handle, tell);
  await verifyLog(handle, tell);
  return found;
}

test('given nothing was touched, then everything is whole', async () => {
  expect(await findings()).toEqual([]);
});

describe('what events tell of a case', () => {
  test('given a deadline that was put off by hand, then it is named', async () => {
    damage('update cases set due_at = due_at + ? where id = ?', 10 * DAY, other.id);
    expect(await findings()).toEqual([{ what: 'due', name: other.reference }]);
  });

  test('given a case that somebody else has, or nobody, or somebody although it was handed back, then it is named', async () => {
    damage("update cases set assignee_id = 'head-00070' where id = ?", reachable.id);
    expect(await findings()).toEqual([{ what: 'assignee', name: reachable.reference }]);
    damage('update cases set assignee_id = null where id = ?', reachable.id);
    expect(await findings()).toEqual([{ what: 'assignee', name: reachable.reference }]);
    damage("update cases set assignee_id = 'officer-00070' where id in (?, ?)", reachable.id, other.id);
    expect(await findings()).toEqual([{ what: 'assignee', name: other.reference }]);
  });

  test('given a case that was moved to another unit by hand, then it is named', async () => {
    damage("update cases set unit_id = '00082' where id = ?", other.id);
    expect(await findings()).toContainEqual({ what: 'unit', name: other.reference });
  });

  test('given a reason to show a case to few that was taken away, or put there, then it is named', async () => {
    damage('update cases set restriction = null where id = ?', restricted.id);
    expect(await findings()).toEqual([{ what: 'restriction', name: restricted.reference }]);
    damage("update cases set restriction = 'sensitive_rule' where id in (?, ?)", restricted.id, other.id);
    expect(await findings()).toEqual([{ what: 'restriction', name: other.reference }]);
  });

  test('given a joined case that leads nowhere any more, or elsewhere, then it is named', async () => {
    damage('update case_merge set into_id = ?', restricted.id);
    expect(await findings()).toEqual([{ what: 'joined', name: joined.reference }]);
    damage('delete from case_merge');
    expect(await findings()).toEqual([{ what: 'joined', name: joined.reference }]);
  });
});

describe('sealed contact data', () => {
  test('given contact data that was taken out, or put to a case whose sender left none, then the case is named', async () => {
    damage('delete from sealed_contact where case_id = ?', other.id);
    expect(await findings()).toEqual([{ what: 'contact', name: other.reference }]);
    damage("insert into sealed_contact values (?, 'x', 1)", restricted.id);
    expect(await findings()).toContainEqual({ what: 'contact', name: restricted.reference });
  });

  test('given two that changed places, then neither opens, and both are named', async () => {
    const sealed = (id: string) => whole.prepare('select sealed from sealed_contact where case_id = ?').pluck().get(id);
    const [one, two] = [sealed(reachable.id), sealed(other.id)];
    damage('update sealed_contact set sealed = ? where case_id = ?', two, reachable.id);
    damage('update sealed_contact set sealed = ? where case_id = ?', one, other.id);
    expect((await findings()).map(({ what }) => what)).toEqual(['sealed', 'sealed']);
  });

  test('given an agreement that was dated back, then the case is named', async () => {
    damage('update sealed_contact set consent_at = consent_at - 1000 where case_id = ?', other.id);
    expect(await findings()).toEqual([{ what: 'contact', name: other.reference }]);
  });
});

describe('requests for a second key', () => {
  test.each([
    ['asked by nobody, and agreed to', "update key_request set asked_by = 'officer-00070' where what = 'contact'"],
    ['agreed to by another', "update key_request set decided_by = 'inspector' where what = 'contact'"],
    [
      'agreed to by hand',
      "update key_request set state = 'approved', decided_by = 'inspector', decided_at = asked_at where what = 'case'",
    ],
    [
      'written by hand',
      `insert into key_request select 'forged', what, case_id, 'inspector', asked_unit_id, asked_at, reason, state, decided_by, decided_at,
       answer, read_until, read_at from key_request where what = 'case'`,
    ],
  ])('given one %s, then no chain knows of it', async (_what, sql) => {
    damage(sql);
    expect((await findings())[0]?.what).toBe('keyUntold');
  });

  test.each([
    ['contact data', 'contact', 2],
    ['a case', 'case', 1],
  ])('given one for %s that was taken out, then each trace of it is named', async (_name, what, traces) => {
    damage('delete from key_request where what = ?', what);
    expect((await findings()).map(({ what }) => what)).toEqual(Array(traces).fill('keyMissing'));
  });

  test('given a word on one that was taken back, then the word is named', async () => {
    damage("update key_request set state = 'asked', decided_by = null, decided_at = null where what = 'contact'");
    expect(await findings()).toEqual([{ what: 'keyMissing', name: `${reachable.reference}, allow_contact` }]);
  });
});

describe('what the audit log says last', () => {
  test.each([
    ['a setting that was changed by hand', 'setting', "update setting set value = '[9]' where key = 'reminder.climb'"],
    ['a setting that was taken out', 'setting', "delete from setting where key = 'reminder.climb'"],
    [
      'a closed account that is open again',
      'account',
      "update person set disabled_at = null where id = 'officer-00082'",
    ],
    [
      'a post that goes on after its end',
      'post',
      "update appointment set valid_to = null where person_id = 'deputy-00082'",
    ],
  ])('given %s, then it is named', async (_name, what, sql) => {
    damage(sql);
    expect((await findings()).map((finding) => finding.what)).toEqual([what]);
  });
});
