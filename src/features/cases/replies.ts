import { and, count, eq, gt } from 'drizzle-orm';
import { MOST_REPLIES_AN_HOUR } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { caseEvent } from '../../schema/sqlite.ts';

/** Whichever door their words come by, receipt or tracking page. @throws Refusal `tooMany` */
export async function allowReply(tx: Handle, caseId: string, at: Instant): Promise<void> {
  const recent = and(eq(caseEvent.caseId, caseId), eq(caseEvent.kind, 'reply'), gt(caseEvent.at, at - HOUR_MS));
  const [replies] = await tx.select({ n: count() }).from(caseEvent).where(recent);
  if ((replies?.n ?? 0) >= MOST_REPLIES_AN_HOUR) throw new Refusal('tooMany');
}
