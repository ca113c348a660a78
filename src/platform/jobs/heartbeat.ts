import type { Instant } from '../../domain/instant.ts';
import { slot } from '../../schema/sqlite.ts';
import type { Store } from '../db/store.ts';

/** One small write through the same door as a resident's, into a row of its own. @throws StoreTrouble when it is not on the disk */
export async function beat(store: Store, now: Instant): Promise<void> {
  await store.write((tx) =>
    tx
      .insert(slot)
      .values({ sweep: 'heartbeat', slot: 0, startedAt: now })
      .onConflictDoUpdate({ target: [slot.sweep, slot.slot], set: { startedAt: now } }),
  );
}
