import { inserter } from '../../platform/db/inserter.ts';
import type { Handle, Store } from '../../platform/db/store.ts';
import { caseEvent, cases, message } from '../../schema/sqlite.ts';
import { countAllAnswers } from './answer-tallies.ts';
import { countAll } from './count-all.ts';
import { firstDigest, saidDigest } from './digest.ts';
import { lastLink, nextLink } from './journal.ts';
import { type CaseEvent, chainHash, type EventData } from './record.ts';
import type { MessageRow } from './say.ts';
import { searchWords } from './search-words.ts';
import type { CaseRow } from './tallies.ts';
import { recountWaiting } from './waiting.ts';

/** A case with the whole of its life, as it stands at the end. */
export interface WholeCase {
  row: CaseRow;
  /** In order; numbers and hashes are given here. */
  events: readonly Omit<CaseEvent, 'n' | 'caseId'>[];
  messages: readonly MessageRow[];
}

/**
 * Stores many whole cases in one transaction: rows, event chains, dialogue, search entries, and counters once at the end. For measuring and
 * moving in; nothing is announced, so that nobody is mailed about the past.
 */
export async function storeWholeCases(store: Store, tx: Handle, list: readonly WholeCase[]): Promise<void> {
  const insertCase = inserter(tx, cases);
  const insertEvent = inserter(tx, caseEvent);
  const insertMessage = inserter(tx, message);
  let link = await lastLink(store, tx);
  for (const { row, events, messages } of list) {
    await insertCase(row);
    let before = '';
    for (const [i, event] of events.entries()) {
      const whole: CaseEvent = {
        ...event,
        caseId: row.id,
        n: i + 1,
        data: { ...event.data, ...digestsAt(event, row, messages) },
      };
      before = chainHash(before, whole);
      link = nextLink(link, before);
      await insertEvent({ ...whole, ...link, hash: before });
    }
    for (const words of messages) await insertMessage(words);
    if (row.queue === 'quarantine') continue;
    const { serial, unitId, restricted } = row;
    await store.dialect.search.put(tx, { serial, words: searchWords(row), unitId, restricted });
    if (row.waitingFor) await recountWaiting(tx, null, row);
  }
  const rows = list.map(({ row }) => row);
  await countAll(tx, rows);
  await countAllAnswers(tx, rows);
}

/** What an event keeps of the words that came with it. */
function digestsAt(event: WholeCase['events'][number], row: CaseRow, messages: readonly MessageRow[]): EventData {
  if (event.kind === 'submitted') return { restriction: row.restriction, first: firstDigest(row, []) };
  const words = messages.find(({ at }) => at === event.at);
  return words ? { said: saidDigest(words, []) } : {};
}
