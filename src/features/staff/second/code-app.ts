import { and, eq, lt } from 'drizzle-orm';
import type { Instant } from '../../../domain/instant.ts';
import type { Handle } from '../../../platform/db/store.ts';
import type { Services } from '../../../platform/services.ts';
import { codeApp } from '../../../schema/sqlite.ts';

type Deps = Pick<Services, 'clock' | 'keys'>;

const PERIOD_S = 30;
/** The code before and after is taken too: clocks of telephones differ, hands are slow (RFC 6238 §5.2). */
const WINDOW = 1;
/** As long as SHA-1's output (RFC 4226 §4). */
export const SECRET_BYTES = 20;

const otp = () => import('otpauth');

async function totp(secret: Uint8Array, email: string) {
  const { Secret, TOTP } = await otp();
  return new TOTP({
    issuer: 'Hòm Thư',
    label: email,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    period: PERIOD_S,
  });
}

/** What the app is given: an address for its camera, and the same to type, in groups of four. */
export async function describeSecret(secret: Uint8Array, email: string): Promise<{ address: string; typed: string }> {
  const app = await totp(secret, email);
  return { address: app.toString(), typed: app.secret.base32.replace(/(.{4})(?=.)/g, '$1 ') };
}

/** The code that the app shows at an instant. */
export async function codeAt(secret: Uint8Array, at: Instant): Promise<string> {
  return (await totp(secret, '')).generate({ timestamp: at });
}

/** The time step for which this is the code, near an instant; null when it is not. */
export async function stepOf(secret: Uint8Array, code: string, at: Instant): Promise<number | null> {
  const delta = (await totp(secret, '')).validate({ token: code, timestamp: at, window: WINDOW });
  return delta === null ? null : Math.floor(at / 1000 / PERIOD_S) + delta;
}

/** Six digits, however they were typed; null when it is something else. */
export function readCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}.]/gu, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

const bytesOf = ({ keys }: Pick<Deps, 'keys'>, sealed: string, personId: string): Uint8Array | null => {
  const text = keys.open('second-factor', sealed, personId);
  return text === null ? null : Buffer.from(text, 'base64url');
};

/** A secret on its way from one page to the next, and in the table: sealed, for this person alone. */
export const sealSecret = ({ keys }: Pick<Deps, 'keys'>, secret: Uint8Array, personId: string): string =>
  keys.seal('second-factor', Buffer.from(secret).toString('base64url'), personId);
export const openSecret = bytesOf;

/** Keeps the app from now on, in place of the one before; the code that proved it counts as used. */
export async function putCodeApp(tx: Handle, deps: Deps, personId: string, sealed: string, step: number) {
  const row = { sealed, lastStep: step, createdAt: deps.clock.now(), usedAt: null };
  await tx
    .insert(codeApp)
    .values({ personId, ...row })
    .onConflictDoUpdate({ target: codeApp.personId, set: row });
}

/** The person's secret as bytes; null when there is no app, or the key is another. */
export async function readSecret(read: Handle, deps: Deps, personId: string): Promise<Uint8Array | null> {
  const [row] = await read.select().from(codeApp).where(eq(codeApp.personId, personId)).limit(1);
  return row ? bytesOf(deps, row.sealed, personId) : null;
}

/** Takes a step once: whoever looked over a shoulder comes too late (RFC 6238 §5.2). */
export async function takeStep(tx: Handle, { clock }: Deps, personId: string, step: number): Promise<boolean> {
  const rows = await tx
    .update(codeApp)
    .set({ lastStep: step, usedAt: clock.now() })
    .where(and(eq(codeApp.personId, personId), lt(codeApp.lastStep, step)))
    .returning({ personId: codeApp.personId });
  return rows.length > 0;
}
