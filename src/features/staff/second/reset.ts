import type { Handle } from '../../../platform/db/store.ts';
import type { Services } from '../../../platform/services.ts';
import { recordAudit } from '../../audit/index.ts';
import { alert } from '../alert.ts';
import { closeSessions } from '../session.ts';
import { forgetFactors } from './factors.ts';

/**
 * For who has lost telephone and recovery codes: ends their sessions, lets the next sign-in set a second step up anew, and tells them.
 * @param by who decided it; null: the command line
 */
export async function resetSecond(
  tx: Handle,
  deps: Pick<Services, 'store' | 'clock' | 'ids'>,
  by: { actorId: string | null },
  personId: string,
): Promise<void> {
  await forgetFactors(tx, personId);
  await closeSessions(tx, personId);
  await alert(tx, deps, personId, 'removed');
  await recordAudit(deps, tx, {
    action: 'factor.removed',
    personId: by.actorId,
    subject: personId,
    data: { which: 'all' },
  });
}
