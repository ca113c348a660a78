import { hash } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import type { AuditAction } from '../../domain/audit.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { audit } from '../../schema/sqlite.ts';

export type AuditRow = typeof audit.$inferSelect;

/** What somebody did or read. Words of residents and contact data never stand in it. */
export interface Deed {
  action: AuditAction;
  /** Null: the program itself, or a stranger at the door. */
  personId: string | null;
  /** In whose name. */
  unitId?: string | null;
  caseId?: string | null;
  /** What it was done to, where that is no case: the id of a person, the key of a setting, the name of a file. */
  subject?: string | null;
  /** Further facts, and the stated reason as `reason`. */
  data?: AuditRow['data'];
}

/** Two processes on PostgreSQL take turns by this number until their transactions end; SQLite has one writer anyway. */
const TURN = 4_711_002;

/** Hash of an entry and of the one before it (empty for the first), SHA-256 in hex. */
export function auditHash(before: string, row: Omit<AuditRow, 'hash'>): string {
  const { position, at, action, personId, unitId, caseId, subject, data } = row;
  const ordered = Object.keys(data)
    .sort()
    .map((key) => [key, data[key]]);
  return hash('sha256', JSON.stringify([before, position, at, action, personId, unitId, caseId, subject, ordered]));
}

/**
 * Writes down what somebody did or read, in the transaction of the deed itself; a reading is written before anything is shown. The entry
 * continues the chain of all entries, which `homthu verify` walks.
 */
export async function recordAudit(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  tx: Handle,
  deed: Deed,
): Promise<void> {
  if (store.dialect.name === 'postgres') {
    await tx.select({ turn: sql`pg_advisory_xact_lock(${TURN})` }).from(sql`(select 1) as one`);
  }
  const [last] = await tx
    .select({ position: audit.position, hash: audit.hash })
    .from(audit)
    .orderBy(desc(audit.position))
    .limit(1);
  const row = {
    position: (last?.position ?? 0) + 1,
    at: clock.now(),
    action: deed.action,
    personId: deed.personId,
    unitId: deed.unitId ?? null,
    caseId: deed.caseId ?? null,
    subject: deed.subject ?? null,
    data: deed.data ?? {},
  };
  await tx.insert(audit).values({ ...row, hash: auditHash(last?.hash ?? '', row) });
}
