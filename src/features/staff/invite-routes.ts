import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { localDate } from '../../domain/instant.ts';
import { type Faults, InviteFields } from './people-forms.ts';
import { invitePerson, readInvite } from './people-invite.ts';
import { inWords, languageOptions, postOptions, type Scene, unitOptions } from './people-models.ts';
import { deedOf, leadBack, oneText, orConflict, type PeopleDeps, sceneOf } from './people-scene.ts';
import { askForPost } from './posts-give.ts';

const FIELDS = ['email', 'title', 'unit', 'post', 'from', 'to'] as const;
type Field = (typeof FIELDS)[number];

/** @throws Refusal `forbidden` for whoever manages nobody */
export async function managing(deps: PeopleDeps, request: FastifyRequest): Promise<Scene> {
  const scene = await sceneOf(deps, request);
  if (unitOptions(scene, '').length === 0) throw new Refusal('forbidden');
  return scene;
}

/** `/office/people/invite`: an account and its first post in one form. */
export function inviteRoutes(deps: PeopleDeps) {
  const { services, staff } = deps;

  function page(
    request: FastifyRequest,
    reply: FastifyReply,
    scene: Scene,
    typed: typeof InviteFields._output,
    faults: Faults<Field>,
  ): FastifyReply {
    const said = inWords(FIELDS, faults, scene.lang);
    const model = {
      frame: staff.frame(request),
      ...said,
      email: typed.email,
      title: typed.title,
      units: unitOptions(scene, typed.unit),
      posts: postOptions(scene.lang, typed.post || 'officer'),
      from: typed.from || localDate(scene.now),
      to: typed.to,
      languages: languageOptions(typed.lang),
    };
    return reply.page('staff/invite', model, said.errors.length > 0 ? 422 : 200);
  }

  async function invite(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const scene = await managing(deps, request);
    const typed = InviteFields.parse(request.body ?? {});
    const read = readInvite(scene, typed);
    if ('faults' in read) return page(request, reply, scene, typed, read.faults);
    const { email, title, ...post } = read.wanted;
    const deed = deedOf(scene);
    const carryOut = async () => {
      const personId = await services.store.write(async (tx) => {
        const id = await invitePerson(tx, services, deed, { email, title, lang: typed.lang });
        await askForPost(tx, services, deed, { personId: id, ...post });
        return id;
      });
      return await leadBack(deps, reply, personId, 'asked');
    };
    return await orConflict(carryOut, (why) => page(request, reply, scene, typed, { post: why }));
  }

  return async (office: FastifyInstance): Promise<void> => {
    office.get('/office/people/invite', async (request, reply) => {
      const { unit } = request.query as { unit?: unknown };
      return page(request, reply, await managing(deps, request), InviteFields.parse({ unit: oneText(unit) }), {});
    });
    office.post('/office/people/invite', invite);
  };
}
