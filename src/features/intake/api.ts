import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { localDate } from '../../domain/instant.ts';
import { type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import { trackingCodeOf } from './decide.ts';
import { sayErrors } from './pages.ts';
import { inputMistakes } from './read-input.ts';
import { readSending } from './read-sending.ts';
import { type ReceiveDeps, receive } from './receive.ts';
import { placeOf } from './scene.ts';
import { findDoor, type Visit } from './visit.ts';

type ToBox = FastifyRequest<{ Params: { code: string } }>;

/** The JSON twin of the form. */
export function apiRoutes(app: FastifyInstance, services: Services, deps: ReceiveDeps): void {
  const { clock, config } = services;

  function visitOf(request: ToBox): Visit {
    const door = findDoor(deps.places.city(), request.params.code, clock.now());
    if ('visit' in door) return door.visit;
    throw new Refusal('retired' in door ? 'gone' : 'notFound');
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
    if (!request.isMultipart() && !isObject(request.body)) throw new Refusal('badRequest');
    if (/\bjson\b/.test(request.headers['content-type'] ?? '')) {
      const mistakes = inputMistakes(request.body, request.lang);
      if (mistakes.length > 0) return refuse(request, reply, mistakes);
    }
    const received = await readSending(services, request);
    if (received.photosLost) throw new Refusal('storeFull', { retryAfter: 30 });
    const { lang } = request;
    const t = translator(lang);
    const outcome = await receive(deps, { visit, received, lang, address: request.ip, source: 'api' });
    if ('filed' in outcome) {
      const { submissionId, reference, receivedAt, kind, dueAt } = outcome.filed;
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({
          trackingCode: trackingCodeOf(services, submissionId),
          reference,
          receivedAt: new Date(receivedAt).toISOString(),
          answerDueOn: kind === 'rating' ? null : localDate(dueAt),
        });
    }
    const problem = { type: 'about:blank', status: 422, instance: request.id };
    reply.code(422).type('application/problem+json');
    if ('door' in outcome) {
      const doorText = t(`steer.${outcome.door}.text` as MessageKey);
      return reply.send({ ...problem, title: t(`steer.${outcome.door}` as MessageKey), door: outcome.door, doorText });
    }
    return refuse(request, reply, sayErrors(outcome.errors, lang));
  });

  function refuse(request: FastifyRequest, reply: FastifyReply, errors: { field: string; message: string }[]) {
    const title = translator(request.lang)('common.errorTitle');
    const problem = { type: 'about:blank', status: 422, instance: request.id, title, errors };
    return reply.code(422).type('application/problem+json').send(problem);
  }
}

const isObject = (body: unknown): boolean => typeof body === 'object' && body !== null && !Array.isArray(body);
