import { hash } from 'node:crypto';
import { eq, max, sql } from 'drizzle-orm';
import { prepared } from '../../platform/db/prepared.ts';
import type { Handle, Store } from '../../platform/db/store.ts';
import { caseEvent } from '../../schema/sqlite.ts';

/** Where an event stands among all events, and the hash over everything up to it. */
export interface Link {
  position: number;
  journal: string;
}

/** Two processes on PostgreSQL take turns by this number until their transactions end; SQLite has one writer anyway. */
const TURN = 4_711_001;

/** Without a `limit`: its number would be bound, and SQLite prepares such a statement anew at each run. */
const readLast = (tx: Handle) =>
  tx
    .select({ position: caseEvent.position, journal: caseEvent.journal })
    .from(caseEvent)
    .where(eq(caseEvent.position, tx.select({ position: max(caseEvent.position) }).from(caseEvent)))
    .prepare();

/** The journal's last link, as this transaction sees it; nobody else adds one until the transaction ends. */
export async function lastLink({ dialect }: Pick<Store, 'dialect'>, tx: Handle): Promise<Link> {
  if (dialect.name === 'postgres') {
    await tx.select({ turn: sql`pg_advisory_xact_lock(${TURN})` }).from(sql`(select 1) as one`);
  }
  const [last] = await prepared(tx, 'journal.last', readLast).execute();
  return last ?? { position: 0, journal: '' };
}

/** The link after another one, for an event with this hash; SHA-256 in hex. */
export const nextLink = (before: Link, eventHash: string): Link => ({
  position: before.position + 1,
  journal: hash('sha256', before.journal + eventHash),
});
