import { asc, eq, gt } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { caseEvent, cases } from '../../schema/sqlite.ts';
import { type Link, nextLink } from './journal.ts';
import type { Finding } from './verify-chain.ts';

const PAGE = 2_000;

type Step = Link & { caseId: string; n: number; hash: string };

/**
 * Walks all events in the order in which they were written. A gap is an event that was taken out, alone or with its whole case; an event that
 * does not follow was put in, changed, or stands in another's place.
 */
export async function verifyJournal(
  handle: Handle,
  tell: (finding: Finding) => void,
  progress: (done: number) => void,
): Promise<number> {
  const { position, caseId, n, hash, journal } = caseEvent;
  let before: Step | null = null;
  let done = 0;
  for (;;) {
    const page: Step[] = await handle
      .select({ position, caseId, n, hash, journal })
      .from(caseEvent)
      .where(gt(position, before?.position ?? 0))
      .orderBy(asc(position))
      .limit(PAGE);
    for (const [i, step] of page.entries()) {
      const finding = findingOf(before, step, page[i + 1] ?? null);
      if (finding) tell({ what: finding, name: await nameOf(handle, finding, before, step) });
      before = step;
    }
    done += page.length;
    progress(done);
    if (page.length < PAGE) return done;
  }
}

const follows = (before: Link | null, step: Step) =>
  nextLink(before ?? { position: 0, journal: '' }, step.hash).journal === step.journal;

function findingOf(before: Step | null, step: Step, after: Step | null): Finding['what'] | null {
  if (step.position !== (before?.position ?? 0) + 1) return 'gap';
  if (follows(before, step)) return null;
  return after && follows(after, step) ? 'swapped' : 'unchained';
}

async function nameOf(handle: Handle, what: Finding['what'], before: Step | null, step: Step): Promise<string> {
  if (what === 'gap') {
    const from = (before?.position ?? 0) + 1;
    return from === step.position - 1 ? `journal ${from}` : `journal ${from} to ${step.position - 1}`;
  }
  const [row] = await handle.select({ reference: cases.reference }).from(cases).where(eq(cases.id, step.caseId));
  return `journal ${step.position} (${row?.reference ?? step.caseId} #${step.n})`;
}
