import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, REFUSALS, Refusal, type RefusalParams } from '../../domain/errors.ts';
import { StoreTrouble } from '../db/store.ts';
import { type Lang, translator } from '../i18n/index.ts';
import type { Services } from '../services.ts';
import type { ErrorPage } from '../views/pages.ts';
import { postedWords } from './posted-fields.ts';

const TROUBLE = { full: 'storeFull', readonly: 'storeReadOnly', busy: 'overloaded', overloaded: 'overloaded' } as const;

/** Fastify's own refusals (a body too long, a broken multipart) as ours, by their status. */
function fromFastify(error: FastifyError): Refusal | null {
  // The sender hung up in the middle: nobody is there to be answered.
  if (error.code === 'ECONNRESET') return new Refusal('badRequest');
  if (error.statusCode === 413) return new Refusal('tooLarge');
  if (error.statusCode === 429) return new Refusal('tooMany');
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) return new Refusal('badRequest');
  return null;
}

/** The refusal that an error stands for, or null when it is a bug. */
export function refusalOf(error: unknown): Refusal | null {
  if (isRefusal(error)) return error;
  if (error instanceof StoreTrouble) return new Refusal(TROUBLE[error.reason], { retryAfter: 30 });
  return fromFastify(error as FastifyError);
}

/** True for requests that want JSON back. */
export const wantsJson = (request: FastifyRequest): boolean => request.url.startsWith('/api/');

/** RFC 9457: problem details. */
export const problem = (request: FastifyRequest, lang: Lang, what: ErrorPage['what']) => ({
  type: 'about:blank',
  status: what === 'bug' ? 500 : REFUSALS[what],
  title: translator(lang)(`refusal.${what}`),
  instance: request.id,
});

/** By the address alone, so that who asks and what there is cannot be told from the page. */
const isOffice = ({ url }: FastifyRequest): boolean => /^\/office(?:[/?]|$)/.test(url);
/** What is said to staff in words of their own. */
const OFFICE_WORDS = [
  'notFound',
  'forbidden',
  'crossSite',
  'gone',
  'conflict',
  'notAllowedNow',
  'tooLarge',
] as const satisfies readonly ErrorPage['what'][];

async function answer(
  reply: FastifyReply,
  request: FastifyRequest,
  what: ErrorPage['what'],
  params: RefusalParams = {},
): Promise<FastifyReply> {
  const said = problem(request, request.lang, what);
  if (!wantsJson(request)) {
    const requestId = what === 'bug' ? request.id : null;
    if (!isOffice(request)) return reply.page('public/error', { what, requestId }, said.status);
    const own = (OFFICE_WORDS as readonly string[]).includes(what);
    return reply.page('office/error', { what, requestId, own, words: await postedWords(request) }, said.status);
  }
  const { retryAfter, ...members } = params;
  return reply
    .code(said.status)
    .type('application/problem+json')
    .send({ ...said, ...members });
}

/** The sender hung up in the middle of a body: nobody is there to be answered, and nothing of ours is broken. */
const hungUp = ({ raw }: FastifyRequest) => raw.destroyed && !raw.complete;

/** Nobody reads an answer while they are still sending: a connection that is closed on them shows no page, only an error. */
const LET_PASS_MS = 10_000;

function letPass(message: IncomingMessage): Promise<void> {
  return new Promise((passed) => {
    const enough = setTimeout(passed, LET_PASS_MS);
    finished(message, () => {
      clearTimeout(enough);
      passed();
    });
    message.resume();
  });
}

/** Expected failures become pages or JSON problems; anything else is a bug: logged without words, shown with the request's number. */
export function handleFailures(app: FastifyInstance, { log }: Pick<Services, 'log'>): void {
  function refuse({ refusal, status, params }: Refusal, request: FastifyRequest, reply: FastifyReply) {
    if (params.retryAfter) reply.header('retry-after', String(params.retryAfter));
    if (status === 503) log.warn({ requestId: request.id, reason: refusal }, 'turned a request away');
    return answer(reply, request, refusal, params);
  }
  app.setErrorHandler((error: unknown, request, reply) => {
    const refusal = refusalOf(error) ?? (hungUp(request) ? new Refusal('badRequest') : null);
    if (refusal?.refusal === 'tooLarge') return letPass(request.raw).then(() => refuse(refusal, request, reply));
    if (refusal) return refuse(refusal, request, reply);
    log.error({ err: error, requestId: request.id, route: request.routeOptions.url, method: request.method }, 'a bug');
    return answer(reply, request, 'bug');
  });
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => answer(reply, request, 'notFound'));
}
