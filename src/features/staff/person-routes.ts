import { and, eq } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { standingOf } from '../../domain/posts.ts';
import { appointment, postRequest } from '../../schema/sqlite.ts';
import { ChangeFields, EndFields, type Faults, PostFields, readEnd, readWho } from './people-forms.ts';
import { readPostForm } from './people-invite.ts';
import { deedOf, leadBack, orConflict, type PeopleDeps, sceneOf } from './people-scene.ts';
import { askForAddress, changePerson, isTrusted } from './person-change.ts';
import { managesAccount, mayIn } from './person-model.ts';
import { giveForm, openPerson, type PersonRequest, showPerson } from './person-show.ts';
import { DECISIONS, decide, mayDecide } from './posts-decide.ts';
import { disablePerson, enablePerson, endAppointment } from './posts-end.ts';
import { askForPost } from './posts-give.ts';
import { resetSecond } from './second/reset.ts';

const DECIDED = { confirm: 'confirmed', refuse: 'refused', withdraw: 'withdrawn' } as const;

/** `/office/people/{id}`: one's own page, and those of the people whom one may see; posts, second keys and the account. */
export function personRoutes(deps: PeopleDeps) {
  const { services } = deps;
  const { store } = services;

  async function give(request: PersonRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { scene, id } = await openPerson(deps, request);
    const typed = PostFields.parse(request.body ?? {});
    if (!giveForm(scene, id, undefined).form) throw new Refusal('forbidden');
    const read = readPostForm(scene, typed);
    if ('faults' in read) return showPerson(deps, request, reply, { give: { typed, faults: read.faults } });
    const wanted = { personId: id, ...read.wanted };
    const carryOut = async () => {
      await store.write((tx) => askForPost(tx, services, deedOf(scene), wanted));
      return await leadBack(deps, reply, id, 'asked');
    };
    return await orConflict(carryOut, (why) =>
      showPerson(deps, request, reply, { give: { typed, faults: { post: why } } }),
    );
  }

  async function end(request: PersonRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { scene, id } = await openPerson(deps, request);
    const { now } = scene;
    const own = and(eq(appointment.id, request.params.entry), eq(appointment.personId, id));
    const [row] = await store.read.select().from(appointment).where(own).limit(1);
    if (!row || standingOf(row, now) === 'past') throw new Refusal('notFound');
    if (!mayIn(scene, 'people.manage', row.unitId)) throw new Refusal('forbidden');
    const at = readEnd(EndFields.parse(request.body ?? {}).on, now);
    if (at === null) throw new Refusal('badRequest');
    await store.write((tx) => endAppointment(tx, services, deedOf(scene), row, at));
    return await leadBack(deps, reply, id, 'ended');
  }

  async function turnKey(request: PersonRequest, reply: FastifyReply): Promise<FastifyReply> {
    const scene = await sceneOf(deps, request);
    const { id, entry } = request.params;
    const decision = DECISIONS.find((one) => one === request.params.decision);
    const own = and(eq(postRequest.id, entry), eq(postRequest.personId, id));
    const [row] = await store.read.select().from(postRequest).where(own).limit(1);
    if (!row || !decision) throw new Refusal('notFound');
    if (row.state !== 'waiting') throw new Refusal('conflict');
    if (!mayDecide(row, scene).includes(decision)) throw new Refusal('forbidden');
    await store.write((tx) => decide(tx, services, deedOf(scene), row, decision));
    return await leadBack(deps, reply, id, DECIDED[decision]);
  }

  async function change(request: PersonRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { scene, id } = await openPerson(deps, request);
    if (!managesAccount(scene, id)) throw new Refusal('forbidden');
    const typed = ChangeFields.parse(request.body ?? {});
    const again = (faults: Faults<'email' | 'title'>) =>
      showPerson(deps, request, reply, { change: { typed, faults } });
    const read = readWho(typed);
    if ('faults' in read) return again(read.faults);
    const moves = scene.register.people.get(id)?.email !== read.email;
    const [how, done] = moves && isTrusted(scene, id) ? [askForAddress, 'asked'] : [changePerson, 'changed'];
    const fault = await store.write((tx) => how(tx, services, deedOf(scene), id, read));
    return fault ? await again({ email: fault }) : await leadBack(deps, reply, id, done);
  }

  const account =
    (change: typeof disablePerson, done: 'disabled' | 'enabled' | 'reset') =>
    async (request: PersonRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const { scene, id } = await openPerson(deps, request);
      if (!managesAccount(scene, id)) throw new Refusal('forbidden');
      await store.write((tx) => change(tx, services, deedOf(scene), id));
      return await leadBack(deps, reply, id, done);
    };

  return async (office: FastifyInstance): Promise<void> => {
    office.get('/office/people/:id', (request: PersonRequest, reply) => showPerson(deps, request, reply));
    office.post('/office/people/:id/posts', give);
    office.post('/office/people/:id/posts/:entry/end', end);
    office.post('/office/people/:id/requests/:entry/:decision', turnKey);
    office.post('/office/people/:id/details', change);
    office.post('/office/people/:id/disable', account(disablePerson, 'disabled'));
    office.post('/office/people/:id/enable', account(enablePerson, 'enabled'));
    office.post('/office/people/:id/reset-second', account(resetSecond, 'reset'));
  };
}
