import { asc, gt, inArray } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Store } from '../../platform/db/store.ts';
import { caseEvent, cases } from '../../schema/sqlite.ts';
import { dialogueDigest, firstDigest } from './digest.ts';
import { lastLink } from './journal.ts';
import { type CaseEvent, chainHash } from './record.ts';
import type { CaseRow } from './tallies.ts';
import { type Beside, readBeside } from './verify-facts.ts';
import { digestsOf, photosOf, readSaid, type Said } from './verify-words.ts';

const BATCH = 400;

/** True for a case with words that none of its events covers, since they are of a version that covered none. */
export const isUncovered = ({ message }: CaseRow, events: readonly CaseEvent[]) =>
  message !== '' && events.length > 0 && events.every(({ data }) => data.first === undefined);

/** Covers the case as it stands now: what was changed before is not found, what is changed later is. */
function sealOf(row: CaseRow, said: Said, beside: Beside, at: Instant): Omit<CaseEvent, 'n'> {
  return {
    caseId: row.id,
    kind: 'sealed_words',
    at,
    actor: 'system',
    actorId: null,
    unitId: null,
    open: false,
    data: {
      first: firstDigest(said.originals.first(row), photosOf(said, row.id, null)),
      dialogue: dialogueDigest(digestsOf(row, said)),
      dueAt: row.dueAt,
      restriction: row.restriction,
      contact: beside.consent.get(row.id) ?? null,
    },
  };
}

/**
 * Appends to each case of a former version an event that covers its words, before the journal is written over all events: those of this have
 * none yet either. Cut short, it goes on where it was.
 */
export async function sealWords(store: Store, at: Instant): Promise<void> {
  for (let last = 0; ; ) {
    const rows = await store.read
      .select()
      .from(cases)
      .where(gt(cases.serial, last))
      .orderBy(asc(cases.serial))
      .limit(BATCH);
    await store.write(async (tx) => {
      let { position } = await lastLink(store, tx);
      const ids = rows.map(({ id }) => id);
      const order = [asc(caseEvent.caseId), asc(caseEvent.n)];
      const events = await tx
        .select()
        .from(caseEvent)
        .where(inArray(caseEvent.caseId, ids))
        .orderBy(...order);
      const chains = Map.groupBy(events, ({ caseId }) => caseId);
      const bare = rows.filter((row) => isUncovered(row, chains.get(row.id) ?? []));
      const bareIds = bare.map(({ id }) => id);
      const [said, beside] = [await readSaid(tx, bareIds), await readBeside(tx, bareIds)];
      for (const row of bare) {
        const before = chains.get(row.id)?.at(-1);
        if (!before) continue;
        position += 1;
        const event: CaseEvent = { ...sealOf(row, said, beside, at), n: before.n + 1 };
        await tx.insert(caseEvent).values({ ...event, position, journal: '', hash: chainHash(before.hash, event) });
      }
    });
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.serial ?? last;
  }
}
