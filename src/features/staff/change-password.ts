import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Visitor } from '../../platform/http/types.ts';
import type { Services } from '../../platform/services.ts';
import { person } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { alert } from './alert.ts';
import type { MePage, PasswordProblem } from './pages.ts';
import { hashPassword, isPassword, passwordFault } from './password.ts';
import { closeSessions } from './session.ts';

/** Who has just signed in has just shown who they are. */
const FRESH_MS = 15 * 60_000;

/** What must be shown before a new password is taken: an unlocked screen that somebody left is no proof. */
export function proofNeeded(visitor: Visitor, hasPassword: boolean, now: Instant): MePage['proof'] {
  if (now - visitor.signedInAt < FRESH_MS) return 'none';
  return hasPassword ? 'password' : 'signIn';
}

/** Sets a new password and ends every other session of the person. @returns what is wrong, or null */
export async function changePassword(
  deps: Pick<Services, 'store' | 'clock' | 'ids'>,
  visitor: Visitor,
  { current, password }: { current: string; password: string },
): Promise<Exclude<PasswordProblem, 'wait'> | null> {
  const { store, clock } = deps;
  const { personId, sessionId } = visitor;
  const [self] = await store.read.select().from(person).where(eq(person.id, personId)).limit(1);
  const proof = proofNeeded(visitor, Boolean(self?.passwordHash), clock.now());
  if (proof === 'signIn') return 'current';
  if (proof === 'password' && !(await isPassword(self?.passwordHash ?? null, current))) return 'current';
  const fault = passwordFault(password, self?.email ?? '');
  if (fault) return fault;
  const passwordHash = await hashPassword(password);
  await store.write(async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, personId));
    await closeSessions(tx, personId, sessionId);
    await alert(tx, deps, personId, 'password');
    await recordAudit(deps, tx, { action: 'password.changed', personId });
  });
  return null;
}
