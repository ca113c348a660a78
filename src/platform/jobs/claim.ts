import { and, asc, eq, gt, inArray, lte, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { outbox } from '../../schema/sqlite.ts';
import type { Handle, Store } from '../db/store.ts';
import type { OutboxRow } from './outbox.ts';

/** Longer than the slowest batch may take; then another runner may believe this one dead. */
export const LOCK_MS = 10 * 60_000;
const BATCH = 20;
const PAGE = 100;
/** Most rows that one mail may speak for. */
const LARGEST_BUNDLE = 200;

const free = (now: Instant) => and(eq(outbox.state, 'waiting'), lte(outbox.dueAt, now), lte(outbox.lockedUntil, now));
/** What a case tells one reader, as far as the row says who that is. It stays in order; no line waits for another's full mailbox. */
export const lineOf = ({ caseId, unitId, personId }: OutboxRow): string => [caseId, unitId, personId].join(' ');
const before = (a: OutboxRow, b: OutboxRow) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);

/**
 * Takes the next rows that are due, in the order of their due times, and everything of the same bundled kind for the same unit. Nobody else
 * gets them until the lock runs out. What a case tells one reader stays in order: no row is taken while an earlier one for the same is being
 * sent or will be tried again.
 * @param bundles kinds of which many may become one mail
 */
export async function claim(
  store: Store,
  by: string,
  now: Instant,
  bundles: ReadonlySet<string>,
): Promise<OutboxRow[]> {
  const any = await store.read.select({ id: outbox.id }).from(outbox).where(free(now)).limit(1);
  if (any.length === 0) return [];
  return store.write(async (tx) => {
    const first = await nextInTurn(tx, now);
    const rows = await withFellows(tx, first, now, bundles);
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const taken = await tx
      .update(outbox)
      .set({ lockedUntil: now + LOCK_MS, lockedBy: by })
      .where(and(inArray(outbox.id, ids), free(now)))
      .returning({ id: outbox.id });
    const mine = new Set(taken.map(({ id }) => id));
    return rows.filter(({ id }) => mine.has(id)).sort(before);
  });
}

/** The first rows that may go. Those held back are passed over, so that one unit's slow mail server holds up no other unit. */
async function nextInTurn(tx: Handle, now: Instant): Promise<OutboxRow[]> {
  const found: OutboxRow[] = [];
  let last: OutboxRow | undefined;
  do {
    const beyond = last && or(gt(outbox.dueAt, last.dueAt), and(eq(outbox.dueAt, last.dueAt), gt(outbox.id, last.id)));
    const page = await tx
      .select()
      .from(outbox)
      .where(and(free(now), beyond))
      .orderBy(asc(outbox.dueAt), asc(outbox.id))
      .limit(PAGE);
    found.push(...(await inTurn(tx, page, now)));
    last = page.length === PAGE ? page.at(-1) : undefined;
  } while (last && found.length < BATCH);
  return found.slice(0, BATCH);
}

async function withFellows(
  tx: Handle,
  rows: OutboxRow[],
  now: Instant,
  bundles: ReadonlySet<string>,
): Promise<OutboxRow[]> {
  const all = new Map(rows.map((row) => [row.id, row]));
  const groups = Map.groupBy(
    rows.filter(({ kind, unitId }) => unitId !== null && bundles.has(kind)),
    ({ kind, unitId }) => `${kind} ${unitId}`,
  );
  for (const [row] of groups.values()) {
    if (!row?.unitId) continue;
    const fellows = await tx
      .select()
      .from(outbox)
      .where(and(free(now), eq(outbox.kind, row.kind), eq(outbox.unitId, row.unitId)))
      .orderBy(asc(outbox.dueAt), asc(outbox.id))
      .limit(LARGEST_BUNDLE);
    for (const fellow of await inTurn(tx, fellows, now)) all.set(fellow.id, fellow);
  }
  return [...all.values()];
}

/** Leaves out every row in whose line an earlier mail is on its way. A mail that was put off to office hours holds nothing up. */
async function inTurn(tx: Handle, rows: OutboxRow[], now: Instant): Promise<OutboxRow[]> {
  const caseIds = [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))];
  if (caseIds.length === 0) return rows;
  const waiting = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.state, 'waiting'), inArray(outbox.caseId, caseIds)));
  const onTheWay = Map.groupBy(
    waiting.filter(({ dueAt, attempts }) => dueAt <= now || attempts > 0),
    lineOf,
  );
  const going = new Set<string>();
  for (const row of [...rows].sort(before)) {
    const earlier = row.caseId ? (onTheWay.get(lineOf(row)) ?? []).filter((other) => before(other, row) < 0) : [];
    if (earlier.every(({ id }) => going.has(id))) going.add(row.id);
  }
  return rows.filter(({ id }) => going.has(id));
}
