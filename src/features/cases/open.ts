import type { Instant } from '../../domain/instant.ts';
import { inserter } from '../../platform/db/inserter.ts';
import { prepared } from '../../platform/db/prepared.ts';
import type { Handle, Store } from '../../platform/db/store.ts';
import { caseEvent, cases, sealedContact } from '../../schema/sqlite.ts';
import { countAll } from './count-all.ts';
import { firstDigest } from './digest.ts';
import { lastLink, nextLink } from './journal.ts';
import { type Announce, type CaseEvent, chainHash } from './record.ts';
import { attach, type KeptPhoto } from './say.ts';
import type { CaseRow } from './tallies.ts';

/** A feedback ready to be stored: everything is decided, cleaned and hashed. */
export interface NewCase {
  row: CaseRow;
  /** Folded words for search. */
  words: string;
  contact: { sealed: string; consentAt: number } | null;
  photos: readonly KeptPhoto[];
  /** Who typed it in for the resident, from what, and when: what came on paper may have been received on an earlier day. */
  typedBy?: { personId: string; channel: Channel; at: Instant };
}

interface OpenDeps {
  store: Store;
  announce: Announce;
  newId: () => string;
}

/** How words reach the counter that nobody typed themselves. */
export const CHANNELS = ['paper', 'phone', 'in_person'] as const;
export type Channel = (typeof CHANNELS)[number];

const insertCase = (tx: Handle) => inserter(tx, cases);
const insertEvent = (tx: Handle) => inserter(tx, caseEvent);

/**
 * Files cases with their first events, photos, counters, search entries and mail, inside the caller's transaction. Each step is taken for
 * all of them before the next: what is in the processor's caches for one serves the others, which halves the cost of a busy moment.
 * In quarantine a case is kept whole, but neither announced, counted nor found.
 * @throws the driver's unique violation when a submission, or where the clock went back a reference, is there already
 */
export async function openCases(deps: OpenDeps, tx: Handle, list: readonly NewCase[]): Promise<void> {
  const { store, announce } = deps;
  const addCase = prepared(tx, 'cases.insert', insertCase);
  for (const { row } of list) await addCase(row);
  const events = await beginChains(store, tx, list);
  for (const input of list) await addBelongings(deps, tx, input);
  await countAll(
    tx,
    list.map(({ row }) => row),
  );
  const shown = ({ row }: NewCase) => row.queue !== 'quarantine';
  for (const { row, words } of list.filter(shown)) {
    const { serial, unitId, restricted } = row;
    await store.dialect.search.put(tx, { serial, words, unitId, restricted });
  }
  for (const [i, input] of list.entries()) {
    const event = events[i];
    if (event && shown(input)) await announce(tx, event);
  }
}

/** The first event of each, in the order in which they were received. */
async function beginChains(store: Store, tx: Handle, list: readonly NewCase[]): Promise<CaseEvent[]> {
  const addEvent = prepared(tx, 'case_event.first', insertEvent);
  const events: CaseEvent[] = [];
  let link = await lastLink(store, tx);
  for (const { row, contact, photos, typedBy } of list) {
    const event: CaseEvent = {
      caseId: row.id,
      n: 1,
      kind: 'submitted',
      at: typedBy?.at ?? row.receivedAt,
      actor: typedBy ? 'staff' : 'resident',
      actorId: typedBy?.personId ?? null,
      unitId: row.unitId,
      open: true,
      data: {
        kind: row.kind,
        dueAt: row.dueAt,
        suspicion: row.suspicion,
        restriction: row.restriction,
        first: firstDigest(row, photos),
        ...(contact && { contact: contact.consentAt }),
        ...(typedBy && { channel: typedBy.channel }),
        ...(typedBy && typedBy.at !== row.receivedAt && { receivedAt: row.receivedAt }),
      },
    };
    const hash = chainHash('', event);
    link = nextLink(link, hash);
    await addEvent({ ...event, ...link, hash });
    events.push(event);
  }
  return events;
}

async function addBelongings({ newId }: OpenDeps, tx: Handle, { row, contact, photos }: NewCase): Promise<void> {
  if (contact) await tx.insert(sealedContact).values({ caseId: row.id, ...contact });
  await attach(tx, { caseId: row.id, messageId: null, at: row.receivedAt }, photos, newId);
}
