import { createHash } from 'node:crypto';
import { asc, count, gt, inArray, isNotNull } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import type { Vault } from '../../platform/files/vault.ts';
import { MEASURES } from '../../schema/counters.ts';
import { attachment, caseEvent, cases, original, ruleMonth, ruleTally, tally } from '../../schema/sqlite.ts';
import type { Measures } from './count.ts';
import { isUncovered } from './seal-words.ts';
import { type CaseRow, measuresOf } from './tallies.ts';
import { compareAnswers } from './verify-answers.ts';
import { checkChain, type Finding } from './verify-chain.ts';
import { checkFacts, readBeside } from './verify-facts.ts';
import { verifyJournal } from './verify-journal.ts';
import { compareWaiting } from './verify-waiting.ts';
import { checkWords, readSaid } from './verify-words.ts';

const PAGE = 400;

export interface Verified {
  cases: number;
  events: number;
  /** Events walked a second time, in the order of the journal. */
  journal: number;
  /** Cases from before events covered words: what was said in them could have been changed unseen. */
  uncovered: number;
  attachments: number;
}

/**
 * Proves the ledger whole: every event against its hash, in its case and in the journal, words and photos against what their events cover,
 * unit, deadline, assignee, restriction, joining and contact against what events tell, every counter against a recount, every photo against
 * its digest. Reads with `handle` alone, which should be one moment of the database.
 * @param tell gets each finding as it is made
 */
export async function verifyLedger(
  handle: Handle,
  vault: Vault,
  tell: (finding: Finding) => void,
  progress: (done: Verified) => void,
): Promise<Verified> {
  const done: Verified = { cases: 0, events: 0, journal: 0, uncovered: 0, attachments: 0 };
  const counted: Counted = { cells: new Map(), rules: new Map() };
  for (let last = 0; ; ) {
    const rows = await handle.select().from(cases).where(gt(cases.serial, last)).orderBy(asc(cases.serial)).limit(PAGE);
    const ids = rows.map((row) => row.id);
    const events = await handle
      .select()
      .from(caseEvent)
      .where(inArray(caseEvent.caseId, ids))
      .orderBy(caseEvent.caseId, caseEvent.n);
    const chains = Map.groupBy(events, (event) => event.caseId);
    const said = await readSaid(handle, ids);
    const beside = await readBeside(handle, ids);
    for (const row of rows) {
      const chain = chains.get(row.id) ?? [];
      done.uncovered += Number(isUncovered(row, chain));
      const found = [checkChain(row, chain), checkFacts(row, chain, beside), checkWords(row, chain, said)];
      for (const finding of found.flat()) tell(finding);
      countCase(counted, row);
    }
    done.cases += rows.length;
    done.events += events.length;
    progress(done);
    if (rows.length < PAGE) break;
    last = rows.at(-1)?.serial ?? last;
  }
  await findOrphans(handle, done.events, tell);
  await verifyJournal(handle, tell, (n) => {
    done.journal = n;
    progress(done);
  });
  await compareCounters(handle, counted, tell);
  await compareWaiting(handle, tell);
  await compareAnswers(handle, tell);
  done.attachments = await checkAttachments(handle, vault, tell);
  return done;
}

async function findOrphans(handle: Handle, walked: number, tell: (finding: Finding) => void): Promise<void> {
  const [all] = await handle.select({ n: count() }).from(caseEvent);
  if (all && all.n > walked) tell({ what: 'orphans', name: `${all.n - walked} events without a case` });
}

/** Counters as they should be, by cell. */
interface Counted {
  cells: Map<string, Measures>;
  rules: Map<string, number>;
}

function countCase({ cells, rules }: Counted, row: CaseRow): void {
  const cell = [row.month, row.unitId, row.restricted, row.kind].join(' ');
  addUp(cells, cell, measuresOf(row));
  if (row.ruleCode === null || row.queue === 'quarantine') return;
  for (const key of [`${cell} ${row.ruleCode}`, [row.month, row.restricted, row.kind, row.ruleCode].join(' ')]) {
    rules.set(key, (rules.get(key) ?? 0) + 1);
  }
}

function addUp(cells: Map<string, Measures>, cell: string, measures: Measures): void {
  const sum = cells.get(cell) ?? {};
  for (const measure of MEASURES) if (measures[measure]) sum[measure] = (sum[measure] ?? 0) + measures[measure];
  cells.set(cell, sum);
}

async function compareCounters(
  handle: Handle,
  { cells, rules }: Counted,
  tell: (finding: Finding) => void,
): Promise<void> {
  const compare = (cell: string, stored: number, counted: number) => {
    if (stored !== counted) tell({ what: 'counter', name: `${cell}: ${stored} stored, ${counted} counted` });
  };
  for (const row of await handle.select().from(tally)) {
    const cell = [row.month, row.unitId, row.restricted, row.kind].join(' ');
    for (const measure of MEASURES) compare(`${cell} ${measure}`, row[measure], cells.get(cell)?.[measure] ?? 0);
    cells.delete(cell);
  }
  for (const [cell, measures] of cells)
    for (const [measure, n] of Object.entries(measures)) compare(`${cell} ${measure}`, 0, n);
  const byUnit = await handle.select().from(ruleTally);
  const byCity = await handle.select().from(ruleMonth);
  const stored = [
    ...byUnit.map((row) => [[row.month, row.unitId, row.restricted, row.kind, row.ruleCode].join(' '), row.n] as const),
    ...byCity.map((row) => [[row.month, row.restricted, row.kind, row.ruleCode].join(' '), row.n] as const),
  ];
  for (const [key, n] of stored) {
    compare(key, n, rules.get(key) ?? 0);
    rules.delete(key);
  }
  for (const [key, n] of rules) compare(key, 0, n);
}

async function checkAttachments(handle: Handle, vault: Vault, tell: (finding: Finding) => void): Promise<number> {
  let checked = 0;
  for (let last = ''; ; ) {
    const rows = await handle
      .select()
      .from(attachment)
      .where(gt(attachment.id, last))
      .orderBy(attachment.id)
      .limit(PAGE);
    for (const { digest } of rows) await checkPhoto(vault, digest, tell);
    checked += rows.length;
    if (rows.length < PAGE) break;
    last = rows.at(-1)?.id ?? last;
  }
  const hidden = await handle.select({ digest: original.digest }).from(original).where(isNotNull(original.digest));
  for (const { digest } of hidden) await checkPhoto(vault, digest ?? '', tell);
  return checked + hidden.length;
}

async function checkPhoto(vault: Vault, digest: string, tell: (finding: Finding) => void): Promise<void> {
  const bytes = /^[0-9a-f]{64}$/.test(digest) ? await vault.get(digest) : null;
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== digest) tell({ what: 'attachment', name: digest });
}
