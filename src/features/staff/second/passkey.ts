import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import { clean } from '../../../domain/text.ts';
import type { Handle } from '../../../platform/db/store.ts';
import type { Services } from '../../../platform/services.ts';
import { passkey } from '../../../schema/sqlite.ts';
import { isChallenge, makeChallenge, spendChallenge } from './challenge.ts';
import type { PasskeyRow } from './factors.ts';

type Deps = Pick<Services, 'store' | 'clock' | 'ids' | 'keys' | 'config' | 'log'>;

/** EdDSA, ES256, RS256 (RFC 9053, RFC 8812): what devices have today, and nothing that Node still calls an experiment. */
const ALGORITHMS = [-8, -7, -257];

const webauthn = () => import('@simplewebauthn/server');
/** Enough to tell one key from another. */
const LONGEST_LABEL = 60;

/** Host that passkeys are bound to; null where browsers make none: over plain HTTP, or at an address of digits. */
export function passkeyHost({ config }: Pick<Deps, 'config'>): string | null {
  const { hostname, protocol } = new URL(config.baseUrl);
  const isName = !/^\[|^[\d.]+$/.test(hostname);
  return isName && (protocol === 'https:' || hostname === 'localhost') ? hostname : null;
}

const rp = (deps: Deps) => ({
  expectedRPID: passkeyHost(deps) ?? '',
  expectedOrigin: new URL(deps.config.baseUrl).origin,
});

const named = ({ id, transports }: PasskeyRow) => ({ id, transports });

/** What `navigator.credentials.create` is asked for. */
export async function creationOptions(
  deps: Deps,
  who: { personId: string; email: string; title: string; about: string },
  known: readonly PasskeyRow[],
) {
  const { generateRegistrationOptions } = await webauthn();
  return await generateRegistrationOptions({
    rpName: 'Hòm Thư',
    rpID: passkeyHost(deps) ?? '',
    // Tells nobody who it is, and is the same each time, so that a device keeps one key a person.
    userID: Uint8Array.from(deps.keys.mac('passkey', `person ${who.personId}`)),
    userName: who.email,
    userDisplayName: who.title,
    challenge: makeChallenge(deps, who.about),
    timeout: 300_000,
    excludeCredentials: known.map(named),
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
}

/** What `navigator.credentials.get` is asked for; without known keys the device offers those it keeps for this site. */
export async function requestOptions(deps: Deps, about: string, known: readonly PasskeyRow[] | null) {
  const { generateAuthenticationOptions } = await webauthn();
  return await generateAuthenticationOptions({
    rpID: passkeyHost(deps) ?? '',
    challenge: makeChallenge(deps, about),
    timeout: 300_000,
    userVerification: known ? 'preferred' : 'required',
    ...(known && { allowCredentials: known.map(named) }),
  });
}

function parse<T extends { id: string }>(response: string): T | null {
  try {
    const value = JSON.parse(response) as Partial<T> | null;
    return typeof value?.id === 'string' ? (value as T) : null;
  } catch {
    return null;
  }
}

/** Tells the challenge that an answer was made for, once the package has read it. */
function watch(deps: Deps, about: string) {
  let seen = '';
  return {
    isOurs(given: string) {
      seen = given;
      return isChallenge(deps, given, about);
    },
    challenge: () => seen,
  };
}

/** A new key as its owner's browser made it; null when the answer is not right. */
export async function readNewPasskey(
  deps: Deps,
  { response, label, about }: { response: string; label: string; about: string },
): Promise<(Omit<PasskeyRow, 'personId'> & { challenge: string }) | null> {
  const answer = parse<RegistrationResponseJSON>(response);
  if (!answer || !passkeyHost(deps)) return null;
  const { verifyRegistrationResponse } = await webauthn();
  const asked = watch(deps, about);
  const done = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: asked.isOurs,
    ...rp(deps),
    supportedAlgorithmIDs: ALGORITHMS,
    requireUserVerification: false,
  }).catch(refused(deps));
  if (!done?.verified) return null;
  const { credential } = done.registrationInfo;
  return {
    challenge: asked.challenge(),
    id: credential.id,
    label: clean(label).slice(0, LONGEST_LABEL),
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    createdAt: deps.clock.now(),
    usedAt: null,
  };
}

/** Keeps a new key. @returns false when the answer was sent before, or somebody has the key already */
export async function putPasskey(
  tx: Handle,
  deps: Deps,
  personId: string,
  { challenge, ...row }: NonNullable<Awaited<ReturnType<typeof readNewPasskey>>>,
): Promise<boolean> {
  if (!(await spendChallenge(tx, deps, challenge))) return false;
  const rows = await tx
    .insert(passkey)
    .values({ ...row, personId })
    .onConflictDoNothing()
    .returning({ id: passkey.id });
  return rows.length > 0;
}

/** A key that was shown, with what must be noted of it. */
export interface Shown {
  key: PasskeyRow;
  counter: number;
  challenge: string;
  /** The device knew its owner, by finger, face or PIN: that is two factors in one. */
  verified: boolean;
}

/** Whose key answered; null when none of ours did, or not rightly. */
export async function readShownPasskey(deps: Deps, response: string, about: string): Promise<Shown | null> {
  const answer = parse<AuthenticationResponseJSON>(response);
  if (!answer || !passkeyHost(deps)) return null;
  const [key] = await deps.store.read.select().from(passkey).where(eq(passkey.id, answer.id)).limit(1);
  if (!key) return null;
  const { verifyAuthenticationResponse } = await webauthn();
  const asked = watch(deps, about);
  const done = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: asked.isOurs,
    ...rp(deps),
    credential: {
      id: key.id,
      publicKey: Uint8Array.from(Buffer.from(key.publicKey, 'base64url')),
      counter: key.counter,
    },
    requireUserVerification: false,
  }).catch(refused(deps));
  if (!done?.verified) return null;
  const { newCounter, userVerified } = done.authenticationInfo;
  return { key, counter: newCounter, challenge: asked.challenge(), verified: userVerified };
}

/** Notes that a key was shown. @returns false when the same answer was sent before */
export async function notePasskey(tx: Handle, deps: Deps, { key, counter, challenge }: Shown): Promise<boolean> {
  if (!(await spendChallenge(tx, deps, challenge))) return false;
  const rows = await tx
    .update(passkey)
    .set({ counter, usedAt: deps.clock.now() })
    .where(eq(passkey.id, key.id))
    .returning({ id: passkey.id });
  return rows.length > 0;
}

/** The package throws at whatever is not as it must be; to us that is an answer like "wrong password". */
const refused =
  ({ log }: Pick<Deps, 'log'>) =>
  (error: unknown): null => {
    log.debug({ err: error }, 'a passkey was not taken');
    return null;
  };
