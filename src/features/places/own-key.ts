import { eq } from 'drizzle-orm';
import type { Services } from '../../platform/services.ts';
import { putSetting } from './settings.ts';

const KEY = 'secret.fingerprint';
/** The same text for everybody: only the key makes the fingerprint, and it tells nothing of the key. */
const TEXT = 'homthu';

type Needs = Pick<Services, 'store' | 'keys' | 'clock'>;

/** Whether the database belongs to this SECRET_KEY; null when it has not met a key yet. */
export async function fitsKey({ store: { read, t }, keys }: Pick<Needs, 'store' | 'keys'>): Promise<boolean | null> {
  const [row] = await read.select({ value: t.setting.value }).from(t.setting).where(eq(t.setting.key, KEY));
  return row ? row.value === keys.hash('fingerprint', TEXT) : null;
}

/** Keeps the fingerprint of the key that a database meets first. @returns whether the database belongs to this key */
export async function keepKey(services: Needs): Promise<boolean> {
  const fits = await fitsKey(services);
  if (fits !== null) return fits;
  const value = services.keys.hash('fingerprint', TEXT);
  await services.store.write((tx) => putSetting(tx, { key: KEY, value, source: 'SECRET_KEY' }, services.clock.now()));
  return true;
}

/** What an operator is told, and the way out. */
export const KEY_MISMATCH =
  'this database was written with another SECRET_KEY: tracking codes and sealed contacts cannot be read with this one; ' +
  'give back the old SECRET_KEY, or put the old secret.key into the data folder';

/** The database belongs to another SECRET_KEY. */
export class KeyMismatch extends Error {
  constructor() {
    super(KEY_MISMATCH);
    this.name = 'KeyMismatch';
  }
}
