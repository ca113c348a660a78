import { and, eq, isNull, ne } from 'drizzle-orm';
import type { SealedColumn } from '../../platform/crypto/sealed-column.ts';
import type { Services } from '../../platform/services.ts';
import { keyRing } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { SEALED_COLUMNS } from './registry.ts';
import { KEPT } from './ring.ts';

const BATCH = 200;

type Needs = Pick<Services, 'store' | 'keys' | 'clock' | 'log'>;
type Row = typeof keyRing.$inferSelect;
export type ResealProgress = Row['progress'];

/**
 * Seals anew, with the present key, everything that a former one sealed. Its place is kept with each batch: cut short, it goes on there. In
 * the end the former key is forgotten.
 * @returns how many texts were sealed anew
 */
export async function reseal(services: Needs, progress: (done: ResealProgress) => void = () => {}): Promise<number> {
  const { read } = services.store;
  const rows = await read
    .select()
    .from(keyRing)
    .where(and(isNull(keyRing.finishedAt), ne(keyRing.id, KEPT)));
  if (rows.length === 0) return 0;
  const before = rows.reduce((sum, { progress: { done } }) => sum + done, 0);
  // One walk serves every former key: whichever opens a text, the present one seals it.
  const [first] = rows as [Row, ...Row[]];
  let at = first.progress;
  for (;;) {
    const next = await step(services, first.id, at);
    if (next === null) break;
    at = next;
    progress(at);
  }
  await finish(services, rows, at);
  return at.done - before;
}

/** The next batch, with its place; null when there is none. */
async function step({ store, keys }: Needs, id: string, at: ResealProgress): Promise<ResealProgress | null> {
  const index = Math.max(
    0,
    SEALED_COLUMNS.findIndex(({ name }) => name === at.column),
  );
  const column = SEALED_COLUMNS[index];
  if (!column) return null;
  const texts = await column.page(store.read, at.after, BATCH);
  const last = texts.at(-1);
  if (!last) {
    const following = SEALED_COLUMNS[index + 1];
    return following ? { ...at, column: following.name, after: '' } : null;
  }
  let { done, lost } = at;
  await store.write(async (tx) => {
    [done, lost] = [at.done, at.lost];
    for (const { id: rowId, sealed, context } of texts) {
      if (keys.isPresent(column.purpose, sealed, context)) continue;
      const text = keys.open(column.purpose, sealed, context);
      if (text === null) lost += 1;
      else {
        await column.put(tx, rowId, sealed, keys.seal(column.purpose, text, context));
        done += 1;
      }
    }
    const place = { column: column.name, after: last.id, done, lost };
    await tx.update(keyRing).set({ progress: place }).where(eq(keyRing.id, id));
  });
  return { column: column.name, after: last.id, done, lost };
}

async function finish(services: Needs, rows: readonly Row[], { done, lost }: ResealProgress): Promise<void> {
  const { store, clock, log } = services;
  await store.write(async (tx) => {
    for (const { id } of rows) {
      await tx.update(keyRing).set({ sealed: '', finishedAt: clock.now() }).where(eq(keyRing.id, id));
    }
    await recordAudit(services, tx, { action: 'secret.rotated', personId: null, data: { done, lost } });
  });
  log.info({ done, lost }, 'everything is sealed with the present key; SECRET_KEY_OLD is needed no more');
}

/** How many sealed texts the present keys open, and how many not: what the loss of the key costs. */
export async function countSealed({ store, keys }: Needs): Promise<Record<string, { opens: number; lost: number }>> {
  const counted: Record<string, { opens: number; lost: number }> = {};
  for (const column of SEALED_COLUMNS) counted[column.name] = await countColumn({ store, keys }, column);
  return counted;
}

async function countColumn({ store, keys }: Pick<Needs, 'store' | 'keys'>, column: SealedColumn) {
  const sums = { opens: 0, lost: 0 };
  for (let after = ''; ; ) {
    const texts = await column.page(store.read, after, BATCH);
    for (const { sealed, context } of texts)
      sums[keys.open(column.purpose, sealed, context) === null ? 'lost' : 'opens'] += 1;
    const last = texts.at(-1);
    if (!last) return sums;
    after = last.id;
  }
}
