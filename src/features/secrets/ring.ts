import { eq, isNull } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { createKeys, type Keys, LASTING_PURPOSES, SEALING_PURPOSES, type Subkeys } from '../../platform/crypto/keys.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { keyRing } from '../../schema/sqlite.ts';
import { fingerprintOf, fitsKey, keepFingerprint, keepKey } from '../places/index.ts';

type Needs = Pick<Services, 'store' | 'keys' | 'clock' | 'config'>;

/** The row that holds the lasting keys; every other row is a former key, by its fingerprint. */
export const KEPT = 'kept';
const CONTEXT = 'key ring';
const START = { column: '', after: '', done: 0, lost: 0 };

const sealRing = (keys: Keys, subkeys: Subkeys) => keys.seal('ring', JSON.stringify(subkeys), CONTEXT);

function openRing(keys: Keys, sealed: string): Subkeys | null {
  const text = sealed && keys.open('ring', sealed, CONTEXT);
  return text ? (JSON.parse(text) as Subkeys) : null;
}

/**
 * Takes in what the database keeps of former keys: the lasting ones, and those that still open what has not been sealed anew. Call it before
 * anything is looked up or opened.
 */
export async function readRing({ store, keys }: Pick<Needs, 'store' | 'keys'>): Promise<void> {
  const rows = await store.read.select().from(keyRing).where(isNull(keyRing.finishedAt));
  const [kept] = await store.read.select().from(keyRing).where(eq(keyRing.id, KEPT));
  const lasting = kept && openRing(keys, kept.sealed);
  if (lasting) keys.keep(lasting);
  for (const { id, sealed } of rows) {
    const former = id === KEPT ? null : openRing(keys, sealed);
    if (former) keys.trust(former);
  }
}

/**
 * Settles which key the database belongs to. With the old key given beside the new one, the database changes hands here, in one transaction:
 * from then on the new key alone is needed, also when sealing anew is cut short.
 * @returns false when the database belongs to another key than those given
 */
export async function settleKey(services: Needs): Promise<boolean> {
  const { keys, config } = services;
  const old = config.secretKeyOld === null ? null : createKeys(config.secretKeyOld);
  const fits = await fitsKey(services);
  if (old === null || fits === null) return fits ?? (await keepKey(services));
  if (fits) {
    // An old key that was found again after it had been given up as lost.
    await remember(services, old);
    return true;
  }
  if ((await fitsKey({ ...services, keys: old })) === false) return false;
  await services.store.write(async (tx) => {
    const [kept] = await tx.select().from(keyRing).where(eq(keyRing.id, KEPT));
    // What an earlier version did not keep has the former key until now.
    const lasting = { ...old.subkeys(LASTING_PURPOSES), ...(kept && openRing(old, kept.sealed)) };
    await putKept(tx, keys, lasting, services.clock.now());
    await addFormer(tx, services, old);
    await keepFingerprint(tx, keys, services.clock.now());
  });
  return true;
}

async function remember(services: Needs, old: Keys): Promise<void> {
  const id = fingerprintOf(old);
  if (id === fingerprintOf(services.keys)) return;
  await services.store.write(async (tx) => {
    const [known] = await tx.select({ id: keyRing.id }).from(keyRing).where(eq(keyRing.id, id));
    if (!known) await addFormer(tx, services, old);
  });
}

async function putKept(tx: Handle, keys: Keys, lasting: Subkeys, now: Instant): Promise<void> {
  const row = { id: KEPT, sealed: sealRing(keys, lasting), addedAt: now, progress: START, finishedAt: now };
  await tx
    .insert(keyRing)
    .values(row)
    .onConflictDoUpdate({ target: keyRing.id, set: { sealed: row.sealed } });
}

async function addFormer(tx: Handle, { keys, clock }: Needs, old: Keys): Promise<void> {
  const id = fingerprintOf(old);
  const sealed = sealRing(keys, old.subkeys(SEALING_PURPOSES));
  // Sealing anew that an earlier change had not finished goes on with its own key, now under the new one.
  const unfinished = await tx.select().from(keyRing).where(isNull(keyRing.finishedAt));
  for (const row of unfinished) {
    const subkeys = openRing(old, row.sealed);
    if (!subkeys) continue;
    await tx
      .update(keyRing)
      .set({ sealed: sealRing(keys, subkeys), progress: START })
      .where(eq(keyRing.id, row.id));
  }
  await tx
    .insert(keyRing)
    .values({ id, sealed, addedAt: clock.now(), progress: START })
    .onConflictDoUpdate({ target: keyRing.id, set: { sealed, progress: START, finishedAt: null } });
}
