import { and, eq, exists, lt, ne } from 'drizzle-orm';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Services } from '../../platform/services.ts';
import { answerDraft, cases } from '../../schema/sqlite.ts';
import { dropHeadNotes } from './head-note.ts';

/** A case may come back by a contest for so long; after that nobody goes on with an old draft. */
const KEPT_DAYS = 30;

/** Removes drafts of cases that are done, and what was laid before their heads, a month after they were last touched. */
export async function dropDrafts({ store }: Pick<Services, 'store'>, now: Instant): Promise<number> {
  return await store.write(async (tx) => {
    await dropHeadNotes(tx, now);
    const done = tx
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.id, answerDraft.caseId), ne(cases.queue, 'open')));
    const dropped = await tx
      .delete(answerDraft)
      .where(and(lt(answerDraft.savedAt, now - KEPT_DAYS * DAY_MS), exists(done)))
      .returning({ caseId: answerDraft.caseId });
    return dropped.length;
  });
}
