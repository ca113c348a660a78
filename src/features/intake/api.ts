import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Refusal } from '../../domain/errors.ts';
import { localDate } from '../../domain/instant.ts';
import type { Door } from '../../domain/steering.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import type { CaseRow } from '../cases/index.ts';
import type { Problem, Receipt } from './api-schemas.ts';
import { trackingCodeOf } from './decide.ts';
import { sayErrors } from './pages.ts';
import { inputMistakes } from './read-input.ts';
import { readSending } from './read-sending.ts';
import { type ReceiveDeps, receive } from './receive.ts';
import type { SaidError } from './said-error.ts';
import { placeOf } from './scene.ts';
import { findDoor, type Visit } from './visit.ts';

type ToBox = FastifyRequest<{ Params: { code: string } }>;

/** The JSON twin of the form. */
export function apiRoutes(app: FastifyInstance, services: Services, deps: ReceiveDeps): void {
  const { clock, config } = services;

  function visitOf(request: ToBox): Visit {
    const door = findDoor(deps.places.city(), request.params.code, clock.now());
    if ('visit' in door) return door.visit;
    if (!('retired' in door)) throw new Refusal('notFound');
    throw new Refusal('gone', door.successor ? { successor: door.successor.code } : {});
  }

  app.get('/api/v1/boxes/:code', async (request: ToBox) => {
    const { box, place, unit } = visitOf(request);
    const city = deps.places.city();
    const { lang } = request;
    const rules = city
      .rulesAt(clock.now())
      .filter((rule) => rule.placeKinds.includes('*') || rule.placeKinds.includes(place.kind));
    return {
      code: box.code,
      place: placeOf(city, box, lang),
      placeKind: place.kind,
      unit: city.unitName(unit.id, lang),
      address: `${config.baseUrl}/${box.code}`,
      rules: rules.map(({ code, kind, topicVi, topicEn }) => ({
        code,
        kind,
        topic: lang === 'vi' ? topicVi : topicEn,
      })),
    };
  });

  app.post('/api/v1/boxes/:code/feedback', async (request: ToBox, reply) => {
    const visit = visitOf(request);
    const mistakes = bodyMistakes(request);
    if (mistakes.length > 0) return sendProblem(request, reply, mistakesProblem(request.lang, mistakes));
    const received = await readSending(services, request);
    if (received.photosLost) throw new Refusal('storeFull', { retryAfter: 30 });
    const { lang } = request;
    const outcome = await receive(deps, { visit, received, lang, address: request.ip, source: 'api' });
    if ('door' in outcome) return sendProblem(request, reply, doorProblem(lang, outcome.door));
    if ('errors' in outcome) {
      return sendProblem(request, reply, mistakesProblem(lang, sayErrors(outcome.errors, lang)));
    }
    return reply
      .code(201)
      .header('cache-control', 'no-store')
      .send(receiptOf(services, outcome.filed, outcome.submissionId));
  });
}

/** A JSON body is held against its schema; a form's fields are text, and against the form's rules alone. */
function bodyMistakes(request: FastifyRequest): SaidError[] {
  const { body } = request;
  if (request.isMultipart()) return [];
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal('badRequest');
  return /\bjson\b/.test(request.headers['content-type'] ?? '') ? inputMistakes(body, request.lang) : [];
}

function receiptOf(services: Pick<Services, 'keys'>, row: CaseRow, submissionId: string): z.infer<typeof Receipt> {
  const { reference, receivedAt, kind, dueAt } = row;
  return {
    trackingCode: trackingCodeOf(services, submissionId),
    reference,
    receivedAt: new Date(receivedAt).toISOString(),
    answerDueOn: kind === 'rating' ? null : localDate(dueAt),
  };
}

type Said = Pick<z.infer<typeof Problem>, 'title' | 'errors' | 'door' | 'doorText'>;

const mistakesProblem = (lang: Lang, errors: SaidError[]): Said => ({
  title: translator(lang)('common.errorTitle'),
  errors,
});

const doorProblem = (lang: Lang, door: Door): Said => {
  const t = translator(lang);
  return { title: t(`steer.${door}`), door, doorText: t(`steer.${door}.text`) };
};

const sendProblem = (request: FastifyRequest, reply: FastifyReply, said: Said): FastifyReply =>
  reply
    .code(422)
    .type('application/problem+json')
    .send({ type: 'about:blank', status: 422, instance: request.id, ...said });
