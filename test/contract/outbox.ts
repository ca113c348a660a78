import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Store } from '../../src/platform/db/store.ts';
import { createIds } from '../../src/platform/ids.ts';
import { claim, LOCK_MS } from '../../src/platform/jobs/claim.ts';
import { post } from '../../src/platform/jobs/outbox.ts';
import { createSweeper } from '../../src/platform/jobs/sweeps.ts';
import { createLog } from '../../src/platform/log.ts';
import { outbox, slot } from '../../src/schema/sqlite.ts';

const NOW = 1_795_000_000_000;
const ids = createIds({ now: () => NOW });
const NO_BUNDLES = new Set<string>();

const send = (store: Store, dedupeKey: string, more: { caseId?: string; dueAt?: number; unitId?: string } = {}) =>
  store.write((tx) =>
    post(tx, ids, { kind: 'new_case', dedupeKey, at: NOW, params: { reference: 'HN-1', urgent: true }, ...more }),
  );

export function outboxSentences(store: () => Store): void {
  test('a mail written twice for one cause is there once', async () => {
    await send(store(), 'a');
    await send(store(), 'a');
    const rows = await store().read.select().from(outbox);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      state: 'waiting',
      params: { reference: 'HN-1', urgent: true },
      dueAt: NOW,
      lockedUntil: 0,
    });
  });

  test('of two runners that look at the same instant, none gets a mail that the other has', async () => {
    for (let i = 0; i < 30; i++) await send(store(), `mail ${i}`);
    const taken = await Promise.all(['left', 'right', 'third'].map((by) => claim(store(), by, NOW, NO_BUNDLES)));
    const claimed = taken.flat().map(({ id }) => id);
    expect(new Set(claimed).size).toBe(claimed.length);
    expect(claimed.length).toBeGreaterThanOrEqual(20);
  });

  test('a mail that a dead runner held is taken again when its lock has run out', async () => {
    await send(store(), 'a');
    const at = async (by: string, now: number) => (await claim(store(), by, now, NO_BUNDLES)).length;
    expect([await at('dead', NOW), await at('heir', NOW + LOCK_MS - 1), await at('heir', NOW + LOCK_MS)]).toEqual([
      1, 0, 1,
    ]);
  });

  test('a mail that is not due stays', async () => {
    await send(store(), 'later', { dueAt: NOW + 1 });
    expect(await claim(store(), 'me', NOW, NO_BUNDLES)).toEqual([]);
    expect(await claim(store(), 'me', NOW + 1, NO_BUNDLES)).toHaveLength(1);
  });

  test('a span of time of a sweep is taken by one process only, and a daily one that failed by one only again', async () => {
    const runs: number[] = [];
    const run = async (now: number) => {
      runs.push(now);
      if (runs.length === 1) throw new Error('the disk is full');
      return 7;
    };
    const sweepers = ['left', 'right', 'third'].map(() =>
      createSweeper({ store: store(), log: createLog('silent') }, [{ name: 'letters', every: '00:00', run }]),
    );
    const { signal } = new AbortController();
    for (const now of [NOW, NOW + 60_000, NOW + 900_000, NOW + 1_800_000])
      await Promise.all(sweepers.map((sweep) => sweep(now, signal)));
    expect(runs).toEqual([NOW, NOW + 900_000]);
    const rows = await store().read.select().from(slot).where(eq(slot.sweep, 'letters'));
    expect(rows).toMatchObject([{ count: 7, error: null, startedAt: NOW + 900_000 }]);
  });
}
