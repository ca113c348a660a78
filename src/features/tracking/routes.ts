import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import type { Services } from '../../platform/services.ts';
import { type CaseRow, type Cases, findCase } from '../cases/index.ts';
import { type Received, readSending } from '../intake/index.ts';
import type { Places } from '../places/index.ts';
import { askToErase, ownData, ownPage } from '../privacy/index.ts';
import { readFacts } from './facts.ts';
import type { FindByCode } from './find-case.ts';
import type { Step } from './models.ts';
import { enterPage, trackedCasePage } from './pages.ts';
import { openPhotoAddress } from './photo-token.ts';
import { readAsked, readStep } from './read-step.ts';
import { type Stepped, tryStep } from './try-step.ts';

export interface TrackingDeps {
  services: Services;
  places: Places;
  cases: Cases;
  findByCode: FindByCode;
}

/** Somebody at the door with a right code. */
interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
  code: string;
}

/** Why somebody wants their data erased needs no letter. */
const MOST_WORDS = 1_000;
const STATUS = { empty: 422, mistyped: 422, notFound: 404, slowed: 429 } as const;

/** The resident's second door. The code travels in bodies alone: an address would stay in histories and logs. */
export function trackingRoutes(app: FastifyInstance, deps: TrackingDeps): void {
  const { services } = deps;

  app.get('/tra-cuu', (request, reply) => reply.page('tracking/enter', enterPage(request.lang)));

  app.post('/tra-cuu', async (request, reply) => {
    const received = await readSending(services, request);
    const { code, step, own } = readAsked(received);
    const found = await deps.findByCode(code, request.ip);
    if ('mistake' in found) return turnBack(request, reply, code, found, received);
    const visit = { request, reply, code: found.code };
    if (own === 'erase') return askErase(visit, found.row, received);
    if (own !== null) return giveOwnData(visit, found.row, own);
    if (step === null) return show(visit, { row: found.row, happening: {}, status: 200 });
    return take(visit, found.row, step, received);
  });

  app.get('/tra-cuu/anh/:token', async (request: FastifyRequest<{ Params: { token: string } }>, reply) => {
    const digest = openPhotoAddress(services, request.params.token, services.clock.now());
    const jpeg = digest && (await services.vault.get(digest));
    if (!jpeg) throw new Refusal('gone');
    return reply.type('image/jpeg').header('cache-control', 'no-store').send(jpeg);
  });

  function turnBack(
    request: FastifyRequest,
    reply: FastifyReply,
    code: string,
    found: Exclude<Awaited<ReturnType<FindByCode>>, { row: CaseRow }>,
    { typed, fields }: Received,
  ) {
    const seconds = 'seconds' in found ? found.seconds : 0;
    if (seconds > 0) reply.header('retry-after', String(seconds));
    const unsent = typed.message || (typeof fields.reason === 'string' ? fields.reason : '');
    const page = enterPage(request.lang, code, found.mistake, seconds, unsent);
    return reply.page('tracking/enter', page, STATUS[found.mistake]);
  }

  async function show({ request, reply, code }: Visit, { row, happening, status }: Stepped): Promise<FastifyReply> {
    const { lang } = request;
    const facts = await readFacts(deps, row, code, lang);
    return reply.page('tracking/case', trackedCasePage(facts, lang, services.clock.now(), happening), status);
  }

  /** All that is stored of this resident, as a file. */
  async function giveOwnData({ request, reply }: Visit, row: CaseRow, form: 'html' | 'json'): Promise<FastifyReply> {
    const data = await ownData(deps, row, request.lang);
    reply
      .header('content-disposition', `attachment; filename="${row.reference}.${form}"`)
      .header('cache-control', 'no-store');
    if (form === 'html') return reply.page('privacy/own', ownPage(data));
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(data, null, 2));
  }

  async function askErase(visit: Visit, row: CaseRow, { typed }: Received): Promise<FastifyReply> {
    await askToErase(deps, row, typed.message.slice(0, MOST_WORDS), typed.submissionId || null);
    const now = (await findCase(services.store.read, 'id', row.id)) ?? row;
    return show(visit, { row: now, happening: { done: 'erase' }, status: 200 });
  }

  async function take(visit: Visit, row: CaseRow, step: Step, received: Received): Promise<FastifyReply> {
    const stepped = await tryStep(deps, row, readStep(received, step, visit.request.lang), received.photosLost);
    if (stepped.bug) {
      const where = { requestId: visit.request.id, route: '/tra-cuu' };
      services.log.error({ err: stepped.bug, ...where }, 'a bug in a step; the words went back');
    }
    if (stepped.status === 503) visit.reply.header('retry-after', '30');
    return show(visit, stepped);
  }
}
