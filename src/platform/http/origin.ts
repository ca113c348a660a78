import type { FastifyRequest } from 'fastify';

/**
 * Whether a posting request comes from our own pages: by `Sec-Fetch-Site` (Fetch Metadata, W3C), else by `Origin`. A client that sends
 * neither is no browser, so no visitor's rights can be abused through it. Origins are compared as texts of scheme, host and port,
 * since `Origin: null` is no URL.
 */
export function isSameOrigin(request: FastifyRequest, baseUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site) return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  if (!origin) return true;
  if (!URL.canParse(origin)) return false;
  const own = new URL(origin).origin;
  return own === new URL(baseUrl).origin || own === `${request.protocol}://${request.host}`;
}
