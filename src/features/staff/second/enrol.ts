import type { Handle } from '../../../platform/db/store.ts';
import type { Visitor } from '../../../platform/http/types.ts';
import type { Services } from '../../../platform/services.ts';
import { recordAudit } from '../../audit/index.ts';
import { alert } from '../alert.ts';
import { closeSessions, strengthenSession } from '../session.ts';
import { hasFactor, readFactors } from './factors.ts';
import { newRecoveryCodes } from './recovery.ts';

export interface Enrolled {
  cookie: string;
  /** New recovery codes, when there were none. */
  codes: string[] | null;
}

/**
 * Keeps a new second factor: the session that brought it has shown it, all others of the person end, and the owner is told by mail.
 * @param put stores it; false when it was not taken after all
 */
export async function enrol(
  services: Services,
  { personId, sessionId }: Visitor,
  by: 'app' | 'passkey',
  put: (tx: Handle) => Promise<boolean>,
): Promise<Enrolled | null> {
  return await services.store.write(async (tx) => {
    const isFirst = !(await hasFactor(tx, personId));
    if (!(await put(tx))) return null;
    await closeSessions(tx, personId, sessionId);
    const cookie = await strengthenSession(tx, services, sessionId, by);
    if (cookie === null) return null;
    await alert(tx, services, personId, 'added');
    await recordAudit(services, tx, { action: 'factor.added', personId, data: { which: by } });
    const { codes: left } = await readFactors(tx, personId);
    return { cookie, codes: isFirst || left === 0 ? await newRecoveryCodes(tx, services, personId) : null };
  });
}
