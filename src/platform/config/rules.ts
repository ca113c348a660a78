import { isIP } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whether what is said there cannot be overheard: it is encrypted, or stays on this machine. */
function isPrivate(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function* aboutSignOn({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client }: Record<string, string>): Generator<string> {
  if (Boolean(issuer) !== Boolean(client)) {
    yield `${issuer ? 'OIDC_CLIENT_ID' : 'OIDC_ISSUER'}: single sign-on needs OIDC_ISSUER and OIDC_CLIENT_ID together`;
  }
  if (issuer && !isPrivate(issuer)) yield 'OIDC_ISSUER: must start with https:// (http:// only on this machine)';
}

const NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** An address, a network as `10.0.0.0/8`, or one of the names that the proxy's reader knows. */
function isPeer(part: string): boolean {
  const [address = '', bits, ...more] = part.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (bits === undefined) return most > 0 || NETWORKS.includes(part);
  return more.length === 0 && /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most;
}

/** Parts of TRUST_PROXY. */
export const peersOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The file that DATABASE_URL names; null for an address that names none of this machine. */
export function databasePath(url: string): string | null {
  try {
    const { hash, search } = new URL(url);
    return hash || search || !url.startsWith('file:/') ? null : path.resolve(fileURLToPath(url));
  } catch {
    return null;
  }
}

function* aboutPlaces({ TRUST_PROXY: peers = '', DATABASE_URL: url }: Record<string, string>): Generator<string> {
  for (const part of peersOf(peers).filter((one) => !isPeer(one)))
    yield `TRUST_PROXY: "${part}" is no address, network (10.0.0.0/8) or one of ${NETWORKS.join(', ')}`;
  if (url?.startsWith('file:') && databasePath(url) === null)
    yield 'DATABASE_URL: must be file:// and a whole path on this machine, without ? and # (file:///srv/hom%20thu/homthu.db)';
}

/** Rules over more than one setting, or over parts of one. @returns a line for each that is broken */
export function across(given: Record<string, string>): string[] {
  const problems: string[] = [];
  const wanted = {
    SMTP_URL: 'the local mailbox is for trying out',
    SECRET_KEY: 'openssl rand -base64 48',
    BASE_URL: 'it is printed on signs',
  };
  for (const [name, why] of Object.entries(given.NODE_ENV === 'production' ? wanted : {})) {
    if (!given[name]) problems.push(`${name}: must be set in production (${why})`);
  }
  const dkim = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'].filter((name) => given[name]);
  if (dkim.length === 1 || dkim.length === 2) {
    problems.push(`${dkim[0]}: DKIM needs DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY together`);
  }
  const incoming = ['MAIL_RETURN', 'IMAP_URL'].filter((name) => given[name]);
  if (incoming.length === 1) problems.push(`${incoming[0]}: MAIL_RETURN and IMAP_URL must be set together`);
  return [...problems, ...aboutSignOn(given), ...aboutPlaces(given)];
}
