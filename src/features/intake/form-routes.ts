import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayNumber } from '../../domain/instant.ts';
import { refusalOf } from '../../platform/http/failures.ts';
import { pagePolicy } from '../../platform/http/headers.ts';
import { isLang } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import { type Asked, formAnswers } from './form-answers.ts';
import { formPage } from './pages.ts';
import { readSending } from './read-sending.ts';
import { createReadyMade } from './ready-made.ts';
import { sealReceipt } from './receipt-token.ts';
import { type ReceiveDeps, receive } from './receive.ts';
import { placeOf, sceneOf } from './scene.ts';
import { findDoor, type Visit, visitOf } from './visit.ts';

type ToBox = FastifyRequest<{ Params: { box: string }; Querystring: { lang?: string } }>;

/** The form of a box, and what follows when it is sent. */
export function formRoutes(app: FastifyInstance, services: Services, deps: ReceiveDeps): void {
  const { clock, config, views, log } = services;
  const { places } = deps;
  const answers = formAnswers(services, places);
  const readyMade = createReadyMade(() => pagePolicy(views.styleSource()));
  places.onChange(readyMade.forget);

  app.get('/:box', (request: ToBox, reply) => {
    const at = clock.now();
    const { lang } = request;
    // The day is part of the name: rules and responsible units change at midnight.
    const nameOf = (code: string) => `${code} ${lang} ${dayNumber(at)}`;
    if (readyMade.sendKnown(request, reply, nameOf(request.params.box))) return;
    const city = places.city();
    const door = findDoor(city, request.params.box, at);
    if (!('visit' in door)) return answers.elsewhere(request, reply, request.params.box, door, null);
    const { visit } = door;
    const name = nameOf(visit.box.code);
    if (readyMade.sendKnown(request, reply, name)) return;
    const html = views.page('intake/form', lang, formPage(sceneOf(city, visit, lang, at, config.baseUrl), lang));
    readyMade.sendNew(request, reply, name, html);
  });

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
    const token = sealReceipt(services, outcome.submissionId, clock.now());
    return reply.code(303).header('location', `/bien-nhan?t=${token}&lang=${request.lang}`).send();
  }
}
