import { and, eq, inArray, isNull } from 'drizzle-orm';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Delivery, Mailboxes } from '../../platform/jobs/mailboxes.ts';
import { addressHash } from '../../platform/mail/address-hash.ts';
import type { Services } from '../../platform/services.ts';
import { deadMailbox, person } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import type { Places } from '../places/index.ts';
import { tellOfDead } from './tell.ts';

export type DeadRow = typeof deadMailbox.$inferSelect;

/** A report of a server that took a letter first comes within this time: who gave up later had tried for days. */
const SILENCE_MS = 2 * DAY_MS;

export type DeadDeps = Pick<Services, 'store' | 'clock' | 'keys' | 'ids'> & { places: Places };

/** Notes that an address takes no mail, and says so at once to those who can do something about it. */
export async function markDead(
  tx: Handle,
  deps: DeadDeps,
  { address, recipientId, at }: Delivery,
  { words, source }: Pick<DeadRow, 'words' | 'source'>,
): Promise<void> {
  if (recipientId === null) return;
  const hash = addressHash(deps.keys, address);
  const row: DeadRow = {
    addressHash: hash,
    personId: recipientId,
    since: at,
    lastAt: at,
    source,
    words: words.slice(0, 500),
    takenAt: null,
  };
  const [known] = await tx.select().from(deadMailbox).where(eq(deadMailbox.addressHash, hash)).limit(1);
  if (known?.personId === recipientId) {
    await tx
      .update(deadMailbox)
      .set({ lastAt: at, words: row.words, source, takenAt: null })
      .where(eq(deadMailbox.addressHash, hash));
    return;
  }
  await tx.insert(deadMailbox).values(row).onConflictDoUpdate({ target: deadMailbox.addressHash, set: row });
  await recordAudit(deps, tx, { action: 'address.blocked', personId: null, subject: recipientId, data: { source } });
  await tellOfDead(tx, deps, row);
}

/** What the lane says of each letter: a mailbox refuses, or takes again. */
export function watchMailboxes(deps: DeadDeps): Mailboxes {
  return {
    dead: (tx, delivery, words) => markDead(tx, deps, delivery, { words, source: 'reply' }),
    async taken(tx, { address, at }) {
      const [row] = await tx
        .select()
        .from(deadMailbox)
        .where(eq(deadMailbox.addressHash, addressHash(deps.keys, address)))
        .limit(1);
      if (!row) return;
      const it = eq(deadMailbox.addressHash, row.addressHash);
      // A server that said no and now says yes is proof; one that takes everything and sends it back must keep silent first.
      if (row.source === 'reply') await revive(tx, deps, row.personId, null, row.addressHash);
      else if (row.takenAt === null) await tx.update(deadMailbox).set({ takenAt: at }).where(it);
    },
  };
}

/**
 * Alive again: a letter was taken, and no report came back in time. Gone as well: who was given another address, or works here no more.
 * @returns how many
 */
export async function reviveSilent(deps: Pick<Services, 'store' | 'clock' | 'keys'>, now: Instant): Promise<number> {
  const { store } = deps;
  const rows = await store.read.select().from(deadMailbox);
  if (rows.length === 0) return 0;
  const known = new Set((await readDead(deps)).map(({ addressHash: hash }) => hash));
  const over = rows.filter(
    ({ addressHash: hash, takenAt }) => !known.has(hash) || (takenAt !== null && takenAt < now - SILENCE_MS),
  );
  if (over.length === 0) return 0;
  await store.write(async (tx) => {
    for (const { personId, addressHash: hash } of over) await revive(tx, deps, personId, null, hash);
  });
  return over.length;
}

/**
 * A mailbox is alive: somebody says so, or has just written from it, or a mail got through.
 * @param by who says so; null when the program found out
 * @param hash of one address; without it, whatever address of that person
 * @returns false when it was not dead
 */
export async function revive(
  tx: Handle,
  deps: Pick<Services, 'store' | 'clock'>,
  personId: string,
  by: string | null,
  hash?: string,
): Promise<boolean> {
  const rows = await tx
    .delete(deadMailbox)
    .where(and(eq(deadMailbox.personId, personId), hash ? eq(deadMailbox.addressHash, hash) : undefined))
    .returning({ hash: deadMailbox.addressHash });
  if (rows.length > 0) await recordAudit(deps, tx, { action: 'address.freed', personId: by, subject: personId });
  return rows.length > 0;
}

/** A dead mailbox with whose it is. */
export interface DeadMailbox extends DeadRow {
  email: string;
}

/** The mailboxes that are dead now: the person still works here, and still has the address that was refused. Longest dead first. */
export async function readDead(
  { store, keys }: Pick<Services, 'store' | 'keys'>,
  people?: readonly string[],
  handle: Handle = store.read,
): Promise<DeadMailbox[]> {
  const whose = people ? inArray(deadMailbox.personId, [...people]) : undefined;
  const rows = await handle
    .select({ dead: deadMailbox, email: person.email })
    .from(deadMailbox)
    .innerJoin(person, eq(person.id, deadMailbox.personId))
    .where(and(whose, isNull(person.disabledAt)))
    .orderBy(deadMailbox.since);
  return rows
    .filter(({ dead, email }) => dead.addressHash === addressHash(keys, email))
    .map(({ dead, email }) => ({ ...dead, email }));
}
