import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { visibleUnits } from '../../domain/permission.ts';
import type { Services } from '../../platform/services.ts';
import type { Places } from '../places/index.ts';
import type { Staff } from '../staff/index.ts';
import { revive } from './dead.ts';
import { worksIn } from './returned.ts';

/** `POST /office/mail/returned/{person}`: whoever looks after the mail of their unit says that the mailbox works again. */
export function mailroomRoutes(services: Services, { places, staff }: { places: Places; staff: Staff }) {
  const { store, clock } = services;

  async function works(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { person } = request.params as { person: string };
    const units = visibleUnits(staff.visitor(request).powers, places.city().units, 'mail.read');
    if (units !== 'all' && units.size === 0) throw new Refusal('forbidden');
    if (!(await worksIn(services, person, units, clock.now()))) throw new Refusal('notFound');
    const { personId } = staff.visitor(request);
    if (!(await store.write((tx) => revive(tx, services, person, personId)))) throw new Refusal('notFound');
    return reply.redirect('/office/mail?again=2', 303);
  }

  return async (office: FastifyInstance): Promise<void> => {
    office.post('/office/mail/returned/:person', works);
  };
}
