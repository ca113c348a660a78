import { sql } from 'drizzle-orm';
import { prepared } from '../../platform/db/prepared.ts';
import type { Handle, Store } from '../../platform/db/store.ts';
import { caseEvent, cases, sealedContact } from '../../schema/sqlite.ts';
import { type Announce, type CaseEvent, chainHash } from './record.ts';
import { type CaseRow, recount } from './tallies.ts';

/** A feedback ready to be stored: everything is decided, cleaned and hashed. */
export interface NewCase {
  row: CaseRow;
  /** Folded words for search. */
  words: string;
  contact: { sealed: string; consentAt: number } | null;
}

const columns = Object.keys(cases).filter((key) => key !== 'enableRLS' && !key.startsWith('_')) as (keyof CaseRow)[];

const insertCase = (tx: Handle) =>
  tx
    .insert(cases)
    .values(Object.fromEntries(columns.map((key) => [key, sql.placeholder(key)])) as never)
    .prepare();

const insertFirstEvent = (tx: Handle) =>
  tx
    .insert(caseEvent)
    .values({
      caseId: sql.placeholder('caseId'),
      n: 1,
      kind: sql.placeholder('kind'),
      at: sql.placeholder('at'),
      actor: 'resident',
      actorId: null,
      unitId: sql.placeholder('unitId'),
      open: true,
      data: sql.placeholder('data'),
      hash: sql.placeholder('hash'),
    })
    .prepare();

/**
 * Files a case with its first event, counters, search entry and mail, inside the caller's transaction.
 * In quarantine a case is kept whole, but neither announced, counted nor found.
 * @throws the driver's unique violation when the submission, or by bad luck its reference, is there already
 */
export async function openCase(store: Store, tx: Handle, input: NewCase, announce: Announce): Promise<void> {
  const { row } = input;
  await prepared(tx, 'cases.insert', insertCase).execute(row as unknown as Record<string, unknown>);
  const event: CaseEvent = {
    caseId: row.id,
    n: 1,
    kind: 'submitted',
    at: row.receivedAt,
    actor: 'resident',
    actorId: null,
    unitId: row.unitId,
    open: true,
    data: { kind: row.kind, dueAt: row.dueAt, suspicion: row.suspicion },
  };
  await prepared(tx, 'case_event.first', insertFirstEvent).execute({ ...event, hash: chainHash('', event) });
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
