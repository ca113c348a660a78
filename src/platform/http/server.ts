import { parse as parseForm } from 'node:querystring';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { REFUSALS, Refusal } from '../../domain/errors.ts';
import { chooseLang } from '../i18n/index.ts';
import type { Services } from '../services.ts';
import { handleFailures, problem, wantsJson } from './failures.ts';
import { pagePolicy, SAFE_HEADERS } from './headers.ts';
import { isSameOrigin } from './origin.ts';
import { keepPace } from './pace.ts';
import './types.ts';

/** Room for 4,000 characters of any script many times over, so that a text that is too long comes back whole with its error. */
const BODY_BYTES = 4 * 1024 * 1024;
/** Promised on the form: three photos of at most 8 MB each. */
export const PHOTO_BYTES = 8 * 1024 * 1024;
export const MOST_PHOTOS = 3;
/** The form has some 20 fields; more is no form of ours. */
const MOST_FIELDS = 64;

/** Short names for requests, told apart from those of the last start: they lead from an error page to its log line. */
function requestIds({ ids }: Pick<Services, 'ids'>): () => string {
  const start = Buffer.from(ids.bytes(2)).toString('hex');
  let n = 0;
  return () => `${start}-${(++n).toString(36)}`;
}

/** The web server without its rooms: bodies, languages, pages, headers, failures. */
export async function createServer(services: Services): Promise<FastifyInstance> {
  const { config, views } = services;
  const pageHeaders = () => ({
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
    requestTimeout: 60_000,
    genReqId: requestIds(services),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
  });
  // Node's own parser is twice as fast on accented text as the plugin's, and reads what is no UTF-8 as U+FFFD instead of leaving all of it encoded.
  await app.register(formbody, { parser: (text) => parseForm(text) });
  await app.register(cookie);
  // More photos than are kept are let run past, so that they get our words, and the fields behind them are read.
  await app.register(multipart, {
    limits: {
      fileSize: PHOTO_BYTES,
      files: MOST_FIELDS,
      fields: MOST_FIELDS,
      fieldSize: BODY_BYTES,
      parts: 2 * MOST_FIELDS,
    },
    throwFileSizeLimit: false,
  });
  app.decorateRequest('lang', 'vi');
  app.decorateRequest('visitor', null);
  app.decorateReply('page', function page(name, model, status = 200) {
    return this.code(status)
      .headers(pageHeaders())
      .send(views.page(name, this.request.lang, model));
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(SAFE_HEADERS);
    request.lang = chooseLang((request.query as { lang?: unknown }).lang, request.headers['accept-language']);
    const reads = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
    done(reads || isSameOrigin(request, config.baseUrl) ? undefined : new Refusal('crossSite'));
  });
  await keepPace(app, services);
  handleFailures(app, services);
  return app;
}
