import { and, eq, isNull } from 'drizzle-orm';
import { DRAW_BYTES } from '../../../domain/codes.ts';
import { groupRecoveryCode, makeRecoveryCode } from '../../../domain/recovery-code.ts';
import type { Handle } from '../../../platform/db/store.ts';
import type { Services } from '../../../platform/services.ts';
import { recoveryCode } from '../../../schema/sqlite.ts';

type Deps = Pick<Services, 'clock' | 'ids' | 'keys'>;

const HOW_MANY = 10;

/** Bound to the person, so that a code found on a desk opens no other account. */
const idOf = ({ keys }: Pick<Deps, 'keys'>, personId: string, code: string) =>
  keys.hash('recovery', `${personId} ${code}`);

/** New codes in place of all before. @returns them as they are written down; they are stored nowhere */
export async function newRecoveryCodes(tx: Handle, deps: Deps, personId: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, () => makeRecoveryCode(deps.ids.bytes(DRAW_BYTES)));
  const createdAt = deps.clock.now();
  await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
  await tx
    .insert(recoveryCode)
    .values(codes.map((code) => ({ id: idOf(deps, personId, code), personId, createdAt, usedAt: null })));
  return codes.map(groupRecoveryCode);
}

/** Uses a code up. */
export async function takeRecoveryCode(tx: Handle, deps: Deps, personId: string, code: string): Promise<boolean> {
  const rows = await tx
    .update(recoveryCode)
    .set({ usedAt: deps.clock.now() })
    .where(and(eq(recoveryCode.id, idOf(deps, personId, code)), isNull(recoveryCode.usedAt)))
    .returning({ id: recoveryCode.id });
  return rows.length > 0;
}
