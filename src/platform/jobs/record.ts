import { and, eq, inArray } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { outbox } from '../../schema/sqlite.ts';
import type { Handle, Store } from '../db/store.ts';
import { isLongDead } from '../mail/dead-mailbox.ts';
import type { Sending } from '../mail/mailer.ts';
import { lanePause, pauseAfter } from './backoff.ts';
import { afterDeath, givenUp, type Mailboxes } from './mailboxes.ts';
import type { OutboxRow } from './outbox.ts';
import { type Draft, letterId, type Parcel } from './parcel.ts';

type Changes = Partial<OutboxRow>;
const UNLOCKED = { lockedUntil: 0, lockedBy: null } satisfies Changes;

/** Writes into rows that this runner holds; those whose lock another has taken over are left alone. */
export async function set(store: Store, by: string, rows: readonly OutboxRow[], changes: Changes): Promise<void> {
  await store.write((tx) => setIn(tx, by, rows, changes));
}

async function setIn(tx: Handle, by: string, rows: readonly OutboxRow[], changes: Changes): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await tx
    .update(outbox)
    .set(changes)
    .where(and(inArray(outbox.id, ids), eq(outbox.lockedBy, by)));
}

const triesOf = (rows: readonly OutboxRow[]): number => Math.max(...rows.map((row) => row.attempts)) + 1;

/** So many tries lie fifteen hours and more apart: a mailbox that was full all that time is not about to be read. */
const LONG_TRIES = 8;

/** The server's words when they say that the mailbox is dead, or have said for long that it takes nothing at present; else null. */
function wordsOfDeath(rows: readonly OutboxRow[], sending: Sending): string | null {
  if ('never' in sending) return sending.deadMailbox ? sending.never : null;
  if (!('later' in sending) || triesOf(rows) < LONG_TRIES) return null;
  return isLongDead(sending.later) ? sending.later : null;
}

/** Writes down what became of a letter, and what that says of the mailbox, in one. */
export async function settle(
  { store, by, mailboxes }: { store: Store; by: string; mailboxes: Mailboxes },
  { rows, draft }: { rows: readonly OutboxRow[]; draft: Draft },
  sending: Sending,
  { now, downs }: { now: Instant; downs: number },
): Promise<void> {
  const delivery = { address: draft.to, recipientId: draft.recipientId ?? null, at: now };
  const words = wordsOfDeath(rows, sending);
  await store.write(async (tx) => {
    if (words !== null) {
      await mailboxes.dead(tx, delivery, words);
      for (const row of rows) {
        const next = draft.lastHope ? givenUp(words) : afterDeath(row, words, now);
        await setIn(tx, by, [row], { ...next, sentTo: draft.to });
      }
      return;
    }
    if ('ok' in sending) await mailboxes.taken(tx, delivery);
    const changes = afterSending(rows, draft.to, sending, now, downs);
    await setIn(tx, by, rows, { ...changes, ...('ok' in sending && { recipientId: delivery.recipientId }) });
  });
}

export const release: Changes = UNLOCKED;

/** What the rows of a parcel say after there was nothing to send. */
export function afterPacking(parcel: Parcel, now: Instant): Changes | null {
  if ('drop' in parcel) return { ...UNLOCKED, state: 'dropped', lastError: parcel.drop };
  if ('fail' in parcel) return { ...UNLOCKED, state: 'failed', lastError: parcel.fail };
  if ('until' in parcel) return { ...UNLOCKED, dueAt: parcel.until };
  if ('later' in parcel) return putOff(parcel.rows, parcel.later, now);
  return null;
}

/**
 * What the rows of a letter say after it was handed to the server.
 * @param downs how often in a row the server has been out of reach
 */
function afterSending(rows: readonly OutboxRow[], to: string, sending: Sending, now: Instant, downs: number): Changes {
  if ('ok' in sending) {
    return { ...UNLOCKED, state: 'sent', sentAt: now, sentTo: to, letterId: letterId(rows), lastError: null };
  }
  if ('never' in sending) return { ...UNLOCKED, state: 'failed', sentTo: to, lastError: sending.never };
  if ('down' in sending) return { lockedBy: null, lockedUntil: now + lanePause(downs), lastError: sending.down };
  return { ...putOff(rows, sending.later, now), sentTo: to };
}

/** One more try was in vain: the next is due after a longer pause, or it was the last. */
function putOff(rows: readonly OutboxRow[], words: string, now: Instant): Changes {
  const attempts = triesOf(rows);
  const pause = pauseAfter(attempts);
  const tried: Changes = { ...UNLOCKED, attempts, lastError: words };
  return pause === null ? { ...tried, state: 'failed' } : { ...tried, dueAt: now + pause };
}
