import type { Handle } from '../../platform/db/store.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import { type BodyCard, cardOf, findBody } from '../bodies/index.ts';
import { type CaseEvent, OUTSIDE_BODY } from '../cases/index.ts';

/** The authority outside to which a case was referred, with how to ask there; null for any other end. */
export async function readAuthority(
  read: Handle,
  closedReason: string | null,
  events: readonly CaseEvent[],
  lang: Lang,
): Promise<BodyCard | null> {
  if (closedReason !== OUTSIDE_BODY) return null;
  const id = events.findLast(({ kind }) => kind === 'refer')?.data.bodyId;
  const row = typeof id === 'string' ? await findBody(read, id) : null;
  return row && cardOf(row, lang);
}
