import { DAY_MS, type Instant } from '../../domain/instant.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { OutboxRow } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import type { Places } from '../places/index.ts';
import type { StuckMail } from './pages.ts';
import { NOTICES } from './rules.ts';
import { readStuck } from './stuck.ts';

const LISTED = 20;
/** What was given up stays in the daily mail for a week: whoever has read of it seven times knows. */
export const TOLD_MS = 7 * DAY_MS;

/** A kind of the outbox in words. */
export function noticeInWords(kind: string, lang: Lang): string {
  const notice = [...NOTICES, 'weekly' as const, 'daily' as const, 'held' as const].find((known) => known === kind);
  return translator(lang)(notice ? `mail.notice.${notice}` : 'mail.notice.other');
}

/** What the daily mail about stuck mail says; null when everything has left meanwhile. */
export async function stuckMail(
  { store }: Pick<Services, 'store'>,
  places: Places,
  now: Instant,
  lang: Lang,
): Promise<StuckMail | null> {
  const { failed, waiting, rows } = await readStuck(store.read, now, 'all', LISTED, now - TOLD_MS);
  if (failed + waiting === 0) return null;
  const items = rows.map((row: OutboxRow) => ({
    notice: noticeInWords(row.kind, lang),
    unit: row.unitId ? places.city().unitName(row.unitId, lang) : '',
    to: row.sentTo ?? '',
    since: row.createdAt,
    error: row.lastError ?? '',
  }));
  return { total: failed + waiting, failed, waiting, items, more: failed + waiting - items.length };
}
