import { and, eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { outbox } from '../../schema/sqlite.ts';
import type { Handle } from '../db/store.ts';

/** Puts a mail that was given up back in line, with all its tries: the address or the server has been put right. False when it was not. */
export async function sendAgain(tx: Handle, id: string, now: Instant): Promise<boolean> {
  const given = and(eq(outbox.id, id), eq(outbox.state, 'failed'));
  const back = { state: 'waiting', attempts: 0, dueAt: now, lockedUntil: 0, lockedBy: null } as const;
  const rows = await tx.update(outbox).set(back).where(given).returning({ id: outbox.id });
  return rows.length > 0;
}
