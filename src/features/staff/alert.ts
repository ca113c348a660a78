import type { Handle } from '../../platform/db/store.ts';
import { type OutboxRow, post } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import type { AlertMail } from '../../platform/views/pages.ts';

export const ALERTS = ['tries', 'secondTries', 'password', 'added', 'removed', 'recovery', 'codes'] as const;
export type Alert = (typeof ALERTS)[number];

type Deps = Pick<Services, 'clock' | 'ids'>;

/**
 * Writes to a person that something happened at the door of their account.
 * @param once the same cause is told once; without it each time
 */
export async function alert(tx: Handle, { clock, ids }: Deps, personId: string, what: Alert, once = ids.uuid()) {
  const dedupeKey = `account:${what}:${personId}:${once}`;
  await post(tx, ids, { kind: 'account', dedupeKey, personId, params: { what }, at: clock.now() });
}

/** The model of the mail `staff/account` for a row of the outbox of kind `account`; null when it names nothing we know. */
export function accountMail(
  { config }: Pick<Services, 'config'>,
  { params, createdAt }: Pick<OutboxRow, 'params' | 'createdAt'>,
): AlertMail | null {
  const what = ALERTS.find((one) => one === params.what);
  return what ? { what, at: createdAt, link: `${config.baseUrl}/office/me` } : null;
}
