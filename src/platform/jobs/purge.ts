import { and, eq, inArray, lt, or } from 'drizzle-orm';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import { outbox, slot } from '../../schema/sqlite.ts';
import type { Store } from '../db/store.ts';

/** What was sent can be asked about for a quarter of a year. */
const KEPT_DAYS = 90;
const BATCH = 100;

/** Deletes mail that left, or was not needed any more, 90 days ago, and the notes of sweeps as old. What is stuck stays. */
export async function purgeJobs({ store }: { store: Store }, now: Instant): Promise<number> {
  const limit = now - KEPT_DAYS * DAY_MS;
  let count = 0;
  for (;;) {
    const old = await store.read
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        or(
          and(eq(outbox.state, 'sent'), lt(outbox.sentAt, limit)),
          and(eq(outbox.state, 'dropped'), lt(outbox.dueAt, limit)),
        ),
      )
      .limit(BATCH);
    if (old.length === 0) break;
    const ids = old.map(({ id }) => id);
    await store.write((tx) => tx.delete(outbox).where(inArray(outbox.id, ids)));
    count += old.length;
  }
  await store.write((tx) => tx.delete(slot).where(lt(slot.slot, limit)));
  return count;
}
