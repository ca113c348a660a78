import { inserter } from '../../platform/db/inserter.ts';
import { prepared } from '../../platform/db/prepared.ts';
import type { Handle, Store } from '../../platform/db/store.ts';
import { caseEvent, cases, sealedContact } from '../../schema/sqlite.ts';
import { firstDigest } from './digest.ts';
import { lastLink, nextLink } from './journal.ts';
import { type Announce, type CaseEvent, chainHash } from './record.ts';
import type { KeptPhoto } from './say.ts';
import { type CaseRow, recount } from './tallies.ts';

/** A feedback ready to be stored: everything is decided, cleaned and hashed. */
export interface NewCase {
  row: CaseRow;
  /** Folded words for search. */
  words: string;
  contact: { sealed: string; consentAt: number } | null;
  /** Who typed it in for the resident, and from what. */
  typedBy?: { personId: string; channel: Channel };
}

/** How words reach the counter that nobody typed themselves. */
export const CHANNELS = ['paper', 'phone', 'in_person'] as const;
export type Channel = (typeof CHANNELS)[number];

const insertCase = (tx: Handle) => inserter(tx, cases);
const insertEvent = (tx: Handle) => inserter(tx, caseEvent);

/**
 * Files a case with its first event, counters, search entry and mail, inside the caller's transaction.
 * In quarantine a case is kept whole, but neither announced, counted nor found.
 * @throws the driver's unique violation when the submission, or by bad luck its reference, is there already
 */
export async function openCase(
  store: Store,
  tx: Handle,
  input: NewCase,
  photos: readonly KeptPhoto[],
  announce: Announce,
): Promise<void> {
  const { row, typedBy } = input;
  await prepared(tx, 'cases.insert', insertCase)(row);
  const event: CaseEvent = {
    caseId: row.id,
    n: 1,
    kind: 'submitted',
    at: row.receivedAt,
    actor: typedBy ? 'staff' : 'resident',
    actorId: typedBy?.personId ?? null,
    unitId: row.unitId,
    open: true,
    data: {
      kind: row.kind,
      dueAt: row.dueAt,
      suspicion: row.suspicion,
      first: firstDigest(row, photos),
      ...(typedBy && { channel: typedBy.channel }),
    },
  };
  const hash = chainHash('', event);
  await prepared(tx, 'case_event.first', insertEvent)({ ...event, ...nextLink(await lastLink(store, tx), hash), hash });
  if (input.contact) await tx.insert(sealedContact).values({ caseId: row.id, ...input.contact });
  if (row.queue === 'quarantine') return;
  await recount(tx, null, row);
  await store.dialect.search.put(tx, {
    serial: row.serial,
    words: input.words,
    unitId: row.unitId,
    restricted: row.restricted,
  });
  await announce(tx, event);
}
