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

/** Rules over more than one setting. @returns a line for each that is broken */
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
  return [...problems, ...aboutSignOn(given)];
}
