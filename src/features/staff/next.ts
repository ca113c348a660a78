/**
 * Where to go after sign-in: an office path of this site, or `/office`, which knows where the person begins. Browsers read `\` as `/` and drop tabs and line breaks, so
 * the address is taken apart by the same rules (WHATWG URL) before it is believed.
 */
export function safeNext(next: unknown): string {
  const start = '/office';
  if (typeof next !== 'string' || next.length > 500 || !next.startsWith('/') || !URL.canParse(next, ORIGIN))
    return start;
  const url = new URL(next, ORIGIN);
  const inside =
    url.origin === ORIGIN && /^\/office(\/|$)/.test(url.pathname) && !/^\/office\/(sign-|second$)/.test(url.pathname);
  return inside ? url.pathname + url.search : start;
}

/** Stands for whatever this site is called; reserved by RFC 2606, so never a real one. */
const ORIGIN = 'http://site.invalid';
