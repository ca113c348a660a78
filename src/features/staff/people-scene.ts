import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal } from '../../domain/errors.ts';
import type { Services } from '../../platform/services.ts';
import type { Places } from '../places/index.ts';
import type { Staff } from './index.ts';
import type { Scene } from './people-models.ts';
import type { PostDeed } from './posts-give.ts';

export interface PeopleDeps {
  services: Services;
  places: Places;
  staff: Staff;
  /** The runner's: mail waits. */
  wake(): void;
}

/** What a page about people is drawn from, as the database has it now: who has just lost a post must not decide about posts. */
export async function sceneOf({ services, places, staff }: PeopleDeps, request: FastifyRequest): Promise<Scene> {
  const { personId, powers } = staff.visitor(request);
  await staff.refresh();
  const [register, city] = [staff.register(), places.city()];
  return { register, city, now: services.clock.now(), lang: request.lang, who: { personId, powers } };
}

export const deedOf = ({ who, register, city }: Scene): PostDeed => ({
  actorId: who.personId,
  register,
  units: city.units,
});

/** After a deed: the picture is read anew, mail leaves, and the person's page says what was done. */
export async function leadBack({ staff, wake }: PeopleDeps, reply: FastifyReply, personId: string, done: string) {
  await staff.refresh();
  wake();
  return reply.redirect(`/office/people/${personId}?done=${done}`, 303);
}

/** Asks for a post, or answers with the page: the person has it meanwhile, or another mailbox waits for them. */
export async function orConflict(
  deed: () => Promise<FastifyReply>,
  onConflict: (why: 'has' | 'waits') => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await deed();
  } catch (error) {
    if (isRefusal(error) && error.refusal === 'conflict')
      return await onConflict(error.params.why === 'waits' ? 'waits' : 'has');
    throw error;
  }
}

/** A value of an address, when it is one text. */
export const oneText = (value: unknown, most = 500): string => (typeof value === 'string' ? value.slice(0, most) : '');
