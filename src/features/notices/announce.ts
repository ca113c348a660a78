import { eq } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { post } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { cases } from '../../schema/sqlite.ts';
import { type Announce, type CaseEvent, contestedUnits } from '../cases/index.ts';
import { type Notice, noticeFor } from './rules.ts';

/**
 * Puts the mail that an event calls for into the outbox, in the event's transaction. A new feedback costs one prepared insert: it is announced
 * thousands of times a second. Everything else about it is asked when the mail leaves.
 * @param queued called after each row
 */
export function announcer({ ids }: Pick<Services, 'ids'>, queued: () => void): Announce {
  return async (tx, event) => {
    const notice = noticeFor(event);
    if (!notice) return;
    const { caseId, n, at } = event;
    const mail = { kind: notice, dedupeKey: `${notice}:${caseId}:${n}`, caseId, at };
    if (event.kind === 'submitted') {
      await post(tx, ids, { ...mail, unitId: event.unitId });
      queued();
      return;
    }
    const [row] = await tx
      .select({ unitId: cases.unitId, queue: cases.queue, kind: cases.kind, assigneeId: cases.assigneeId })
      .from(cases)
      .where(eq(cases.id, caseId))
      .limit(1);
    // A bare rating is counted, never mailed, also when it comes out of quarantine.
    if (!row || row.queue === 'quarantine' || row.kind === 'rating') return;
    for (const to of await readersOf(tx, event, notice, row)) {
      await post(tx, ids, { ...mail, ...to, dedupeKey: [mail.dedupeKey, ...(to.more ?? [])].join(':') });
      queued();
    }
  };
}

/** The unit that has the case now, or who holds it there; the person it was given to; or the units whose answer was contested. */
async function readersOf(
  tx: Handle,
  { caseId, kind, unitId: actingFor, data }: CaseEvent,
  notice: Notice,
  { unitId, assigneeId }: { unitId: string; assigneeId: string | null },
): Promise<{ unitId: string; personId?: string; more?: string[] }[]> {
  if (notice === 'assigned' || notice === 'sent_back')
    return typeof data.personId === 'string' ? [{ unitId, personId: data.personId }] : [];
  // Who takes it out of the spam of their own unit sees it come back.
  if (kind === 'unmark_spam' && actingFor === unitId) return [];
  if (notice === 'reply' && assigneeId !== null) return [{ unitId, personId: assigneeId, more: [assigneeId] }];
  if (notice !== 'outcome') return [{ unitId }];
  const units = await contestedUnits(tx, caseId);
  return units.filter((id) => id !== unitId).map((id) => ({ unitId: id, more: [id] }));
}
