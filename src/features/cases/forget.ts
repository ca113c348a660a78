import { and, asc, eq, gt, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { isRefusal } from '../../domain/errors.ts';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import { type RetentionStep, retentionDue, SPAM_RETENTION_DAYS } from '../../domain/retention.ts';
import type { Services } from '../../platform/services.ts';
import { cases, sealedContact } from '../../schema/sqlite.ts';
import type { Cases } from './index.ts';
import type { Actor } from './move.ts';

const BATCH = 200;
/** Nothing is kept for a shorter time than this after its end; what exactly is due says the domain. */
const SHORTEST_MS = SPAM_RETENTION_DAYS * DAY_MS;
const SYSTEM: Actor = { kind: 'system', personId: null, unitId: null };

interface Deps {
  services: Pick<Services, 'store'>;
  cases: Cases;
}

type Row = Pick<typeof cases.$inferSelect, 'id' | 'serial' | 'status' | 'closedAt'>;
const COLUMNS = { id: cases.id, serial: cases.serial, status: cases.status, closedAt: cases.closedAt };

/**
 * Erases what the schedule of `/rieng-tu` says, a case a transaction: contact data, words, and what nobody has let out of quarantine. Cut
 * short, it goes on the next night.
 */
export async function forget(deps: Deps, now: Instant): Promise<number> {
  return (await dropQuarantined(deps, now)) + (await eraseContacts(deps, now)) + (await anonymiseCases(deps, now));
}

const isDue = (step: RetentionStep, { status, closedAt }: Row, now: Instant) =>
  closedAt !== null && retentionDue(step, status, closedAt) <= now;

/** Does it to each row, each by itself: one that has moved on meanwhile is looked at again the next night. */
async function each(rows: readonly Row[], job: (row: Row) => Promise<unknown>): Promise<number> {
  let done = 0;
  for (const row of rows) {
    try {
      await job(row);
      done += 1;
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return done;
}

async function eraseContacts({ services: { store }, cases: ledger }: Deps, now: Instant): Promise<number> {
  let done = 0;
  for (let last = 0; ; ) {
    const rows = await store.read
      .select(COLUMNS)
      .from(sealedContact)
      .innerJoin(cases, eq(cases.id, sealedContact.caseId))
      .where(and(lte(cases.closedAt, now - SHORTEST_MS), gt(cases.serial, last)))
      .orderBy(asc(cases.serial))
      .limit(BATCH);
    const due = rows.filter((row) => isDue('erase_contact', row, now));
    done += await each(due, ({ id }) => store.write((tx) => ledger.eraseContact(tx, id, SYSTEM, 'schedule')));
    if (rows.length < BATCH) return done;
    last = rows.at(-1)?.serial ?? last;
  }
}

async function anonymiseCases({ services: { store }, cases: ledger }: Deps, now: Instant): Promise<number> {
  let done = 0;
  for (let last = { closedAt: 0, serial: 0 }; ; ) {
    const rows = await store.read
      .select(COLUMNS)
      .from(cases)
      .where(
        and(
          // As the partial index says it.
          isNotNull(cases.closedAt),
          isNull(cases.anonymisedAt),
          sql`${cases.kind} <> 'rating'`,
          lte(cases.closedAt, now - SHORTEST_MS),
          or(gt(cases.closedAt, last.closedAt), and(eq(cases.closedAt, last.closedAt), gt(cases.serial, last.serial))),
        ),
      )
      .orderBy(asc(cases.closedAt), asc(cases.serial))
      .limit(BATCH);
    const due = rows.filter((row) => isDue('anonymise', row, now));
    done += await each(due, ({ id }) => store.write((tx) => ledger.anonymise(tx, id, SYSTEM, 'schedule')));
    if (rows.length < BATCH) return done;
    last = { closedAt: rows.at(-1)?.closedAt ?? 0, serial: rows.at(-1)?.serial ?? 0 };
  }
}

/** What was held back and let out by nobody is spam in the end, and nothing of it is kept. */
async function dropQuarantined({ services: { store }, cases: ledger }: Deps, now: Instant): Promise<number> {
  const rows = await store.read
    .select(COLUMNS)
    .from(cases)
    .where(
      and(
        eq(cases.queue, 'quarantine'),
        lte(cases.receivedAt, now - SHORTEST_MS),
        ne(cases.status, 'spam'),
        isNull(cases.anonymisedAt),
      ),
    )
    .limit(BATCH * 10);
  return await each(rows, ({ id }) =>
    store.write(async (tx) => {
      await ledger.move(tx, id, { verb: 'mark_spam', actor: SYSTEM });
      await ledger.anonymise(tx, id, SYSTEM, 'schedule');
    }),
  );
}
