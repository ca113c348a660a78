import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type AdapterFactory, type AdapterPayload, type Configuration } from 'oidc-provider';

/** Somebody at the city's single sign-on, who has just shown who they are. */
export interface Citizen {
  email: string;
  verified: boolean;
  /** What was seen (RFC 8176). */
  amr: string[];
}

export interface SingleSignOn {
  issuer: string;
  /** Who sits at the browser now. */
  now: Citizen;
  /** Goes where the program sends the browser, signs in there, and comes back. @returns the address of the way back */
  visit(address: string): Promise<URL>;
  close(): Promise<void>;
}

export const CLIENT = { OIDC_CLIENT_ID: 'hom-thu', OIDC_CLIENT_SECRET: 'a secret of the two sides' };

/** A real OpenID provider on this machine; PKCE is a must there. `inToken`: it writes the address into the ID token itself. */
export async function givenSingleSignOn(back: string, inToken = false): Promise<SingleSignOn> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const jwk = {
    ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    use: 'sig',
  };
  const city: Pick<SingleSignOn, 'now'> = { now: { email: '', verified: true, amr: ['pwd'] } };
  const settings: Configuration = {
    clients: [
      {
        client_id: CLIENT.OIDC_CLIENT_ID,
        client_secret: CLIENT.OIDC_CLIENT_SECRET,
        redirect_uris: [back],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [jwk as never] },
    cookies: { keys: ['of the test'] },
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: !inToken,
    pkce: { required: () => true },
    adapter: memory(),
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: city.now.email, email_verified: city.now.verified }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(issuer, settings);
  const answer = provider.callback();
  server.on('request', (request, reply) => {
    if (!request.url?.startsWith('/sign-in/')) return answer(request, reply);
    const login = { accountId: `citizen of ${city.now.email}`, amr: city.now.amr };
    return provider.interactionFinished(request, reply, { login });
  });
  return Object.assign(city, {
    issuer,
    visit: (address: string) => wander(address, issuer),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  });
}

/** What the provider keeps, for as long as the test runs. */
function memory(): AdapterFactory {
  const kept = new Map<string, AdapterPayload>();
  const uids = new Map<string, string>();
  return (kind) => ({
    async upsert(id, payload) {
      kept.set(`${kind} ${id}`, payload);
      if (payload.uid) uids.set(payload.uid, id);
    },
    find: async (id) => kept.get(`${kind} ${id}`),
    findByUid: async (uid) => kept.get(`${kind} ${uids.get(uid)}`),
    findByUserCode: async () => undefined,
    async consume(id) {
      const payload = kept.get(`${kind} ${id}`);
      if (payload) payload.consumed = 1;
    },
    async destroy(id) {
      kept.delete(`${kind} ${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}

/** A browser with its cookies, as long as it stays with the provider. */
async function wander(address: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(address);
  while (at.origin === issuer) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    const next = answer.headers.get('location');
    if (!next) throw new Error(`${at.pathname} ends with ${answer.status}: ${await answer.text()}`);
    at = new URL(next, at);
  }
  return at;
}
