import { eq } from 'drizzle-orm';
import { addressHash } from '../../platform/mail/address-hash.ts';
import type { Services } from '../../platform/services.ts';
import { deadMailbox } from '../../schema/sqlite.ts';
import type { MePage } from './pages.ts';

/** What a person should know whose mailbox takes no mail: they learn it nowhere else. Null when it is alive. */
export async function ownMailbox(
  { store, keys }: Pick<Services, 'store' | 'keys'>,
  email: string,
): Promise<MePage['mailbox']> {
  const isIt = eq(deadMailbox.addressHash, addressHash(keys, email));
  const [row] = await store.read.select().from(deadMailbox).where(isIt).limit(1);
  return row ? { since: row.since, words: row.words } : null;
}
