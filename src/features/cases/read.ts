import { and, asc, eq } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { attachment, caseEvent, cases, message } from '../../schema/sqlite.ts';
import type { CaseEvent } from './record.ts';
import type { AttachmentRow, MessageRow } from './say.ts';
import type { CaseRow } from './tallies.ts';

type Key = 'id' | 'trackingHash' | 'reference';

/** A case by one of its names, or null. Whether the reader may see it is the caller's to ask. */
export async function findCase(handle: Handle, key: Key, value: string): Promise<CaseRow | null> {
  const [row] = await handle.select().from(cases).where(eq(cases[key], value)).limit(1);
  return row ?? null;
}

export interface Story {
  events: CaseEvent[];
  messages: MessageRow[];
  attachments: AttachmentRow[];
}

/** Everything that happened to a case, oldest first; `openOnly`: what the resident may read. */
export async function readStory(handle: Handle, caseId: string, openOnly: boolean): Promise<Story> {
  const ofCase = eq(caseEvent.caseId, caseId);
  const events = await handle
    .select()
    .from(caseEvent)
    .where(openOnly ? and(ofCase, eq(caseEvent.open, true)) : ofCase)
    .orderBy(asc(caseEvent.n));
  const messages = await handle
    .select()
    .from(message)
    .where(eq(message.caseId, caseId))
    .orderBy(asc(message.at), asc(message.id));
  const attachments = await handle
    .select()
    .from(attachment)
    .where(eq(attachment.caseId, caseId))
    .orderBy(asc(attachment.id));
  if (!openOnly) return { events, messages, attachments };
  const shown = messages.filter((words) => words.kind !== 'note');
  const ids = new Set(shown.map((words) => words.id));
  return {
    events,
    messages: shown,
    attachments: attachments.filter((a) => a.messageId === null || ids.has(a.messageId)),
  };
}
