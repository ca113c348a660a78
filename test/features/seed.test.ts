import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDemoIfEmpty, seedDemo } from '../../src/cli/seed-demo.ts';
import { seedLoad } from '../../src/cli/seed-load.ts';
import { STATUSES } from '../../src/domain/case.ts';
import { readBoxCode } from '../../src/domain/codes.ts';
import { dayNumberOf, localDate } from '../../src/domain/instant.ts';
import { isCityWide } from '../../src/domain/units.ts';
import { type Finding, verifyLedger } from '../../src/features/cases/index.ts';
import { createPlaces, type Places } from '../../src/features/places/index.ts';
import { understand } from '../../src/features/triage/names.ts';
import { type EmptyHouse, givenEmptyHouse } from '../support/empty.ts';
import { HOUSE } from '../support/town.ts';

let house: EmptyHouse;
let places: Places;
const rowsOf = () => {
  const { read, t } = house.services.store;
  return { read, t };
};

beforeAll(async () => {
  house = await givenEmptyHouse();
  await seedDemo(house.services, HOUSE);
  places = await createPlaces(house.services);
});
afterAll(() => house.close());

async function findings(): Promise<Finding[]> {
  const found: Finding[] = [];
  const { store, vault } = house.services;
  await verifyLedger(
    store.read,
    vault,
    (finding) => void found.push(finding),
    () => {},
  );
  return found;
}

test('the demo city is Hanoi as it is: its units, what they took over, its places, rules and days off', async () => {
  const { read, t } = rowsOf();
  const city = places.city();
  expect(city.units.size).toBe(160);
  expect(await read.select({ id: t.unitSuccession.id }).from(t.unitSuccession)).toHaveLength(794);
  expect(city.places.size).toBe(82);
  expect(new Set(city.rules.map((rule) => rule.code)).size).toBe(91);
  expect(city.holidays).toHaveLength(45);
});

test('what nobody has read in an official text says so in words that an administrator understands', () => {
  const city = places.city();
  const sources = [...city.holidays, ...city.rules].map(({ source }) => source);
  expect(sources.filter((source) => source.includes('not checked against a source')).length).toBeGreaterThan(0);
  expect(sources.filter((source) => /from knowledge/i.test(source))).toEqual([]);
});

test('each of its boxes has a code that can be typed, and a unit that answers', () => {
  const city = places.city();
  expect(city.boxes.size).toBeGreaterThanOrEqual(200);
  for (const box of city.boxes.values()) {
    expect(readBoxCode(box.code)).toEqual({ code: box.code });
    expect(city.unitOfBox(box.id, house.services.clock.now())).not.toBeNull();
    expect(box.spotVi).not.toBe('');
    expect(box.spotEn).not.toBe('');
  }
});

test('a printed code is the same in every demo', () => {
  expect(places.city().boxesByCode.get('Y22BYVF')).toMatchObject({ placeId: 'ga-ha-noi', spotVi: 'Cửa bán vé' });
});

test('the railway and the airport look at nothing of the city; the Department and the Inspectorate look at all of it', () => {
  const wide = [...places.city().units.values()].filter(isCityWide).map((unit) => unit.code);
  expect(wide.toSorted()).toEqual(['01', 'HN-SVHTT', 'HN-TTTP']);
});

test('every commune and department has a head, and all mail addresses are by post at example.vn', async () => {
  const { read, t } = rowsOf();
  const heads = await read.select().from(t.appointment);
  const headed = new Set(heads.filter((row) => row.post === 'head').map((row) => row.unitId));
  expect([...places.city().units.keys()].filter((id) => !headed.has(id))).toEqual([]);
  for (const { email } of await read.select().from(t.person)) expect(email).toMatch(/^[a-z0-9.-]+@example\.vn$/);
});

test('its 300 cases stand in every status, on time and late, contested, urgent, restricted and in quarantine', async () => {
  const { read, t } = rowsOf();
  const rows = await read.select().from(t.cases);
  expect(rows).toHaveLength(300);
  expect(new Set(rows.map((row) => row.status))).toEqual(new Set(STATUSES));
  const some = (wanted: (row: (typeof rows)[number]) => boolean) =>
    expect(rows.filter(wanted).length).toBeGreaterThan(0);
  some((row) => row.onTime === true);
  some((row) => row.onTime === false);
  some((row) => row.contestedAt !== null);
  some((row) => row.urgent);
  some((row) => row.restricted);
  some((row) => row.about === 'head' && row.unitId !== row.filedUnitId);
  some((row) => row.queue === 'quarantine');
  some((row) => row.satisfaction !== null);
  some((row) => row.queue === 'open' && row.dueAt < house.services.clock.now());
  const months = new Set(rows.map((row) => row.month));
  expect(months.size).toBeGreaterThanOrEqual(13);
  expect(Math.max(...rows.map((row) => row.receivedAt))).toBeLessThanOrEqual(house.services.clock.now());
});

