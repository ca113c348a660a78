import { and, eq, gt, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { DAY_MS, localDate } from '../../domain/instant.ts';
import type { Services } from '../../platform/services.ts';
import { failedSignIn, person } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { type Alert, alert } from './alert.ts';
import { mailKey } from './people.ts';

type Deps = Pick<Services, 'store' | 'clock' | 'ids' | 'keys'>;

/** More than a bad day with one's own password. */
const TELL_FROM = 5;

/** A wrong password: counted for the address, whether anybody here has it or not, so that the answer takes as long for both. */
export const noteWrongPassword = (deps: Deps, email: string): Promise<void> =>
  count(deps, `password ${mailKey(email)}`, eq(person.email, mailKey(email)), 'tries');

/** A wrong code: somebody has the password, or reads the mail. */
export const noteWrongCode = (deps: Deps, personId: string): Promise<void> =>
  count(deps, `code ${personId}`, eq(person.id, personId), 'secondTries');

/** From the fifth within a day the owner is told by mail, once a day. */
async function count(deps: Deps, name: string, whose: SQL, what: Alert): Promise<void> {
  const { store, clock, keys } = deps;
  const id = keys.hash('address', `failed ${name}`);
  await store.write(async (tx) => {
    const now = clock.now();
    await tx.delete(failedSignIn).where(lt(failedSignIn.firstAt, now - DAY_MS));
    await tx
      .insert(failedSignIn)
      .values({ id, n: 1, firstAt: now, lastAt: now })
      .onConflictDoUpdate({ target: failedSignIn.id, set: { n: sql`${failedSignIn.n} + 1`, lastAt: now } });
    const many = and(eq(failedSignIn.id, id), gt(failedSignIn.n, TELL_FROM - 1));
    const [row] = await tx.select().from(failedSignIn).where(many).limit(1);
    const [owner] = await tx
      .select({ id: person.id })
      .from(person)
      .where(and(whose, isNull(person.disabledAt)))
      .limit(1);
    if (!row || !owner) return;
    await alert(tx, deps, owner.id, what, localDate(now));
    // One entry a day: strangers must not fill the log by guessing.
    if (row.n === TELL_FROM)
      await recordAudit(deps, tx, { action: 'sign_in.failed', personId: null, subject: owner.id, data: { what } });
  });
}
