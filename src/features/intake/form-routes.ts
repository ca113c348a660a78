import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localDate } from '../../domain/instant.ts';
import { refusalOf } from '../../platform/http/failures.ts';
import { pagePolicy } from '../../platform/http/headers.ts';
import type { Services } from '../../platform/services.ts';
import type { BoxRow } from '../places/index.ts';
import type { FieldError, Typed } from './forms.ts';
import { sealKept } from './kept-photos.ts';
import { carriedFields, formPage } from './pages.ts';
import { type Received, readSending } from './read-sending.ts';
import { createReadyMade } from './ready-made.ts';
import { sealReceipt } from './receipt-token.ts';
import { type ReceiveDeps, receive } from './receive.ts';
import { placeOf, sceneOf } from './scene.ts';
import { type Door, findDoor, type Visit } from './visit.ts';

type Posted = FastifyRequest<{ Params: { box: string } }>;

/** The form of a box, and what follows when it is sent. */
export function formRoutes(app: FastifyInstance, services: Services, deps: ReceiveDeps): void {
  const { clock, config, views, log } = services;
  const { places } = deps;
  const readyMade = createReadyMade(() => pagePolicy(views.styleSource()));
  places.onChange(readyMade.forget);

  app.get('/:box', (request: Posted, reply) => {
    const at = clock.now();
    const city = places.city();
    const door = findDoor(city, request.params.box, at);
    if (!('visit' in door)) return otherDoor(request, reply, door);
    const { visit } = door;
    const render = () =>
      views.page(
        'intake/form',
        request.lang,
        formPage(sceneOf(city, visit, request.lang, at, config.baseUrl), request.lang),
      );
    // The day is part of the name: rules and responsible units change at midnight.
    return readyMade.send(request, reply, `${visit.box.code} ${request.lang} ${localDate(at)}`, render);
  });

  app.post('/:box', async (request: Posted, reply) => {
    const received = await readSending(services, request);
    const door = findDoor(places.city(), request.params.box, clock.now());
    const visit = 'visit' in door ? door.visit : 'retired' in door ? visitOf(door.retired) : null;
    if (!visit) return otherDoor(request, reply, door);
    if (received.typed.lang !== '' && !(request.query as { lang?: string }).lang)
      request.lang = langOf(received.typed, request);
    try {
      if (received.photosLost) return busy(reply, visit, received);
      if ((request.body as { edit?: string } | undefined)?.edit) return again(request, reply, visit, received, [], 200);
      const arrival = { visit, received, lang: request.lang, address: request.ip, source: 'form' as const };
      const outcome = await receive(deps, arrival);
      if ('errors' in outcome) return again(request, reply, visit, received, outcome.errors, 422);
      if ('door' in outcome) return steerPage(request, reply, visit, received, outcome.door);
      const token = sealReceipt(services, outcome.filed.submissionId, clock.now());
      return reply.code(303).header('location', `/bien-nhan?t=${token}&lang=${request.lang}`).send();
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal)
        log.error({ err: error, requestId: request.id, route: '/:box' }, 'a bug while filing; the words went back');
      return busy(reply, visit, received);
    }
  });

  function visitOf(box: BoxRow): Visit | null {
    const door = findDoor(places.city(), box.code, clock.now());
    if ('visit' in door) return door.visit;
    const place = places.city().places.get(box.placeId);
    const unit = places.city().unitOfBox(box.id, clock.now()) ?? places.city().units.get(place?.unitId ?? '');
    return place && unit ? { box, place, unit } : null;
  }

  function otherDoor(request: Posted, reply: FastifyReply, door: Door): FastifyReply {
    const { lang } = request;
    const city = places.city();
    const link = (box: BoxRow) => ({ box: box.code, place: placeOf(city, box, lang) });
    if ('retired' in door) {
      const successor = door.successor && link(door.successor);
      return reply.page('intake/retired-box', { place: placeOf(city, door.retired, lang), successor }, 410);
    }
    const near = 'mistyped' in door ? door.mistyped.map(link) : [];
    if ('unknown' in door && !/^[0-9a-z]{5,9}$/i.test(request.params.box))
      return reply.callNotFound() as unknown as FastifyReply;
    return reply.page('intake/mistyped-box', { typed: request.params.box.slice(0, 20), near }, 404);
  }

  function again(
    request: Posted,
    reply: FastifyReply,
    visit: Visit,
    received: Received,
    errors: FieldError[],
    status: number,
  ) {
    const { lang } = request;
    const typed = withKept(received);
    const scene = sceneOf(places.city(), visit, lang, clock.now(), config.baseUrl);
    return reply.page(
      'intake/form',
      formPage(scene, lang, { typed, errors, keptPhotos: received.photos.length }),
      status,
    );
  }

  function steerPage(
    request: Posted,
    reply: FastifyReply,
    visit: Visit,
    received: Received,
    door: 'emergency' | 'denunciation' | 'complaint',
  ) {
    const typed = withKept(received);
    const keptPhotos = { sealed: typed.keptPhotos, count: received.photos.length };
    const place = placeOf(places.city(), visit.box, request.lang);
    const carried = { box: visit.box.code, message: typed.message, fields: carriedFields(typed) };
    return reply.page('intake/steer', { ...carried, place, door, keptPhotos }, 422);
  }

  /** Nothing could be stored: the page comes back with every word in it, and with the photos that were kept. */
  function busy(reply: FastifyReply, visit: Visit, received: Received): FastifyReply {
    const typed = withKept(received);
    const kept = typed.keptPhotos ? [{ name: 'keptPhotos', value: typed.keptPhotos }] : [];
    const chosen = typed.sendAnyway ? [{ name: 'sendAnyway', value: typed.sendAnyway }] : [];
    const fields = [...carriedFields(typed), ...kept, ...chosen];
    reply.header('retry-after', '30');
    return reply.page(
      'intake/busy',
      { box: visit.box.code, message: typed.message, fields, photosLost: received.photosLost },
      503,
    );
  }

  const withKept = (received: Received): Typed => ({
    ...received.typed,
    keptPhotos: sealKept(services, received.photos),
  });
}

function langOf(typed: Typed, request: FastifyRequest): FastifyRequest['lang'] {
  return (['vi', 'en', 'zh', 'ko', 'ja', 'fr'] as const).find((lang) => lang === typed.lang) ?? request.lang;
}
