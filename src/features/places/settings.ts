import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { setting } from '../../schema/sqlite.ts';
import { bumpCity } from './watch.ts';

/** Changes a setting of the city; `source` says which law, decision or proposal it comes from. */
export async function putSetting(
  tx: Handle,
  given: { key: string; value: unknown; source: string },
  now: Instant,
): Promise<void> {
  const set = { value: given.value, source: given.source, changedAt: now };
  await tx
    .insert(setting)
    .values({ key: given.key, ...set })
    .onConflictDoUpdate({ target: setting.key, set });
  await bumpCity(tx, now);
}

/** Takes a setting back; what the program says by itself holds again. */
export async function dropSetting(tx: Handle, key: string, now: Instant): Promise<void> {
  await tx.delete(setting).where(eq(setting.key, key));
  await bumpCity(tx, now);
}
