import { count, isNull, ne } from 'drizzle-orm';
import type { Services } from '../../platform/services.ts';
import { cases, keyRing, recoveryCode } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { keepFingerprint } from '../places/index.ts';
import { countSealed } from './reseal.ts';

type Needs = Pick<Services, 'store' | 'keys' | 'clock' | 'log'>;

/** What nobody can read or find any more without the former key. */
export interface Loss {
  contacts: number;
  codeApps: number;
  recoveryCodes: number;
  /** Cases that their tracking codes do not find any more. */
  trackingCodes: number;
}

export async function countLoss(services: Needs): Promise<Loss> {
  const { read } = services.store;
  const sealed = await countSealed(services);
  const [all] = await read.select({ n: count() }).from(cases);
  const [codes] = await read.select({ n: count() }).from(recoveryCode).where(isNull(recoveryCode.usedAt));
  return {
    contacts: sealed['sealed_contact.sealed']?.lost ?? 0,
    codeApps: sealed['code_app.sealed']?.lost ?? 0,
    recoveryCodes: codes?.n ?? 0,
    trackingCodes: all?.n ?? 0,
  };
}

/**
 * Lets the database belong to the present key although the former one is lost. Nothing sealed is erased: should the key be found, it is given
 * as SECRET_KEY_OLD and what it sealed is sealed anew.
 */
export async function acceptLoss(services: Needs, loss: Loss): Promise<void> {
  const { store, keys, clock } = services;
  await store.write(async (tx) => {
    await tx.delete(keyRing).where(ne(keyRing.id, ''));
    await keepFingerprint(tx, keys, clock.now());
    await recordAudit(services, tx, { action: 'secret.lost', personId: null, data: { ...loss } });
  });
}
