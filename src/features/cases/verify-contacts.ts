import type { Keys } from '../../platform/crypto/keys.ts';
import type { Handle } from '../../platform/db/store.ts';
import { sealedContacts } from './sealed.ts';
import type { Finding } from './verify-chain.ts';

const PAGE = 400;

/**
 * Opens every sealed contact: each is bound to its case, so one that was put in another's place, or changed, does not open. Nothing of what
 * it says leaves this function.
 * @returns how many there are
 */
export async function verifyContacts(
  handle: Handle,
  keys: Pick<Keys, 'open'>,
  tell: (finding: Finding) => void,
): Promise<number> {
  let done = 0;
  for (let after = ''; ; ) {
    const page = await sealedContacts.page(handle, after, PAGE);
    for (const { id, sealed, context } of page) {
      if (keys.open(sealedContacts.purpose, sealed, context) === null) tell({ what: 'sealed', name: `case ${id}` });
    }
    done += page.length;
    if (page.length < PAGE) return done;
    after = page.at(-1)?.id ?? after;
  }
}
