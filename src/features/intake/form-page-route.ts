import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayNumber } from '../../domain/instant.ts';
import { pagePolicy } from '../../platform/http/headers.ts';
import type { Services } from '../../platform/services.ts';
import type { Places } from '../places/index.ts';
import { formAnswers } from './form-answers.ts';
import { formPage } from './pages.ts';
import { createReadyMade } from './ready-made.ts';
import { sceneOf } from './scene.ts';
import { findDoor } from './visit.ts';

type ToBox = FastifyRequest<{ Params: { box: string } }>;

/** The form of a box: ready-made, the same for everybody. */
export function formPageRoute(app: FastifyInstance, services: Services, places: Places): void {
  const { clock, config, views } = services;
  const answers = formAnswers(services, places);
  const readyMade = createReadyMade(() => pagePolicy(views.styleSource()));
  places.onChange(readyMade.forget);

  app.get('/:box', { config: { readyMade: true } }, (request: ToBox, reply) => {
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
}
