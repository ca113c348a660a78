import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door as RightDoor } from '../../domain/steering.ts';
import type { Services } from '../../platform/services.ts';
import type { BoxRow, Places } from '../places/index.ts';
import type { FieldError, Typed } from './forms.ts';
import { sealKept } from './kept-photos.ts';
import { carriedFields, formPage } from './pages.ts';
import type { Received } from './read-sending.ts';
import { placeOf, sceneOf } from './scene.ts';
import type { Door, Visit } from './visit.ts';

/** A request to a box, with what it brought. */
export interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
  visit: Visit;
  received: Received;
}

/** The pages that answer a sending which was not filed; each gives back every word. */
export function formAnswers(services: Pick<Services, 'clock' | 'config' | 'keys'>, places: Places) {
  const withKept = (received: Received): Typed => ({
    ...received.typed,
    keptPhotos: sealKept(services, received.photos),
  });

  return {
    /** The form again: with its mistakes, or to go on writing. */
    again({ request, reply, visit, received }: Asked, errors: FieldError[], status: 200 | 422): FastifyReply {
      const scene = sceneOf(places.city(), visit, request.lang, services.clock.now(), services.config.baseUrl);
      const again = { typed: withKept(received), errors, keptPhotos: received.photos.length };
      return reply.page('intake/form', formPage(scene, request.lang, again), status);
    },

    /** The right door, before anything is sent; whoever sends anyway is received. */
    steer({ request, reply, visit, received }: Asked, door: RightDoor): FastifyReply {
      const typed = withKept(received);
      const keptPhotos = { sealed: typed.keptPhotos, count: received.photos.length };
      const place = placeOf(places.city(), visit.box, request.lang);
      const carried = { box: visit.box.code, message: typed.message, fields: carriedFields(typed) };
      return reply.page('intake/steer', { ...carried, place, door, keptPhotos }, 422);
    },

    /** Nothing could be stored: everything is ready to be sent again, with the photos that were kept. */
    busy({ reply, visit, received }: Asked): FastifyReply {
      const typed = withKept(received);
      const more = (['keptPhotos', 'sendAnyway'] as const).filter((name) => typed[name] !== '');
      const fields = [...carriedFields(typed), ...more.map((name) => ({ name, value: typed[name] }))];
      const { photosLost } = received;
      const page = { box: visit.box.code, message: typed.message, fields, photosLost };
      return reply.header('retry-after', '30').page('intake/busy', page, 503);
    },

    /** A code that leads to no form. */
    elsewhere(request: FastifyRequest, reply: FastifyReply, typed: string, door: Exclude<Door, { visit: Visit }>) {
      const city = places.city();
      const link = (box: BoxRow) => ({ box: box.code, place: placeOf(city, box, request.lang) });
      if ('retired' in door) {
        const successor = door.successor && link(door.successor);
        return reply.page('intake/retired-box', { place: placeOf(city, door.retired, request.lang), successor }, 410);
      }
      const near = 'mistyped' in door ? door.mistyped.map(link) : [];
      // What does not look like a code at all is some other address that does not exist.
      if (near.length === 0 && !/^[0-9a-z]{5,9}$/i.test(typed))
        return reply.page('public/error', { what: 'notFound', requestId: null }, 404);
      return reply.page('intake/mistyped-box', { typed: typed.slice(0, 20), near }, 404);
    },
  };
}
