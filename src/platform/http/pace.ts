import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import type { Services } from '../services.ts';

/** A minute, from one address: more than a busy office behind one line asks of the API, or mistypes. */
const MOST = 300;
/** About 2 MB; beyond it the address that was quiet longest is forgotten. */
const MOST_ADDRESSES = 10_000;

/**
 * Turns away who reads the API, or tries addresses that do not exist, faster than any person or honest program. Pages and everything
 * posted stay free of it: a whole station may share one address, and feedback is slowed and set aside by its own rules, never refused.
 * Kept in memory, under a keyed hash of the address (of an IPv6 one its network of 64 bits).
 */
export async function keepPace(app: FastifyInstance, { keys }: Pick<Services, 'keys'>): Promise<void> {
  app.addHook('onRoute', (route) => {
    if (route.method === 'GET' && route.url.startsWith('/api/')) route.config = { ...route.config, rateLimit: {} };
  });
  const quiet = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
  await app.register(rateLimit, {
    global: false,
    max: MOST,
    timeWindow: 60_000,
    cache: MOST_ADDRESSES,
    keyGenerator: ({ ip }) => keys.hash('address', normalizeIP(ip)),
    errorResponseBuilder: (_request, { ttl }) => new Refusal('tooMany', { retryAfter: Math.ceil(ttl / 1000) }),
    addHeadersOnExceeding: quiet,
    // The header comes from the refusal, as for every other one.
    addHeaders: { ...quiet, 'retry-after': false },
  });
}
