import type { Instant } from '../../domain/instant.ts';
import { outbox } from '../../schema/sqlite.ts';
import { inserter } from '../db/inserter.ts';
import { prepared } from '../db/prepared.ts';
import type { Handle } from '../db/store.ts';
import type { Ids } from '../ids.ts';

export type OutboxRow = typeof outbox.$inferSelect;
export type MailParams = OutboxRow['params'];

/** A mail that is to leave. `dedupeKey` names its cause: a second row for the same cause is silently left out. */
export interface Post {
  kind: string;
  dedupeKey: string;
  caseId?: string | null;
  unitId?: string | null;
  personId?: string | null;
  params?: MailParams;
  at: Instant;
  /** Not before; without it, at once. */
  dueAt?: Instant;
}

const insertRow = (tx: Handle) => inserter(tx, outbox, { known: outbox.dedupeKey });

/** Puts a mail into the outbox, in the transaction of its cause: it leaves if and only if the cause is kept. */
export async function post(tx: Handle, ids: Ids, mail: Post): Promise<void> {
  const row: OutboxRow = {
    id: ids.uuid(),
    kind: mail.kind,
    dedupeKey: mail.dedupeKey,
    state: 'waiting',
    caseId: mail.caseId ?? null,
    unitId: mail.unitId ?? null,
    personId: mail.personId ?? null,
    params: mail.params ?? {},
    createdAt: mail.at,
    dueAt: mail.dueAt ?? mail.at,
    attempts: 0,
    lockedUntil: 0,
    lockedBy: null,
    sentAt: null,
    sentTo: null,
    letterId: null,
    lastError: null,
    recipientId: null,
    turns: 0,
  };
  await prepared(tx, 'outbox.post', insertRow)(row);
}
