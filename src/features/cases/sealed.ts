import { and, asc, eq, gt } from 'drizzle-orm';
import type { SealedColumn } from '../../platform/crypto/sealed-column.ts';
import { sealedContact } from '../../schema/sqlite.ts';

/** Contact data, for who seals it anew. */
export const sealedContacts: SealedColumn = {
  name: 'sealed_contact.sealed',
  purpose: 'contact',
  async page(handle, after, limit) {
    const { caseId: id, sealed } = sealedContact;
    const rows = await handle
      .select({ id, sealed })
      .from(sealedContact)
      .where(gt(id, after))
      .orderBy(asc(id))
      .limit(limit);
    return rows.map((row) => ({ ...row, context: row.id }));
  },
  async put(tx, id, before, sealed) {
    await tx
      .update(sealedContact)
      .set({ sealed })
      .where(and(eq(sealedContact.caseId, id), eq(sealedContact.sealed, before)));
  },
};
