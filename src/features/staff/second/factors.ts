import { and, asc, count, eq, isNull } from 'drizzle-orm';
import type { Handle } from '../../../platform/db/store.ts';
import { codeApp, passkey, recoveryCode } from '../../../schema/sqlite.ts';

export type CodeAppRow = typeof codeApp.$inferSelect;
export type PasskeyRow = typeof passkey.$inferSelect;

/** What a person can show beside the password or the link. */
export interface Factors {
  app: CodeAppRow | null;
  /** The oldest first. */
  passkeys: PasskeyRow[];
  /** Recovery codes that were not used. */
  codes: number;
}

export async function readFactors(read: Handle, personId: string): Promise<Factors> {
  const [app = null] = await read.select().from(codeApp).where(eq(codeApp.personId, personId)).limit(1);
  const passkeys = await read
    .select()
    .from(passkey)
    .where(eq(passkey.personId, personId))
    .orderBy(asc(passkey.createdAt), passkey.id);
  const left = and(eq(recoveryCode.personId, personId), isNull(recoveryCode.usedAt));
  const [codes] = await read.select({ n: count() }).from(recoveryCode).where(left);
  return { app, passkeys, codes: codes?.n ?? 0 };
}

/** Recovery codes alone are no second factor. */
export const hasAny = ({ app, passkeys }: Pick<Factors, 'app' | 'passkeys'>): boolean =>
  app !== null || passkeys.length > 0;

/** Whether a person has a second factor to show. */
export async function hasFactor(read: Handle, personId: string): Promise<boolean> {
  return hasAny(await readFactors(read, personId));
}

/** Takes the app (`app`) or one passkey (its id) from a person; with the last of them the recovery codes go too. */
export async function removeFactor(tx: Handle, personId: string, which: string): Promise<void> {
  if (which === 'app') await tx.delete(codeApp).where(eq(codeApp.personId, personId));
  else await tx.delete(passkey).where(and(eq(passkey.id, which), eq(passkey.personId, personId)));
  if (!(await hasFactor(tx, personId))) await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
}

/** For who has lost everything: the next sign-in leads to setting it up anew. */
export async function forgetFactors(tx: Handle, personId: string): Promise<void> {
  await tx.delete(codeApp).where(eq(codeApp.personId, personId));
  await tx.delete(passkey).where(eq(passkey.personId, personId));
  await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
}
