import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localDate } from '../../domain/instant.ts';
import { managing } from './invite-routes.ts';
import { type Faults, HandOverFields } from './people-forms.ts';
import { headsAt, invitePerson, mayManage, readHandOver } from './people-invite.ts';
import { inWords, nameOf, type Scene, unitOptions } from './people-models.ts';
import { deedOf, leadBack, oneText, orConflict, type PeopleDeps } from './people-scene.ts';
import { handOver } from './posts-give.ts';

const FIELDS = ['unit', 'email', 'title', 'from'] as const;

/** `/office/people/hand-over`: a change at the head in one form. */
export function handOverRoutes(deps: PeopleDeps) {
  const { services, staff } = deps;

  function page(
    request: FastifyRequest,
    reply: FastifyReply,
    scene: Scene,
    typed: typeof HandOverFields._output,
    faults: Faults<(typeof FIELDS)[number]>,
  ): FastifyReply {
    const said = inWords(FIELDS, faults, scene.lang);
    const chosen = mayManage(scene, typed.unit);
    const head = chosen ? headsAt(scene, typed.unit, scene.now)[0] : undefined;
    const model = {
      frame: staff.frame(request),
      ...said,
      units: unitOptions(scene, typed.unit),
      chosen,
      head: head ? nameOf(scene, head.personId) : '',
      email: typed.email,
      title: typed.title,
      from: typed.from || localDate(scene.now),
    };
    return reply.page('staff/hand-over', model, said.errors.length > 0 ? 422 : 200);
  }

  async function change(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const scene = await managing(deps, request);
    const typed = HandOverFields.parse(request.body ?? {});
    const read = readHandOver(scene, typed);
    if ('faults' in read) return page(request, reply, scene, typed, read.faults);
    const { unitId, email, title, at } = read.wanted;
    const deed = deedOf(scene);
    const carryOut = async () => {
      const personId = await services.store.write(async (tx) => {
        const id = await invitePerson(tx, services, deed, { email, title, lang: 'vi' });
        await handOver(tx, services, deed, { unitId, personId: id, at });
        return id;
      });
      return await leadBack(deps, reply, personId, 'asked');
    };
    return await orConflict(carryOut, (why) => page(request, reply, scene, typed, { email: why }));
  }

  return async (office: FastifyInstance): Promise<void> => {
    office.get('/office/people/hand-over', async (request, reply) => {
      const { unit } = request.query as { unit?: unknown };
      return page(request, reply, await managing(deps, request), HandOverFields.parse({ unit: oneText(unit) }), {});
    });
    office.post('/office/people/hand-over', change);
  };
}
