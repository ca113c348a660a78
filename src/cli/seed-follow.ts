import { type Instant, localDate } from '../domain/instant.ts';
import { type CaseRow, type Move, promisesOf } from '../features/cases/index.ts';
import { putDraft } from '../features/triage/index.ts';
import type { Handle } from '../platform/db/store.ts';
import type { Deed, Staffing } from './seed-lives.ts';

const MINUTE = 60_000;

/** What follows from a deed, once it is known how the case then stands. */
export async function followUp(
  tx: Handle,
  staffing: Staffing,
  { deed, verb, after }: { deed: Deed; verb: Move['verb']; after: CaseRow },
): Promise<Deed[]> {
  const at = Math.round(deed.at);
  if (deed.proposal) await layBefore(tx, staffing, deed.proposal, after, at);
  if (verb !== 'answer') return [];
  const owed = after.apology === 'owed' ? [apologyFor(staffing, after, at)] : [];
  const kept = deed.keeps ? await keeping(tx, staffing, deed.keeps, after) : [];
  return [...owed, ...kept, closingOf(after, at)];
}

/** The officer's answer, which waits for the head. */
async function layBefore(
  tx: Handle,
  staffing: Staffing,
  { message, outcome }: NonNullable<Deed['proposal']>,
  { id: caseId, unitId }: CaseRow,
  at: Instant,
): Promise<void> {
  const personId = staffing.officer(unitId);
  if (!personId) return;
  const written = { message, outcome, promise: '', promiseOn: '', photos: [] };
  await putDraft(tx, { caseId, personId, unitId }, written, { state: 'proposed', source: 'desk', at });
}

/** Whoever was kept waiting is called the same day. */
function apologyFor(staffing: Staffing, { unitId }: CaseRow, answeredAt: Instant): Deed {
  const personId = staffing.head(unitId);
  const actor = { kind: 'staff' as const, personId, unitId };
  const data = { way: 'call', by: personId, on: localDate(answeredAt) };
  const move = ({ apology }: CaseRow) => (apology === 'owed' ? { verb: 'apologise' as const, actor, data } : null);
  return { at: answeredAt + 2 * MINUTE, move };
}

/** What was promised is done, and the resident is told. */
async function keeping(
  tx: Handle,
  staffing: Staffing,
  { at, words }: NonNullable<Deed['keeps']>,
  { id, unitId }: CaseRow,
): Promise<Deed[]> {
  const actor = { kind: 'staff' as const, personId: staffing.head(unitId), unitId };
  return (await promisesOf(tx, id)).map((promise) => ({
    at,
    move: () => ({ verb: 'keep_promise' as const, actor, words, promise: { id: promise.id, kept: true as const } }),
  }));
}

/** An answer that nobody contests closes by itself; thanks for praise, and a second answer, soon after they were given. */
function closingOf(row: CaseRow, answeredAt: Instant): Deed {
  const actor = { kind: 'system' as const, personId: null, unitId: null };
  return { at: (row.contestUntil ?? answeredAt + 5 * MINUTE) + MINUTE, move: () => ({ verb: 'close', actor }) };
}
