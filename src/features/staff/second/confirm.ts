import { readRecoveryCode } from '../../../domain/recovery-code.ts';
import type { Handle } from '../../../platform/db/store.ts';
import type { Visitor } from '../../../platform/http/types.ts';
import type { Services } from '../../../platform/services.ts';
import { recordAudit } from '../../audit/index.ts';
import { alert } from '../alert.ts';
import { noteWrongCode } from '../failures.ts';
import { createPatience } from '../patience.ts';
import { type SessionRow, strengthenSession } from '../session.ts';
import { readCode, readSecret, stepOf, takeStep } from './code-app.ts';
import { notePasskey, readShownPasskey } from './passkey.ts';
import { takeRecoveryCode } from './recovery.ts';

export type Confirmed = { cookie: string } | { wrong: true } | { waitMs: number };

/** Takes the second factor of who is signed in, and gives their session another secret. */
export interface Confirm {
  byCode(visitor: Visitor, typed: string): Promise<Confirmed>;
  byPasskey(visitor: Visitor, response: string): Promise<Confirmed>;
}

/** Six digits are few: five tries, then 4 seconds, 8 … at most five minutes, which leaves under one chance in a thousand a day. */
const DIGITS = { free: 5, firstMs: 4_000, mostMs: 300_000 };
/** Keys and recovery codes cannot be guessed: they slow down by session alone, so that nobody's guessing keeps the owner out. */
const REST = { free: 10, firstMs: 1_000, mostMs: 60_000 };

/** What a passkey of a session is asked for. */
export const aboutSecond = (visitor: Visitor): string => `second ${visitor.sessionId}`;

export function createConfirm(services: Services): Confirm {
  const people = createPatience(services.clock, DIGITS);
  const sessions = createPatience(services.clock, REST);

  async function confirm(
    { personId, sessionId }: Visitor,
    by: NonNullable<SessionRow['secondBy']>,
    take: (tx: Handle) => Promise<boolean>,
  ): Promise<Confirmed> {
    const cookie = await services.store.write(async (tx) => {
      if (!(await take(tx))) return null;
      if (by === 'recovery') {
        await alert(tx, services, personId, 'recovery');
        await recordAudit(services, tx, { action: 'recovery.used', personId });
      }
      return await strengthenSession(tx, services, sessionId, by);
    });
    if (cookie === null) return await wrong(personId);
    people.forgive(personId);
    return { cookie };
  }

  async function wrong(personId: string): Promise<Confirmed> {
    await noteWrongCode(services, personId);
    return { wrong: true };
  }

  async function byDigits(visitor: Visitor, digits: string): Promise<Confirmed> {
    const { personId } = visitor;
    const waitMs = people.tryNow(personId);
    if (waitMs > 0) return { waitMs };
    const secret = await readSecret(services.store.read, services, personId);
    const step = secret && (await stepOf(secret, digits, services.clock.now()));
    if (step === null) return await wrong(personId);
    return await confirm(visitor, 'app', (tx) => takeStep(tx, services, personId, step));
  }

  return {
    async byCode(visitor, typed) {
      const { personId, sessionId } = visitor;
      const digits = readCode(typed);
      if (digits !== null) return await byDigits(visitor, digits);
      const waitMs = sessions.tryNow(sessionId);
      if (waitMs > 0) return { waitMs };
      const code = readRecoveryCode(typed);
      if (code === null) return await wrong(personId);
      return await confirm(visitor, 'recovery', (tx) => takeRecoveryCode(tx, services, personId, code));
    },
    async byPasskey(visitor, response) {
      const waitMs = sessions.tryNow(visitor.sessionId);
      if (waitMs > 0) return { waitMs };
      const shown = await readShownPasskey(services, response, aboutSecond(visitor));
      if (shown?.key.personId !== visitor.personId) return await wrong(visitor.personId);
      return await confirm(visitor, 'passkey', (tx) => notePasskey(tx, services, shown));
    },
  };
}
