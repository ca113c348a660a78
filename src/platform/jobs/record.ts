import { and, eq, inArray } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { outbox } from '../../schema/sqlite.ts';
import type { Store } from '../db/store.ts';
import type { Sending } from '../mail/mailer.ts';
import { lanePause, pauseAfter } from './backoff.ts';
import type { OutboxRow } from './outbox.ts';
import { letterId, type Parcel } from './parcel.ts';

type Changes = Partial<OutboxRow>;
const UNLOCKED = { lockedUntil: 0, lockedBy: null } satisfies Changes;

/** Writes into rows that this runner holds; those whose lock another has taken over are left alone. */
export async function set(store: Store, by: string, rows: readonly OutboxRow[], changes: Changes): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const mine = and(inArray(outbox.id, ids), eq(outbox.lockedBy, by));
  await store.write((tx) => tx.update(outbox).set(changes).where(mine));
}

export const release: Changes = UNLOCKED;

/** What the rows of a parcel say after there was nothing to send. */
export function afterPacking(parcel: Parcel): Changes | null {
  if ('drop' in parcel) return { ...UNLOCKED, state: 'dropped', lastError: parcel.drop };
  if ('fail' in parcel) return { ...UNLOCKED, state: 'failed', lastError: parcel.fail };
  if ('until' in parcel) return { ...UNLOCKED, dueAt: parcel.until };
  return null;
}

/**
 * What the rows of a letter say after it was handed to the server.
 * @param downs how often in a row the server has been out of reach
 */
export function afterSending(
  rows: readonly OutboxRow[],
  to: string,
  sending: Sending,
  now: Instant,
  downs: number,
): Changes {
  if ('ok' in sending) {
    return { ...UNLOCKED, state: 'sent', sentAt: now, sentTo: to, letterId: letterId(rows), lastError: null };
  }
  if ('never' in sending) return { ...UNLOCKED, state: 'failed', sentTo: to, lastError: sending.never };
  if ('down' in sending) return { lockedBy: null, lockedUntil: now + lanePause(downs), lastError: sending.down };
  const attempts = Math.max(...rows.map((row) => row.attempts)) + 1;
  const pause = pauseAfter(attempts);
  const failed: Changes = { ...UNLOCKED, attempts, sentTo: to, lastError: sending.later };
  return pause === null ? { ...failed, state: 'failed' } : { ...failed, dueAt: now + pause };
}
