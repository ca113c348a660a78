import { asc, eq, isNull } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import { outsideBody } from '../../schema/sqlite.ts';

export type BodyRow = typeof outsideBody.$inferSelect;

/** An authority outside as somebody reads of it: who it is, where, and how to ask there. */
export interface BodyCard {
  name: string;
  address: string;
  phone: string;
  email: string;
  website: string;
  how: string;
}

/** What may be chosen today; with `all`, also what is offered no more. */
export async function readBodies(handle: Handle, { all = false } = {}): Promise<BodyRow[]> {
  return await handle
    .select()
    .from(outsideBody)
    .where(all ? undefined : isNull(outsideBody.retiredAt))
    .orderBy(asc(outsideBody.kind), asc(outsideBody.nameVi), asc(outsideBody.id));
}

/** Also one that is offered no more: cases that went there still name it. */
export async function findBody(handle: Handle, id: string): Promise<BodyRow | null> {
  const [row] = await handle.select().from(outsideBody).where(eq(outsideBody.id, id)).limit(1);
  return row ?? null;
}

/** Vietnamese for Vietnamese readers, English for all others, as far as it was written. */
export function cardOf(row: BodyRow, lang: Lang): BodyCard {
  const { address, phone, email, website } = row;
  const say = (vi: string, en: string) => (lang === 'vi' ? vi : en || vi);
  return { name: say(row.nameVi, row.nameEn), how: say(row.howVi, row.howEn), address, phone, email, website };
}
