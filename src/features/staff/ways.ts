import type { Services } from '../../platform/services.ts';
import { passkeyHost } from './second/passkey.ts';
import { createOidc, SSO_BACK } from './sso/oidc.ts';

/** What of the ways in works here, for whoever looks after the machine. */
export interface Ways {
  /** Host that passkeys are bound to; null: browsers make none at this address. */
  passkeys: string | null;
  /** The city's single sign-on, and why it does not answer; null where there is none. */
  signOn: { issuer: string; trouble: string | null } | null;
}

export async function lookAtWays(services: Services): Promise<Ways> {
  const oidc = createOidc(services, SSO_BACK);
  const passkeys = passkeyHost(services);
  if (!oidc || !services.config.oidc) return { passkeys, signOn: null };
  const { issuer } = services.config.oidc;
  const trouble = await oidc.start('/office').then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { passkeys, signOn: { issuer, trouble } };
}
