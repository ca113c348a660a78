import { and, asc, eq, gt } from 'drizzle-orm';
import type { SealedColumn } from '../../../platform/crypto/sealed-column.ts';
import { codeApp } from '../../../schema/sqlite.ts';

/** Secrets of the apps that show codes, for who seals them anew. */
export const sealedCodeApps: SealedColumn = {
  name: 'code_app.sealed',
  purpose: 'second-factor',
  async page(handle, after, limit) {
    const { personId: id, sealed } = codeApp;
    const rows = await handle.select({ id, sealed }).from(codeApp).where(gt(id, after)).orderBy(asc(id)).limit(limit);
    return rows.map((row) => ({ ...row, context: row.id }));
  },
  async put(tx, id, before, sealed) {
    await tx
      .update(codeApp)
      .set({ sealed })
      .where(and(eq(codeApp.personId, id), eq(codeApp.sealed, before)));
  },
};
