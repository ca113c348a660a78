import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { putSetting } from './settings.ts';

const KEY = 'secret.fingerprint';
/** The same text for everybody: only the key makes the fingerprint, and it tells nothing of the key. */
const TEXT = 'homthu';

type Needs = Pick<Services, 'store' | 'keys' | 'clock'>;

export const fingerprintOf = (keys: Pick<Needs, 'keys'>['keys']): string => keys.hash('fingerprint', TEXT);

/** Writes down that the database belongs to this key from now on. */
export async function keepFingerprint(tx: Handle, keys: Needs['keys'], now: Instant): Promise<void> {
  await putSetting(tx, { key: KEY, value: fingerprintOf(keys), source: 'SECRET_KEY' }, now);
}

/** Whether the database belongs to this SECRET_KEY; null when it has not met a key yet. */
export async function fitsKey({ store: { read, t }, keys }: Pick<Needs, 'store' | 'keys'>): Promise<boolean | null> {
  const [row] = await read.select({ value: t.setting.value }).from(t.setting).where(eq(t.setting.key, KEY));
  return row ? row.value === fingerprintOf(keys) : null;
}

/** Keeps the fingerprint of the key that a database meets first. @returns whether the database belongs to this key */
export async function keepKey(services: Needs): Promise<boolean> {
  const fits = await fitsKey(services);
  if (fits !== null) return fits;
  await services.store.write((tx) => keepFingerprint(tx, services.keys, services.clock.now()));
  return true;
}

/** What an operator is told, and the way out. */
export const KEY_MISMATCH =
  'this database was written with another SECRET_KEY: tracking codes and sealed contacts cannot be read with this one; ' +
  'give back the old SECRET_KEY, put the old secret.key into the data folder, or give the old one as SECRET_KEY_OLD beside the new one; ' +
  '"homthu lost-key" says what is lost without it';

/** The database belongs to another SECRET_KEY. */
export class KeyMismatch extends Error {
  constructor() {
    super(KEY_MISMATCH);
    this.name = 'KeyMismatch';
  }
}
