import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door as RightDoor } from '../../domain/steering.ts';
import type { Services } from '../../platform/services.ts';
import type { BoxRow, Places } from '../places/index.ts';
import type { FieldError, Typed } from './forms.ts';
import { sealKept } from './kept-photos.ts';
import { type CarriedFields, carriedFields, formPage } from './pages.ts';
import type { Received } from './read-sending.ts';
import type { WordsBack } from './receipt-pages.ts';
import { placeOf, sceneOf } from './scene.ts';
import type { Door, Visit } from './visit.ts';

/** A request with what it brought, and where it is sent again. */
export interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
  received: Received;
  /** Path that the words go to, the place they are about, and fields that the path needs beside the typed ones. */
  to: { action: string; place: string; fields: CarriedFields };
}

/** The pages that answer a sending which was not filed; each gives back every word. */
export function formAnswers(services: Pick<Services, 'clock' | 'config' | 'keys'>, places: Places) {
  const withKept = (received: Received): Typed => ({
    ...received.typed,
    keptPhotos: sealKept(services, received.photos),
  });
  const link = (box: BoxRow, request: FastifyRequest) => ({
    box: box.code,
    place: placeOf(places.city(), box, request.lang),
  });

  /** Words that found no way, with the boxes they may go to. */
  function wordsBack(request: FastifyRequest, received: Received, near: readonly BoxRow[]): WordsBack {
    const typed = withKept(received);
    const kept = typed.keptPhotos === '' ? [] : [{ name: 'keptPhotos', value: typed.keptPhotos }];
    // A number that has led nowhere may be that of another case.
    const fields = [...carriedFields({ ...typed, submissionId: '' }), ...kept];
    return { message: typed.message, fields, near: near.map((box) => link(box, request)) };
  }

  return {
    wordsBack,

    /** The form again: with its mistakes, or to go on writing. */
    again({ request, reply, received }: Asked, visit: Visit, errors: FieldError[], status: 200 | 422): FastifyReply {
      const scene = sceneOf(places.city(), visit, request.lang, services.clock.now(), services.config.baseUrl);
      const again = { typed: withKept(received), errors, keptPhotos: received.photos.length };
      return reply.page('intake/form', formPage(scene, request.lang, again), status);
    },

    /** The right door, before anything is sent; whoever sends anyway is received. */
    steer({ reply, received, to }: Asked, door: RightDoor): FastifyReply {
      const typed = withKept(received);
      const keptPhotos = { sealed: typed.keptPhotos, count: received.photos.length };
      const fields = [...carriedFields(typed), ...to.fields];
      const { action, place } = to;
      return reply.page('intake/steer', { action, message: typed.message, fields, place, door, keptPhotos }, 422);
    },

    /** Nothing could be stored: everything is ready to be sent again, with the photos that were kept. */
    busy({ reply, received, to }: Asked): FastifyReply {
      const typed = withKept(received);
      const more = (['keptPhotos', 'sendAnyway'] as const).filter((name) => typed[name] !== '');
      const kept = more.map((name) => ({ name, value: typed[name] }));
      const fields = [...carriedFields(typed), ...kept, ...to.fields];
      const { photosLost } = received;
      const page = { action: to.action, message: typed.message, fields, photosLost };
      return reply.header('retry-after', '30').page('intake/busy', page, 503);
    },

    /** A code that leads to no form. */
    elsewhere(
      request: FastifyRequest,
      reply: FastifyReply,
      typed: string,
      door: Exclude<Door, { visit: Visit }>,
      received: Received | null,
    ): FastifyReply {
      const back = received?.typed.message ? wordsBack(request, received, boxesNear(door)) : null;
      if ('retired' in door && !back) {
        const successor = door.successor && link(door.successor, request);
        const place = placeOf(places.city(), door.retired, request.lang);
        return reply.page('intake/retired-box', { place, successor }, 410);
      }
      const near = boxesNear(door).map((box) => link(box, request));
      // What does not look like a code at all is some other address that does not exist.
      const isCode = near.length > 0 || /^[0-9a-z]{5,9}$/i.test(typed);
      if (!isCode && !back) return reply.page('public/error', { what: 'notFound', requestId: null }, 404);
      return reply.page('intake/mistyped-box', { typed: typed.slice(0, 20), near, back }, 404);
    },
  };
}

function boxesNear(door: Exclude<Door, { visit: Visit }>): BoxRow[] {
  if ('mistyped' in door) return door.mistyped;
  return 'retired' in door && door.successor ? [door.successor] : [];
}
