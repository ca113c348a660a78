import { eq } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Handle } from '../../platform/db/store.ts';
import type { Services } from '../../platform/services.ts';
import { sealedContact } from '../../schema/sqlite.ts';

export interface Contact {
  name: string;
  phone: string;
  email: string;
}

type Keys = Pick<Services, 'keys'>;

/** Encrypts contact data for one case; nobody reads it without the key, which is not in the database. */
export function sealContact({ keys }: Keys, caseId: string, contact: Contact): string {
  return keys.seal('contact', JSON.stringify(contact), caseId);
}

export async function hasContact(handle: Handle, caseId: string): Promise<boolean> {
  const rows = await handle
    .select({ caseId: sealedContact.caseId })
    .from(sealedContact)
    .where(eq(sealedContact.caseId, caseId));
  return rows.length > 0;
}

/**
 * Reads sealed contact data. Call it in the transaction that records the opening (`move` with `open_contact`), so that none is silent.
 * @throws Refusal `notFound` when none was left, or it was erased
 */
export async function unsealContact({ keys }: Keys, tx: Handle, caseId: string): Promise<Contact> {
  const [row] = await tx.select().from(sealedContact).where(eq(sealedContact.caseId, caseId));
  const text = row && keys.open('contact', row.sealed, caseId);
  if (!text) throw new Refusal('notFound');
  return JSON.parse(text) as Contact;
}
