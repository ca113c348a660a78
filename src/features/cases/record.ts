import { hash } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Handle, Store } from '../../platform/db/store.ts';
import { caseEvent } from '../../schema/sqlite.ts';
import { lastLink, nextLink } from './journal.ts';

export type EventData = Record<string, string | number | boolean | null>;

/** One thing that happened to a case. `open`: the resident may read it. */
export interface CaseEvent {
  caseId: string;
  n: number;
  kind: string;
  at: Instant;
  actor: 'resident' | 'staff' | 'system';
  actorId: string | null;
  unitId: string | null;
  open: boolean;
  data: EventData;
}

/** Told of each event in the transaction that wrote it; `app.ts` binds it to the room that mails. */
export type Announce = (tx: Handle, event: CaseEvent) => Promise<void>;

/** Hash of an event and of the one before it in its case (empty for the first), SHA-256 in hex. */
export function chainHash(before: string, event: CaseEvent): string {
  const { caseId, n, kind, at, actor, actorId, unitId, open, data } = event;
  const ordered = Object.keys(data)
    .sort()
    .map((key) => [key, data[key]]);
  return hash('sha256', JSON.stringify([before, caseId, n, kind, at, actor, actorId, unitId, open, ordered]));
}

/**
 * Appends an event to its case's chain and to the journal. Two writers of one number cannot both succeed: the key refuses the second.
 */
export async function record(
  store: Pick<Store, 'dialect'>,
  tx: Handle,
  event: Omit<CaseEvent, 'n'>,
  announce: Announce,
): Promise<CaseEvent> {
  const link = await lastLink(store, tx);
  const last = await tx
    .select({ n: caseEvent.n, hash: caseEvent.hash })
    .from(caseEvent)
    .where(eq(caseEvent.caseId, event.caseId))
    .orderBy(desc(caseEvent.n))
    .limit(1);
  const whole: CaseEvent = { ...event, n: (last[0]?.n ?? 0) + 1 };
  const hash = chainHash(last[0]?.hash ?? '', whole);
  await tx.insert(caseEvent).values({ ...whole, ...nextLink(link, hash), hash });
  await announce(tx, whole);
  return whole;
}
