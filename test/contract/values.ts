import { and, asc, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inserter } from '../../src/platform/db/inserter.ts';
import type { Handle, Store } from '../../src/platform/db/store.ts';
import { cases, outbox, unit } from '../../src/schema/sqlite.ts';
import { at } from '../support/calendar.ts';
import { givenLedger } from '../support/contract-cases.ts';
import { UNITS } from '../support/town-rows.ts';

const mail = (id: string, more: Partial<typeof outbox.$inferInsert> = {}): typeof outbox.$inferInsert => ({
  id,
  kind: 'new_case',
  dedupeKey: id,
  state: 'waiting',
  params: {},
  createdAt: 0,
  dueAt: 0,
  attempts: 0,
  lockedUntil: 0,
  ...more,
});
const add = (store: Store, ...rows: (typeof outbox.$inferInsert)[]) =>
  store.write((tx) => tx.insert(outbox).values(rows));

export function valueSentences(store: () => Store): void {
  test('an instant comes back to the millisecond, at the epoch, before it and a thousand years on', async () => {
    const instants = [0, 1, 999, -1, 1_795_000_000_123, at('2026-02-17 00:00'), 32_503_680_000_001];
    await add(store(), ...instants.map((dueAt, i) => mail(`m${i}`, { dueAt })));
    const rows = await store()
      .read.select({ dueAt: outbox.dueAt, sentAt: outbox.sentAt })
      .from(outbox)
      .orderBy(asc(outbox.dueAt));
    expect(rows.map(({ dueAt }) => dueAt)).toEqual(instants.toSorted((a, b) => a - b));
    expect(new Set(rows.map(({ sentAt }) => sentAt))).toEqual(new Set([null]));
  });

  test('instants are compared by time, with both ends where the question puts them', async () => {
    await add(store(), ...[9, 10, 11, 100].map((dueAt) => mail(`m${dueAt}`, { dueAt })));
    const ids = async (where: ReturnType<typeof and>) =>
      (await store().read.select({ id: outbox.id }).from(outbox).where(where).orderBy(asc(outbox.dueAt))).map(
        ({ id }) => id,
      );
    expect(await ids(and(lte(outbox.dueAt, 10)))).toEqual(['m9', 'm10']);
    expect(await ids(and(gt(outbox.dueAt, 10), lt(outbox.dueAt, 100)))).toEqual(['m11']);
    expect(await ids(or(eq(outbox.dueAt, 9), eq(outbox.dueAt, 100)))).toEqual(['m9', 'm100']);
  });

  test('rows with whatever of their parts empty come back as they went in, more kinds of them than are remembered', async () => {
    const filled = { caseId: 'c', unitId: 'u', personId: 'p', lockedBy: 'l', sentAt: 1, lastError: 'x' };
    const parts = Object.entries(filled);
    const nothing = Object.fromEntries(parts.map(([part]) => [part, null]));
    const rows = Array.from({ length: 2 ** parts.length }, (_, n) => ({
      ...mail(`m${n}`),
      ...nothing,
      ...Object.fromEntries(parts.filter((_, bit) => n & (1 << bit))),
      sentTo: null,
      letterId: null,
      recipientId: null,
      turns: 0,
    })) as (typeof outbox.$inferSelect)[];
    await store().write(async (tx) => {
      const insert = inserter(tx, outbox);
      for (const row of [
        ...rows,
        ...rows.map((row) => ({ ...row, id: `${row.id} again`, dedupeKey: `${row.id} again` })),
      ])
        await insert(row);
    });
    const kept = await store().read.select().from(outbox);
    const first = kept.filter(({ id }) => !id.endsWith('again'));
    expect(kept).toHaveLength(2 * rows.length);
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(first.toSorted(byId)).toEqual(rows.toSorted(byId));
  });

  test('JSON comes back as it went in, with Vietnamese, quotes, nothing and deep lists in it', async () => {
    const params = { a: 'Đường "Điện Biên Phủ"', b: 1.5, c: true, d: null, e: '', 'với dấu': "it's" };
    const hours = { weekdays: [[480, 720]] } as never;
    await add(store(), mail('m', { params }));
    await store().write((tx) =>
      tx.insert(unit).values(UNITS.map((row) => (row.id === '01' ? { ...row, hours } : row))),
    );
    expect(await store().read.select({ params: outbox.params }).from(outbox)).toEqual([{ params }]);
    const read = (id: string) => store().read.select({ hours: unit.hours }).from(unit).where(eq(unit.id, id));
    expect([await read('01'), await read('00070')]).toEqual([[{ hours }], [{ hours: null }]]);
  });

  test('yes and no are true and false, in answers and in questions', async () => {
    await store().write((tx) => tx.insert(unit).values(UNITS));
    const cityWide = await store().read.select().from(unit).where(eq(unit.cityWide, true)).orderBy(asc(unit.id));
    expect(cityWide.map(({ id }) => id)).toEqual(['01', 'HN-SVHTT', 'HN-TTTP']);
    expect(cityWide.map((row) => [row.cityWide, row.wordsInMail])).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ]);
    const tops = await store().read.select({ id: unit.id }).from(unit).where(isNull(unit.parentId));
    expect(tops).toEqual([{ id: '01' }]);
  });

  test('a word that is not on a closed list is refused by the database itself', async () => {
    const job = add(store(), mail('m', { state: 'lost' as never }));
    await expect(job).rejects.toThrow();
    expect(await store().read.select().from(outbox)).toEqual([]);
  });

  test('a query kept with placeholders takes values of every kind', async () => {
    const question = store()
      .read.select({ id: outbox.id })
      .from(outbox)
      .where(and(eq(outbox.kind, sql.placeholder('kind')), lte(outbox.dueAt, sql.placeholder('now'))))
      .limit(sql.placeholder('limit'));
    await add(store(), mail('m1', { dueAt: 5 }), mail('m2', { dueAt: 7 }));
    expect(await question.prepare().execute({ kind: 'new_case', now: 6, limit: 10 })).toEqual([{ id: 'm1' }]);
  });

  test('pages by deadline, then by receipt, meet every case once, though deadlines are the same', async () => {
    const ledger = await givenLedger(store());
    const days = ['2026-11-20', '2026-11-18', '2026-11-20', '2026-11-19', '2026-11-20', '2026-11-18', '2026-11-19'];
    for (const day of days) await ledger.file({ dueAt: at(`${day} 17:00`) });
    const met: { dueAt: number; serial: number }[] = [];
    for (;;) {
      const rows = await pageAfter(store().read, met.at(-1));
      met.push(...rows);
      if (rows.length < 2) break;
    }
    expect(met).toHaveLength(days.length);
    expect(met).toEqual(met.toSorted((a, b) => a.dueAt - b.dueAt || a.serial - b.serial));
  });
}

function pageAfter(read: Handle, last: { dueAt: number; serial: number } | undefined) {
  const later =
    last && sql`(${cases.dueAt}, ${cases.serial}) > (${sql.param(last.dueAt, cases.dueAt)}, ${last.serial})`;
  const page = read.select({ dueAt: cases.dueAt, serial: cases.serial }).from(cases).where(later).as('page');
  return read.select().from(page).orderBy(asc(page.dueAt), asc(page.serial)).limit(2);
}
