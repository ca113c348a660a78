import type { Configuration } from 'openid-client';
import type { Services } from '../../../platform/services.ts';

type Deps = Pick<Services, 'config' | 'keys' | 'clock' | 'log'>;

/** Where the browser comes back to. */
export const SSO_BACK = '/office/sign-in/oidc/back';
/** Time for a password and a second factor over there. */
const GOOD_MS = 10 * 60_000;
const ANSWER_S = 10;

/** What the browser keeps while it is over there, sealed: without it nobody can finish a sign-in that they did not begin. */
interface Trip {
  state: string;
  nonce: string;
  verifier: string;
  next: string;
  until: number;
}

export interface Known {
  email: string;
  next: string;
  /** The other side saw a second factor (RFC 8176 `mfa`). */
  strong: boolean;
}

/** Single sign-on: OpenID Connect Core 1.0, authorization code with PKCE (RFC 7636), state and nonce. */
export interface Oidc {
  /** Where the browser goes, and what it must bring back. Throws when the other side does not answer. */
  start(next: string): Promise<{ address: string; trip: string }>;
  /** Whom the other side vouches for; null when the answer is not right, or it does not vouch for the address. */
  finish(search: string, trip: string): Promise<Known | null>;
}

/** @param back path that the browser comes back to */
export function createOidc(deps: Deps, back: string): Oidc | null {
  const { config, keys, clock, log } = deps;
  const { oidc } = config;
  if (!oidc) return null;
  const redirectUri = `${config.baseUrl}${back}`;
  const client = () => import('openid-client');
  let found: Promise<Configuration> | null = null;

  async function discover(): Promise<Configuration> {
    const { allowInsecureRequests, ClientSecretBasic, discovery, None } = await client();
    const issuer = new URL(oidc?.issuer ?? '');
    const secret = oidc?.clientSecret;
    return await discovery(issuer, oidc?.clientId ?? '', {}, secret ? ClientSecretBasic(secret) : None(), {
      // Only on this machine: the settings refuse plain HTTP elsewhere.
      execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
      timeout: ANSWER_S,
    });
  }

  /** Asked once; a failure is not kept. */
  function issuer(): Promise<Configuration> {
    found ??= discover().catch((error) => {
      found = null;
      throw error;
    });
    return found;
  }

  function openTrip(sealed: string): Trip | null {
    const text = keys.open('oidc', sealed, redirectUri);
    const trip = text === null ? null : (JSON.parse(text) as Trip);
    return trip && clock.now() < trip.until ? trip : null;
  }

  return {
    async start(next) {
      const about = await issuer();
      const c = await client();
      const trip: Trip = {
        state: c.randomState(),
        nonce: c.randomNonce(),
        verifier: c.randomPKCECodeVerifier(),
        next,
        until: clock.now() + GOOD_MS,
      };
      const address = c.buildAuthorizationUrl(about, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: trip.state,
        nonce: trip.nonce,
        code_challenge: await c.calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, trip: keys.seal('oidc', JSON.stringify(trip), redirectUri) };
    },
    async finish(search, sealed) {
      const trip = openTrip(sealed);
      if (!trip) return null;
      try {
        const about = await issuer();
        const c = await client();
        const tokens = await c.authorizationCodeGrant(about, new URL(redirectUri + search), {
          expectedState: trip.state,
          expectedNonce: trip.nonce,
          pkceCodeVerifier: trip.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return null;
        const said =
          typeof claims.email === 'string' ? claims : await c.fetchUserInfo(about, tokens.access_token, claims.sub);
        if (typeof said.email !== 'string' || said.email_verified !== true) return null;
        const strong = Array.isArray(claims.amr) && claims.amr.includes('mfa');
        return { email: said.email, next: trip.next, strong };
      } catch (error) {
        log.warn({ err: error }, 'single sign-on was refused');
        return null;
      }
    },
  };
}
