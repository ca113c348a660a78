import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countCases } from '../../src/features/triage/counts.ts';
import { EVERYTHING as ANY } from '../../src/features/triage/listing.ts';
import { type Asked, readPage } from '../../src/features/triage/page-of-cases.ts';
import type { Scope } from '../../src/features/triage/scope.ts';
import { MOST_LOOKED_AT } from '../../src/features/triage/stream.ts';
import { cases } from '../../src/schema/sqlite.ts';
import { deskOf, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

const ward: Scope = { units: ['00070'], restrictedIn: [], bypassed: [{ unitId: '00070', from: null, to: null }] };
const city: Scope = { units: 'all', restrictedIn: ['01'], bypassed: [{ unitId: '01', from: null, to: null }] };
const first: Asked = { lane: 'plain', queues: ['open'], filter: ANY, order: 'up', at: null };
const middle: Asked = { ...first, at: { side: 'after', position: { dueAt: 5, serial: 5 } } };
const before: Asked = { ...first, at: { side: 'before', position: { dueAt: 5, serial: 5 } } };

/** The queries that something runs, and how SQLite will run them. */
async function plansOf(
  run: (handle: ReturnType<typeof drizzle>) => Promise<unknown>,
): Promise<{ sql: string; plan: string }[]> {
  const db = new Database(town.services.config.databaseFile, { readonly: true });
  const asked: { sql: string; params: unknown[] }[] = [];
  const logger = { logQuery: (sql: string, params: unknown[]) => void asked.push({ sql, params }) };
  await run(drizzle({ client: db, logger }));
  const plans = asked.map(({ sql, params }) => {
    const steps = db.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[];
    return { sql, plan: steps.map(({ detail }) => detail).join('\n') };
  });
  db.close();
  return plans;
}

test.each([
  ['one unit', ward, 'cases_of_unit'],
  ['the whole city', city, 'cases_of_city'],
] as const)(
  'any page of the list of %s is read from a covering index in its order, without OFFSET',
  async (_name, scope, index) => {
    for (const asked of [
      first,
      middle,
      before,
      { ...first, filter: { ...ANY, dueBefore: 9 } },
      { ...first, queues: ['done'], order: 'down' } as Asked,
    ]) {
      for (const { sql, plan } of await plansOf((handle) => readPage(handle, scope, asked))) {
        expect(plan).toContain(`USING COVERING INDEX ${index} (`);
        expect(plan).not.toMatch(/TEMP B-TREE|SCAN cases/);
        expect(sql).not.toMatch(/offset|count\(/i);
      }
    }
  },
);

test('what is to be done is read in the order of the same indexes, past what waits', async () => {
  const asked = { ...first, filter: { ...ANY, waiting: false } };
  for (const [scope, index] of [
    [ward, 'cases_of_unit'],
    [city, 'cases_of_city'],
  ] as const) {
    for (const { plan } of await plansOf((handle) => readPage(handle, scope, asked))) {
      expect(plan).toMatch(new RegExp(`USING (COVERING )?INDEX ${index} \\(`));
      expect(plan).not.toMatch(/TEMP B-TREE|SCAN cases/);
    }
  }
});

test.each([
  ['what waits, of a unit', ward, { queues: [], filter: { ...ANY, waiting: true } }, 'cases_waiting'],
  ['what waits, of the city', city, { queues: [], filter: { ...ANY, waiting: true } }, 'cases_waiting_city'],
  ['what few may see, of a unit', { ...ward, restrictedIn: ['00070'] }, { lane: 'restricted' }, 'cases_restricted'],
  ['what few may see, of the city', { ...city, restrictedIn: 'all' }, { lane: 'restricted' }, 'cases_restricted_city'],
  ['what one person was given', city, { filter: { ...ANY, holders: ['x'] } }, 'cases_assigned'],
] as [string, Scope, Partial<Asked>, string][])(
  '%s is read from an index of these few alone, in its order',
  async (_name, scope, asked, index) => {
    for (const at of [null, middle.at, before.at]) {
      const plans = await plansOf((handle) => readPage(handle, scope, { ...first, ...asked, at }));
      for (const { sql, plan } of plans) {
        expect(plan).toContain(`USING INDEX ${index}`);
        expect(plan).not.toContain('TEMP B-TREE FOR ORDER BY');
        expect(sql).not.toMatch(/offset|count\(/i);
      }
    }
  },
);

test('the counts of the tabs come from the counters, by unit; what depends on the hour from a bounded run through an index', async () => {
  const plans = await plansOf((handle) => countCases(handle, ward, { now: 9, mine: ['x'] }));
  for (const { sql, plan } of plans) {
    expect(plan).toMatch(
      /INDEX (tally_of_unit|wait_tally_\w+|cases_about_head|cases_of_unit|cases_assigned|cases_id|sqlite_autoindex)|INTEGER PRIMARY KEY/,
    );
    expect(plan).not.toMatch(/SCAN (cases|tally)/);
    expect(sql).not.toMatch(/count\(/i);
    if (sql.includes('from "cases" where ("cases"."unit_id"')) expect(sql).toContain('limit');
  }
});

test('a filter that fits few cases looks at a bounded number of them, says so, and goes on from there', async () => {
  const rare = await givenCase(town, { kind: 'praise', dueAt: 9e12 });
  const { store, ids } = town.services;
  await store.write(async (tx) => {
    const copy = { ...rare, kind: 'complaint' as const };
    for (let from = 0; from < MOST_LOOKED_AT + 500; from += 500) {
      const many = Array.from({ length: 500 }, (_, i) => {
        const id = ids.uuid();
        return {
          ...copy,
          id,
          serial: from + i + 1,
          reference: id,
          submissionId: id,
          trackingHash: id,
          dueAt: from + i,
        };
      });
      for (let part = 0; part < 500; part += 100) await tx.insert(cases).values(many.slice(part, part + 100));
    }
  });
  const asked = { ...first, filter: { ...ANY, kind: 'praise' as const } };
  const page = await readPage(store.read, ward, asked);
  expect([page.rows.length, page.brokenOff]).toEqual([0, true]);
  const next = await readPage(store.read, ward, {
    ...asked,
    at: { side: 'after', position: page.after ?? { dueAt: 0, serial: 0 } },
  });
  expect(next.rows.map(({ id }) => id)).toEqual([rare.id]);
  expect(next.brokenOff).toBe(false);
  // A tag on few cases finds them however many others there are.
  await store.write(async (tx) => {
    await tx
      .insert(store.t.tag)
      .values({ id: 'rare', unitId: '00070', name: 'Hiếm', fold: 'hiem', createdAt: 0, retiredAt: null });
    await tx.insert(store.t.caseTag).values({ serial: rare.serial, tagId: 'rare', at: 0 });
  });
  for (const scope of [ward, city]) {
    const tagged = await readPage(store.read, scope, { ...first, filter: { ...ANY, tagId: 'rare' } });
    expect([tagged.rows.map(({ id }) => id), tagged.brokenOff]).toEqual([[rare.id], false]);
  }
  const desk = await deskOf(town, 'head-00070');
  expect((await desk.get('/office/cases?kind=praise')).body).toContain('Đã xem 10.000 hồ sơ');
});
