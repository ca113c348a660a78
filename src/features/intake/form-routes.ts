import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../platform/http/failures.ts';
import { isLang } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import { type Asked, formAnswers } from './form-answers.ts';
import { readSending } from './read-sending.ts';
import { sealReceipt } from './receipt-token.ts';
import { type ReceiveDeps, receive } from './receive.ts';
import { placeOf } from './scene.ts';
import { findDoor, type Visit, visitOf } from './visit.ts';

type ToBox = FastifyRequest<{ Params: { box: string }; Querystring: { lang?: string } }>;

/** What follows when a form is sent. */
export function formRoutes(app: FastifyInstance, services: Services, deps: ReceiveDeps): void {
  const { clock, log } = services;
  const { places } = deps;
  const answers = formAnswers(services, places);
  app.post('/:box', async (request: ToBox, reply) => {
    const received = await readSending(services, request);
    const door = findDoor(places.city(), request.params.box, clock.now());
    // A form that was open when its box was retired is taken all the same.
    const late = 'retired' in door ? visitOf(places.city(), door.retired, clock.now()) : null;
    if (!('visit' in door) && !late) return answers.elsewhere(request, reply, request.params.box, door, received);
    const visit = 'visit' in door ? door.visit : (late as Visit);
    if (!request.query.lang && isLang(received.typed.lang)) request.lang = received.typed.lang;
    const { box } = visit;
    const to = { action: `/${box.code}`, place: placeOf(places.city(), box, request.lang), fields: [] };
    const asked = { request, reply, received, to };
    return answer(asked, visit).catch((error: unknown) => {
      if (!refusalOf(error))
        log.error({ err: error, requestId: request.id, route: '/:box' }, 'a bug; the words went back');
      return answers.busy(asked);
    });
  });

  async function answer(asked: Asked, visit: Visit): Promise<FastifyReply> {
    const { request, reply, received } = asked;
    if (received.photosLost) return answers.busy(asked);
    if (received.fields.edit) return answers.again(asked, visit, [], 200);
    const outcome = await receive(deps, { visit, received, lang: request.lang, address: request.ip, source: 'form' });
    if ('errors' in outcome) return answers.again(asked, visit, outcome.errors, 422);
    if ('door' in outcome) return answers.steer(asked, outcome.door);
    // Awaited though nothing is waited for: all of the same moment are sealed before the first of them is answered.
    const token = await sealReceipt(services, outcome.submissionId, clock.now());
    return reply.code(303).header('location', `/bien-nhan?t=${token}&lang=${request.lang}`).send();
  }
}
