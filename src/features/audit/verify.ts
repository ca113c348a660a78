import { asc, eq, gt } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { audit, caseEvent, chainDay } from '../../schema/sqlite.ts';
import { type AuditRow, auditHash } from './record.ts';

const PAGE = 1_000;

/** An entry, or a day, that is not as the program wrote it. `name` is where it stands. */
export interface AuditFinding {
  what: 'entryChanged' | 'entryMissing' | 'dayChanged' | 'dayCut';
  name: string;
}

/** Walks all entries in order: each must follow the one before it, and say what its hash says. */
export async function verifyAudit(
  handle: Handle,
  tell: (finding: AuditFinding) => void,
  progress: (done: number) => void,
): Promise<number> {
  let before: AuditRow | null = null;
  let done = 0;
  for (;;) {
    const page: AuditRow[] = await handle
      .select()
      .from(audit)
      .where(gt(audit.position, before?.position ?? 0))
      .orderBy(asc(audit.position))
      .limit(PAGE);
    for (const entry of page) {
      const finding = findingOf(before, entry);
      if (finding) tell(finding);
      before = entry;
    }
    done += page.length;
    progress(done);
    if (page.length < PAGE) return done;
  }
}

function findingOf(before: AuditRow | null, entry: AuditRow): AuditFinding | null {
  const due = (before?.position ?? 0) + 1;
  if (entry.position > due) return { what: 'entryMissing', name: `audit log ${due} to ${entry.position - 1}` };
  if (entry.hash === auditHash(before?.hash ?? '', entry)) return null;
  return { what: 'entryChanged', name: `audit log ${entry.position} (${entry.action})` };
}

/** Compares what was kept, and mailed, of each day with the chains as they stand: who wrote them anew as a whole is found here. */
export async function verifyDays(handle: Handle, tell: (finding: AuditFinding) => void): Promise<number> {
  const days = await handle.select().from(chainDay).orderBy(asc(chainDay.day), asc(chainDay.chain));
  for (const { day, chain, position, hash } of days) {
    if (position === 0) continue;
    const [row] =
      chain === 'journal'
        ? await handle.select({ hash: caseEvent.journal }).from(caseEvent).where(eq(caseEvent.position, position))
        : await handle.select({ hash: audit.hash }).from(audit).where(eq(audit.position, position));
    if (!row) tell({ what: 'dayCut', name: `${day}, ${chain} ${position}` });
    else if (row.hash !== hash) tell({ what: 'dayChanged', name: `${day}, ${chain} ${position}` });
  }
  return days.length;
}
