import type { Handle } from '../../platform/db/store.ts';
import { type OutboxRow, post } from '../../platform/jobs/outbox.ts';
import type { Services } from '../../platform/services.ts';
import type { AlertMail } from '../../platform/views/pages.ts';

/** `moving`: another address is asked for; `moved` goes to the address that the account had, `arrived` to the one that it has. */
export const ALERTS = [
  'tries',
  'secondTries',
  'password',
  'added',
  'removed',
  'recovery',
  'codes',
  'moving',
  'moved',
  'arrived',
] as const;
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

/** Writes to the mailbox that an account had, and to the one that it has now. */
export async function alertOfMove(
  tx: Handle,
  deps: Deps & Pick<Services, 'keys'>,
  { id: personId, email }: { id: string; email: string },
): Promise<void> {
  const { ids, keys, clock } = deps;
  const params = { what: 'moved', sealed: keys.seal('sign-in', email, personId) };
  const dedupeKey = `account:moved:${personId}:${ids.uuid()}`;
  await post(tx, ids, { kind: 'account', dedupeKey, personId, params, at: clock.now() });
  await alert(tx, deps, personId, 'arrived');
}

/** The address that a letter about an account goes to, where that is not the account's own any more. */
export function mailboxBefore(
  { keys }: Pick<Services, 'keys'>,
  { personId, params }: Pick<OutboxRow, 'personId' | 'params'>,
): { to?: string } {
  const to = personId && typeof params.sealed === 'string' ? keys.open('sign-in', params.sealed, personId) : null;
  return to === null ? {} : { to };
}

/** The model of the mail `staff/account` for a row of the outbox of kind `account`; null when it names nothing we know. */
export function accountMail(
  { config }: Pick<Services, 'config'>,
  { params, createdAt }: Pick<OutboxRow, 'params' | 'createdAt'>,
): AlertMail | null {
  const what = ALERTS.find((one) => one === params.what);
  return what ? { what, at: createdAt, link: `${config.baseUrl}/office/me` } : null;
}
