import { parse as parseForm } from 'node:querystring';
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { REFUSALS, Refusal } from '../../domain/errors.ts';
import { chooseLang } from '../i18n/index.ts';
import type { Services } from '../services.ts';
import { handleFailures, problem, wantsJson } from './failures.ts';
import { pagePolicy, SAFE_HEADERS } from './headers.ts';
import { isSameOrigin } from './origin.ts';
import { keepPace } from './pace.ts';
import './types.ts';

/** Room for 4,000 characters of any script many times over, so that a text that is too long comes back whole with its error. */
export const BODY_BYTES = 4 * 1024 * 1024;

/**
 * A phone on a weak line may send three photos of 8 MB, at 0.4 Mbit/s for eight minutes, as long as something arrives. Node counts a request
 * with its whole body, and ends it with a bare 408 in which the words are gone.
 */
const PATIENCE = { requestTimeout: 600_000, connectionTimeout: 120_000, http: { headersTimeout: 60_000 } };

/** Short names for requests, told apart from those of the last start: they lead from an error page to its log line. */
function requestIds({ ids }: Pick<Services, 'ids'>): () => string {
  const start = Buffer.from(ids.bytes(2)).toString('hex');
  let n = 0;
  return () => `${start}-${(++n).toString(36)}`;
}

/**
 * Looks at the first post that a proxy has handed on, which costs the form nothing: from one that TRUST_PROXY does not name, all residents look like one. Says so once,
 * and names no address, since anybody can send such a header.
 */
function proxyWatch({ log }: Pick<Services, 'log'>): (request: FastifyRequest) => void {
  let seen = false;
  return (request) => {
    if (seen || request.headers['x-forwarded-for'] === undefined) return;
    seen = true;
    if (request.ip === request.socket.remoteAddress)
      log.warn('X-Forwarded-For came from an address that TRUST_PROXY does not name; behind a proxy, name it there');
  };
}

/** The web server without its rooms: bodies, languages, pages, headers, failures. */
export async function createServer(services: Services): Promise<FastifyInstance> {
  const { config, views } = services;
  const lookForProxy = proxyWatch(services);
  const pageHeaders = () => ({
    ...SAFE_HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': pagePolicy(views.styleSource()),
    'cache-control': 'no-store',
  });
  const app = Fastify({
    // Addresses that cannot be read come here before any hook: `%E0%A4%A`, or a code of hundreds of letters.
    frameworkErrors: (error, request, early) => {
      const reply = early as FastifyReply;
      const lang = chooseLang(undefined, request.headers['accept-language']);
      const what = error.code === 'FST_ERR_BAD_URL' ? 'badRequest' : 'notFound';
      reply.code(REFUSALS[what]).headers(SAFE_HEADERS);
      if (wantsJson(request)) return reply.type('application/problem+json').send(problem(request, lang, what));
      return reply.headers(pageHeaders()).send(views.page('public/error', lang, { what, requestId: null }));
    },
    trustProxy: config.trustProxy,
    bodyLimit: BODY_BYTES,
    ...PATIENCE,
    genReqId: requestIds(services),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
  });
  // Node's own parser is twice as fast on accented text as the plugin's, and reads what is no UTF-8 as U+FFFD instead of leaving all of it encoded.
  await app.register(formbody, { parser: (text) => parseForm(text) });
  app.decorateRequest('lang', 'vi');
  app.decorateRequest('visitor', null);
  app.decorateReply('page', function page(name, model, status = 200) {
    return this.code(status)
      .headers(pageHeaders())
      .send(views.page(name, this.request.lang, model));
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.routeOptions.config.readyMade) reply.headers(SAFE_HEADERS);
    request.lang = chooseLang((request.query as { lang?: unknown }).lang, request.headers['accept-language']);
    const reads = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
    if (!reads) lookForProxy(request);
    done(reads || isSameOrigin(request, config.baseUrl) ? undefined : new Refusal('crossSite'));
  });
  await keepPace(app, services);
  handleFailures(app, services);
  return app;
}
