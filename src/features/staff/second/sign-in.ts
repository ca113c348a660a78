import { and, eq, isNull } from 'drizzle-orm';
import type { Services } from '../../../platform/services.ts';
import { person } from '../../../schema/sqlite.ts';
import { openSession } from '../session.ts';
import { notePasskey, readShownPasskey } from './passkey.ts';

/** What a passkey at the sign-in page is asked for. */
export const SIGN_IN = 'sign-in';

/**
 * Signs in whom a passkey belongs to. The device must have known its owner: the key stands for password and second factor at once.
 * @returns the cookie's value, or null
 */
export async function passkeySignIn(services: Services, response: string, previous: string | null) {
  const shown = await readShownPasskey(services, response, SIGN_IN);
  if (!shown?.verified) return null;
  return await services.store.write(async (tx) => {
    const { personId } = shown.key;
    const [owner] = await tx
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.id, personId), isNull(person.disabledAt)))
      .limit(1);
    if (!owner || !(await notePasskey(tx, services, shown))) return null;
    return await openSession(tx, services, personId, previous, { method: 'passkey', secondBy: 'passkey' });
  });
}
