import { desc, eq } from 'drizzle-orm';
import { addDays, type Instant, type LocalDate, localDate } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { audit, caseEvent, chainDay } from '../../schema/sqlite.ts';

/** Where a chain stands: its last position and the hash over everything up to it. */
export interface Head {
  position: number;
  hash: string;
}

/** Both chains at one moment. */
export interface ChainHead {
  /** What happened to cases. */
  journal: Head;
  /** What people of the office did and read besides. */
  audit: Head;
}

const START: Head = { position: 0, hash: '' };

/** Where both chains stand now. */
export async function chainHead(handle: Handle): Promise<ChainHead> {
  const events = handle
    .select({ position: caseEvent.position, hash: caseEvent.journal })
    .from(caseEvent)
    .orderBy(desc(caseEvent.position))
    .limit(1);
  const entries = handle
    .select({ position: audit.position, hash: audit.hash })
    .from(audit)
    .orderBy(desc(audit.position))
    .limit(1);
  return { journal: (await events)[0] ?? START, audit: (await entries)[0] ?? START };
}

/**
 * Keeps where both chains stand as the head of the local day that has just ended. Mailed to the administrators with their digest, it shows
 * who writes the past anew. @returns how many were kept
 */
export async function keepChainHead({ store }: Pick<Services, 'store'>, now: Instant): Promise<number> {
  const day = addDays(localDate(now), -1);
  return await store.write(async (tx) => {
    const [known] = await tx.select({ day: chainDay.day }).from(chainDay).where(eq(chainDay.day, day)).limit(1);
    if (known) return 0;
    const head = await chainHead(tx);
    const rows = (['journal', 'audit'] as const).map((chain) => ({ day, chain, ...head[chain], keptAt: now }));
    await tx.insert(chainDay).values(rows);
    return rows.length;
  });
}

/** The last head that was kept, for the digest; null before the first night. */
export async function lastKeptHead(handle: Handle): Promise<(ChainHead & { day: LocalDate }) | null> {
  const [last] = await handle.select({ day: chainDay.day }).from(chainDay).orderBy(desc(chainDay.day)).limit(1);
  if (!last) return null;
  const rows = await handle.select().from(chainDay).where(eq(chainDay.day, last.day));
  const head = (chain: 'journal' | 'audit') => {
    const row = rows.find((one) => one.chain === chain);
    return row ? { position: row.position, hash: row.hash } : START;
  };
  return { day: last.day, journal: head('journal'), audit: head('audit') };
}
