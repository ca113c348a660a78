import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Handle, Store } from '../../src/platform/db/store.ts';
import { setting } from '../../src/schema/sqlite.ts';

const put = (tx: Handle, key: string) => tx.insert(setting).values({ key, value: 1, source: 'test', changedAt: 0 });
const keys = async (store: Store) =>
  (await store.read.select({ key: setting.key }).from(setting).orderBy(asc(setting.key))).map(({ key }) => key);

export function writeSentences(store: () => Store): void {
  test('a job that fails in the middle leaves nothing behind', async () => {
    const job = store().write(async (tx) => {
      await put(tx, 'a');
      await put(tx, 'b');
      throw new Error('changed my mind');
    });
    await expect(job).rejects.toThrow('changed my mind');
    expect(await keys(store())).toEqual([]);
  });

  test('of jobs begun together, the failing one undoes its own changes alone and hears its own error', async () => {
    const jobs = ['a', 'b', 'c', 'd'].map((key) =>
      store().write(async (tx) => {
        await put(tx, key);
        if (key === 'b') throw new Error(`not ${key}`);
        return key;
      }),
    );
    const answers = await Promise.allSettled(jobs);
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason)))).toEqual([
      'a',
      'Error: not b',
      'c',
      'd',
    ]);
    expect(await keys(store())).toEqual(['a', 'c', 'd']);
  });

  test('a job whose line the database refused undoes its own changes alone', async () => {
    const job = (key: string, again: string) =>
      store().write(async (tx) => {
        await put(tx, key);
        await put(tx, again);
      });
    const [first, second] = await Promise.allSettled([job('a', 'b'), job('c', 'c')]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect(await keys(store())).toEqual(['a', 'b']);
  });

  test('a write inside a write is refused instead of waiting for itself for ever', async () => {
    const job = store().write(async (tx) => {
      await put(tx, 'outer');
      await store().write((inner) => put(inner, 'inner'));
    });
    await expect(job).rejects.toThrow('a write inside a write');
    expect(await keys(store())).toEqual([]);
    await store().write((tx) => put(tx, 'later'));
    expect(await keys(store())).toEqual(['later']);
  });

  test('whoever reads while a write is running sees all of it or nothing', async () => {
    const reads: Promise<string[]>[] = [];
    await store().write(async (tx) => {
      await put(tx, 'first half');
      reads.push(keys(store()));
      await Promise.resolve();
      await put(tx, 'second half');
      reads.push(keys(store()));
    });
    for (const seen of await Promise.all(reads)) expect([0, 2]).toContain(seen.length);
    expect(await keys(store())).toHaveLength(2);
  });

  test('reading cannot write', async () => {
    await expect(async () => await put(store().read, 'a')).rejects.toThrow();
    expect(await keys(store())).toEqual([]);
  });

  test('a second row of the same name is recognised as such, and no other error is', async () => {
    await store().write((tx) => put(tx, 'a'));
    const twice = await store()
      .write((tx) => put(tx, 'a'))
      .catch((error: unknown) => error);
    const nothing = await store()
      .write((tx) => tx.insert(setting).values({ key: 'b', value: null, source: null, changedAt: 0 } as never))
      .catch((error: unknown) => error);
    const { isUniqueViolation, trouble } = store().dialect;
    expect([twice, nothing].map(isUniqueViolation)).toEqual([true, false]);
    expect([twice, nothing].map(trouble)).toEqual([null, null]);
  });

  test('a change tells how many rows it met, so that a compare-and-set knows whether it won', async () => {
    await store().write((tx) => put(tx, 'a'));
    const set = (source: string, expected: string) =>
      store().write((tx) =>
        tx.update(setting).set({ source }).where(eq(setting.source, expected)).returning({ key: setting.key }),
      );
    const answers = await Promise.all([set('mine', 'test'), set('yours', 'test')]);
    expect(answers.map((rows) => rows.length).sort()).toEqual([0, 1]);
  });
}
