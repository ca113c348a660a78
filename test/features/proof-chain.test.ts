import Database from 'better-sqlite3';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  chainHead,
  keepChainHead,
  lastKeptHead,
  recordAudit,
  verifyAudit,
  verifyDays,
} from '../../src/features/audit/index.ts';
import { type CaseRow, createCases, verifyLedger, writeJournal } from '../../src/features/cases/index.ts';
import { createPlaces } from '../../src/features/places/index.ts';
import { givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

const HEAD = { kind: 'staff', personId: 'head-hk', unitId: '00070' } as const;

let town: Town;
let first: CaseRow;
let second: CaseRow;
let whole: Database.Database;
let damage: (sql: string, ...values: unknown[]) => void;

beforeAll(async () => {
  town = await givenTown();
  const { services } = town;
  const places = await createPlaces(services);
  const ledger = createCases(services, places, async () => {});
  first = await givenCase(town);
  second = await givenCase(town, { message: 'Biển trước cổng đã mờ.' });
  for (const { id } of [first, second]) {
    await services.store.write((tx) => ledger.move(tx, id, { verb: 'receive', actor: HEAD }));
    await services.store.write((tx) => ledger.move(tx, id, { verb: 'note', actor: HEAD, words: 'Đã hỏi quầy số 3.' }));
  }
  for (const subject of ['a', 'b', 'c'])
    await services.store.write((tx) =>
      recordAudit(services, tx, { action: 'setting.changed', personId: 'head-hk', subject }),
    );
  await keepChainHead(services, services.clock.now() + 86_400_000);
  whole = new Database(services.config.databaseFile);
});
afterAll(async () => {
  whole.close();
  await town.close();
});

/** Each test damages the file, looks, and mends it. */
beforeEach(() => {
  whole.exec('begin');
  damage = (sql, ...values) => void whole.prepare(sql).run(...values);
  return () => void whole.exec('rollback');
});

async function findings(): Promise<{ what: string; name: string }[]> {
  const { drizzle } = await import('drizzle-orm/better-sqlite3');
  const handle = drizzle({ client: whole });
  const found: { what: string; name: string }[] = [];
  const tell = (finding: { what: string; name: string }) => void found.push(finding);
  await verifyLedger(handle, town.services.vault, tell, () => {});
  await verifyAudit(handle, tell, () => {});
  await verifyDays(handle, tell);
  return found;
}
const whats = async () => (await findings()).map(({ what }) => what);
const at = (row: CaseRow, n: number) =>
  whole.prepare('select position from case_event where case_id = ? and n = ?').pluck().get(row.id, n) as number;

describe('the chain of events', () => {
  test('given nothing was touched, then everything is whole', async () => {
    expect(await findings()).toEqual([]);
  });

  test('given a changed event, then it is named', async () => {
    damage('update case_event set at = at + 1 where case_id = ? and n = 2', first.id);
    expect(await findings()).toContainEqual({ what: 'changed', name: `${first.reference} #2` });
  });

  test('given an event taken out in the middle, then its case and its place in the journal are named', async () => {
    const gone = at(first, 2);
    damage('delete from case_event where case_id = ? and n = 2', first.id);
    expect(await findings()).toEqual([
      { what: 'missing', name: `${first.reference} #2` },
      { what: 'status', name: `${first.reference}: in_progress` },
      { what: 'gap', name: `journal ${gone}` },
    ]);
  });

  test('given a whole case taken out with all its events, then the journal has gaps', async () => {
    damage('delete from case_event where case_id = ?', first.id);
    damage('delete from cases where id = ?', first.id);
    expect(await whats()).toContain('gap');
  });

  test('given a case whose events were all written anew, with hashes that fit, then the journal names the event', async () => {
    const { chainHash } = await import('../../src/features/cases/record.ts');
    const rows = whole.prepare('select * from case_event where case_id = ? order by n').all(second.id) as Record<
      string,
      unknown
    >[];
    let before = '';
    for (const row of rows) {
      const event = {
        caseId: second.id,
        n: row.n,
        kind: row.kind,
        at: Number(row.at) + 5,
        actor: row.actor,
        actorId: row.actor_id,
        unitId: row.unit_id,
        open: row.open === 1,
        data: JSON.parse(String(row.data)),
      };
      before = chainHash(before, event as Parameters<typeof chainHash>[1]);
      damage('update case_event set at = at + 5, hash = ? where position = ?', before, row.position);
    }
    expect(await findings()).toContainEqual({
      what: 'unchained',
      name: `journal ${at(second, 1)} (${second.reference} #1)`,
    });
  });

  test('given two events that changed places, then both are found', async () => {
    const [one, other] = [at(first, 1), at(second, 1)];
    damage('update case_event set position = -1 where position = ?', one);
    damage('update case_event set position = ? where position = ?', one, other);
    damage('update case_event set position = ? where position = -1', other);
    expect(await whats()).toEqual(expect.arrayContaining(['swapped']));
  });

  test('given an event put in at the end, then it does not follow', async () => {
    damage(
      `insert into case_event select position + 100, case_id, 4, kind, at, actor, actor_id, unit_id, open, data, hash, journal
       from case_event where case_id = ? and n = 3`,
      second.id,
    );
    expect(await whats()).toEqual(expect.arrayContaining(['changed', 'gap']));
  });
});

describe('what was said', () => {
  test.each([
    ['the words of a case', "update cases set message = 'Tôi rất hài lòng.'"],
    ['the rule', "update cases set rule_code = 'CC02'"],
    ['the time of receipt', 'update cases set received_at = received_at - 60000'],
    ['whom it is about', "update cases set about = 'facility'"],
  ])('given %s changed afterwards, then the first event does not cover it', async (_what, sql) => {
    damage(`${sql} where id = ?`, first.id);
    expect(await findings()).toContainEqual({ what: 'words', name: `${first.reference} #1` });
  });

  test('given a changed note, then the event that brought it is named', async () => {
    damage("update message set body = 'Không có gì.' where case_id = ?", first.id);
    expect(await findings()).toContainEqual({ what: 'words', name: `${first.reference} #3` });
  });

  test('given words that nobody wrote, then they are found', async () => {
    damage(
      "insert into message select 'x', case_id, at, kind, person_id, unit_id, 'Bịa.', lang from message where case_id = ?",
      first.id,
    );
    expect(await findings()).toContainEqual({ what: 'added', name: `${first.reference}: 1` });
  });

  test('given a photo put to a case afterwards, then the first event does not cover it', async () => {
    damage(
      `insert into attachment values ('p', ?, null, ?, '${'ab'.repeat(32)}', 'image/jpeg', 3, 1, 1)`,
      first.id,
      first.receivedAt,
    );
    expect(await findings()).toContainEqual({ what: 'words', name: `${first.reference} #1` });
  });
});

describe('the audit log and the days', () => {
  test('given a changed entry, or one taken out, then it is named', async () => {
    damage("update audit set subject = 'z' where position = 2");
    expect(await whats()).toEqual(['entryChanged']);
    damage('delete from audit where position = 2');
    expect(await whats()).toEqual(['entryMissing']);
  });

  test('given a log that was written anew as a whole, or cut, then the day tells', async () => {
    damage('delete from audit where position = 3');
    expect(await whats()).toEqual(['dayCut']);
    damage("update chain_day set position = 2 where chain = 'audit'");
    expect(await whats()).toEqual(['dayChanged']);
  });

  test('the head of a day is kept once, and is what the chains were', async () => {
    const { services } = town;
    const kept = await lastKeptHead(services.store.read);
    expect(kept).toMatchObject(await chainHead(services.store.read));
    expect(await keepChainHead(services, services.clock.now() + 86_400_000)).toBe(0);
  });
});

test('given a database from before the journal, then its events are taken in once, and the proof holds', async () => {
  const old = await givenTown();
  const { store } = old.services;
  try {
    for (let i = 0; i < 3; i++) await givenCase(old);
    const { caseEvent } = store.t;
    const before = await store.read.select().from(caseEvent).orderBy(asc(caseEvent.position));
    await store.write((tx) => tx.update(caseEvent).set({ journal: '' }).where(eq(caseEvent.n, 1)));
    expect(await writeJournal(old.services)).toBe(3);
    expect(await store.read.select().from(caseEvent).orderBy(asc(caseEvent.position))).toEqual(before);
    expect(await writeJournal(old.services)).toBe(0);
  } finally {
    await old.close();
  }
});
