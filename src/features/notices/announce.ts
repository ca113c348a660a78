import { eq } from 'drizzle-orm';
import { post } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { cases } from '../../schema/sqlite.ts';
import type { Announce } from '../cases/index.ts';
import { noticeFor } from './rules.ts';

/**
 * Puts the mail that an event calls for into the outbox, in the event's transaction. A new feedback costs one prepared insert: it is announced
 * thousands of times a second. Everything else about it is asked when the mail leaves.
 * @param queued called after each row
 */
export function announcer({ ids }: Pick<Services, 'ids'>, queued: () => void): Announce {
  return async (tx, event) => {
    const notice = noticeFor(event);
    if (!notice) return;
    let unitId = event.unitId;
    if (event.kind !== 'submitted') {
      const [row] = await tx
        .select({ unitId: cases.unitId, queue: cases.queue, kind: cases.kind })
        .from(cases)
        .where(eq(cases.id, event.caseId))
        .limit(1);
      // A bare rating is counted, never mailed, also when it comes out of quarantine.
      if (!row || row.queue === 'quarantine' || row.kind === 'rating') return;
      unitId = row.unitId;
    }
    const { caseId, n, at } = event;
    await post(tx, ids, { kind: notice, dedupeKey: `${notice}:${caseId}:${n}`, caseId, unitId, at });
    queued();
  };
}
