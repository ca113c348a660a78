import { eq } from 'drizzle-orm';
import type { Handle } from '../../platform/db/store.ts';
import { keyRequest } from '../../schema/sqlite.ts';

export type KeyRow = typeof keyRequest.$inferSelect;

export async function findRequest(handle: Handle, id: string): Promise<KeyRow | null> {
  const [row] = await handle.select().from(keyRequest).where(eq(keyRequest.id, id)).limit(1);
  return row ?? null;
}
