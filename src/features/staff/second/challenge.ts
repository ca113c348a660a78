import { timingSafeEqual } from 'node:crypto';
import { lt } from 'drizzle-orm';
import type { Handle } from '../../../platform/db/store.ts';
import type { Services } from '../../../platform/services.ts';
import { spentChallenge } from '../../../schema/sqlite.ts';

type Deps = Pick<Services, 'clock' | 'ids' | 'keys'>;

/** Time to find the key and to touch it. */
const GOOD_MS = 5 * 60_000;
const RANDOM = 16;
const TIME = 6;

const proof = ({ keys }: Deps, head: Buffer, about: string) =>
  keys.mac('passkey', `${head.toString('base64url')} ${about}`);

/**
 * A challenge for a passkey: 16 random bytes, when it ends, and our seal over both and over what it is for. Nothing is stored until it is
 * answered, so that strangers cannot fill a table by opening a page.
 * @param about who is asked for what: `sign-in`, or a purpose with a session's id
 */
export function makeChallenge(deps: Deps, about: string): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(RANDOM + TIME);
  head.set(deps.ids.bytes(RANDOM));
  head.writeUIntBE(deps.clock.now() + GOOD_MS, RANDOM, TIME);
  return Uint8Array.from(Buffer.concat([head, proof(deps, head, about)]));
}

/** Whether it is a challenge of ours, for this, and still good. */
export function isChallenge(deps: Deps, challenge: string, about: string): boolean {
  const bytes = Buffer.from(challenge, 'base64url');
  const [head, seal] = [bytes.subarray(0, RANDOM + TIME), bytes.subarray(RANDOM + TIME)];
  if (bytes.length !== RANDOM + TIME + 32 || !timingSafeEqual(seal, proof(deps, head, about))) return false;
  return deps.clock.now() < head.readUIntBE(RANDOM, TIME);
}

/** Notes that it was answered. @returns false when it had been already */
export async function spendChallenge(tx: Handle, deps: Deps, challenge: string): Promise<boolean> {
  const now = deps.clock.now();
  await tx.delete(spentChallenge).where(lt(spentChallenge.expiresAt, now));
  const rows = await tx
    .insert(spentChallenge)
    .values({ id: deps.keys.hash('passkey', challenge), expiresAt: now + GOOD_MS })
    .onConflictDoNothing()
    .returning({ id: spentChallenge.id });
  return rows.length > 0;
}
