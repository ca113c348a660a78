import type { CaseStatus } from './case.ts';
import { addDays, atLocal, type Instant, localDate, localMinutes } from './instant.ts';

export type RetentionStep = 'erase_contact' | 'anonymise';

/**
 * What is erased when, counted from the day a case was closed; shown at `/rieng-tu`. Statuses, instants, unit, place and rule stay: they are the figures.
 * Basis: Law on Personal Data Protection 91/2025/QH15 art. 14 (erase when the purpose is done or the period ends); the lengths are this
 * system's proposal and the archives' class of a case (Law on Archives 33/2024/QH15) may lengthen them.
 */
export const RETENTION: Readonly<
  Record<
    RetentionStep,
    { readonly amount: number; readonly unit: 'days' | 'months'; readonly erases: readonly string[] }
  >
> = {
  erase_contact: { amount: 90, unit: 'days', erases: ['contact'] },
  anonymise: { amount: 24, unit: 'months', erases: ['message', 'who', 'dialogue', 'photos', 'notes'] },
};

/** Advertising and noise have no answer to keep: nothing of them is needed once nobody has released them. */
export const SPAM_RETENTION_DAYS = 90;

/** The instant from which a step may be taken on a case that has ended; before that nothing is erased. */
export function retentionDue(step: RetentionStep, status: CaseStatus, closedAt: Instant): Instant {
  const { amount, unit } =
    status === 'spam' ? ({ amount: SPAM_RETENTION_DAYS, unit: 'days' } as const) : RETENTION[step];
  const date = localDate(closedAt);
  return atLocal(unit === 'days' ? addDays(date, amount) : addMonths(date, amount), localMinutes(closedAt) + 1);
}

/** The same day of a later month, or that month's last day. */
function addMonths(date: string, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const first = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`;
  const last = addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1);
  const same = `${first.slice(0, 8)}${date.slice(8)}`;
  return same < last ? same : last;
}