test('one ward has what an answer leaves behind: promises kept, to come and past their day, and proposals for the head', async () => {
  const { read, t } = rowsOf();
  const promises = await read.select().from(t.promise);
  const today = localDate(house.services.clock.now());
  const standing = promises.map(({ unitId, state, dueOn }) => [
    unitId,
    state,
    Math.sign(dayNumberOf(dueOn) - dayNumberOf(today)),
  ]);
  expect(standing.toSorted()).toEqual([
    ['00070', 'kept', -1],
    ['00070', 'open', -1],
    ['00070', 'open', 1],
  ]);
  const drafts = await read.select().from(t.answerDraft);
  expect(drafts.map(({ unitId, state }) => [unitId, state])).toEqual([
    ['00070', 'proposed'],
    ['00070', 'proposed'],
  ]);
  const waiting = (await read.select().from(t.cases)).filter((row) => row.waitingFor === 'approval');
  expect(waiting.map(({ id }) => id).toSorted()).toEqual(drafts.map(({ caseId }) => caseId).toSorted());
});

test('only what came within a day is mailed, so that nobody is written to about last year', async () => {
  const { read, t } = rowsOf();
  const mails = await read.select().from(t.outbox);
  expect(mails.length).toBeGreaterThan(0);
  const received = new Map((await read.select().from(t.cases)).map((row) => [row.id, row.receivedAt]));
  for (const { caseId, dueAt } of mails) {
    expect(caseId && received.has(caseId)).toBe(true);
    expect(dueAt).toBeGreaterThan(house.services.clock.now() - 86_400_000);
  }
});

test('its events, counters and photos are whole, and agree with a recount', async () => {
  expect(await findings()).toEqual([]);
});

test('given a database that has a city, then the demo is not loaded into it', async () => {
  expect(await loadDemoIfEmpty(house.services, HOUSE)).toBe(false);
});

test('given the name of an old commune that was cut, then the search of the desk knows both that took it over, also without diacritics', async () => {
  for (const typed of ['Dịch Vọng Hậu', 'dich vong hau', 'phường Dịch Vọng Hậu']) {
    const [reading] = await understand(house.services.store.read, places.city(), typed);
    const [former, ...others] = reading?.named ?? [];
    expect(others).toEqual([]);
    expect(former).toMatchObject({ id: 'Dịch Vọng Hậu', formerKind: 'phuong', district: 'quận Cầu Giấy' });
    const names = former?.unitIds.map((unitId) => places.city().unitName(unitId, 'vi'));
    expect(names?.toSorted()).toEqual(['Phường Cầu Giấy', 'Phường Nghĩa Đô']);
  }
});

test('given cases to measure with, then they are whole too: chains, counters, search', async () => {
  const { store } = house.services;
  const shell = { house: path.join(HOUSE), say: () => {}, progress: () => {} };
  await seedLoad(house.services, 500, shell);
  await seedLoad(house.services, 500, shell);
  expect(await findings()).toEqual([]);
  const { read, t } = rowsOf();
  expect(await read.select({ id: t.cases.id }).from(t.cases)).toHaveLength(1300);
  const everywhere = { units: 'all', restrictedIn: 'all' } as const;
  expect((await store.dialect.search.find(['thang', 'cuon'], everywhere, null, 50)).length).toBeGreaterThan(0);
});

test('given an event that somebody changed, or a last event that somebody removed, then the proof names the case', async () => {
  const { store } = house.services;
  const { eq, and } = await import('drizzle-orm');
  const { t } = store;
  const [closed] = await store.read.select().from(t.cases).where(eq(t.cases.status, 'closed')).limit(1);
  const [answered] = await store.read.select().from(t.cases).where(eq(t.cases.status, 'answered')).limit(1);
  const last = (
    await store.read
      .select()
      .from(t.caseEvent)
      .where(eq(t.caseEvent.caseId, answered?.id ?? ''))
  ).length;
  await store.write(async (tx) => {
    await tx
      .update(t.caseEvent)
      .set({ at: 1 })
      .where(and(eq(t.caseEvent.caseId, closed?.id ?? ''), eq(t.caseEvent.n, 1)));
    for (let n = 2; n <= last; n++) {
      await tx.delete(t.caseEvent).where(and(eq(t.caseEvent.caseId, answered?.id ?? ''), eq(t.caseEvent.n, n)));
    }
  });
  const found = await findings();
  expect(found).toContainEqual({ what: 'changed', name: `${closed?.reference} #1` });
  expect(found).toContainEqual({ what: 'status', name: `${answered?.reference}: answered` });
});
