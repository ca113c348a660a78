import { lt } from 'drizzle-orm';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { arrival } from '../../schema/sqlite.ts';

export type Outcome = (typeof arrival.$inferSelect)['outcome'];

/** As long as the outbox keeps what was sent: a token older than that finds nothing. */
const KEPT_DAYS = 90;

/** Writes down what became of a mail, together with what it caused. @returns false when that was done before: then nothing is to be done */
export async function noteArrival(
  tx: Handle,
  row: { digest: string; at: Instant; outcome: Outcome; outboxId?: string | null },
): Promise<boolean> {
  const rows = await tx
    .insert(arrival)
    .values({ ...row, outboxId: row.outboxId ?? null })
    .onConflictDoNothing()
    .returning({ digest: arrival.digest });
  return rows.length > 0;
}

/** Forgets the names of mails that came in 90 days ago. */
export async function purgeArrivals({ store }: Pick<Services, 'store'>, now: Instant): Promise<number> {
  const old = lt(arrival.at, now - KEPT_DAYS * DAY_MS);
  const rows = await store.write((tx) => tx.delete(arrival).where(old).returning({ digest: arrival.digest }));
  return rows.length;
}
