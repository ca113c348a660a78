import { and, eq } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { absence } from '../../schema/sqlite.ts';
import { type AbsenceFault, endAbsence, setAbsence, substitutesFor } from './absence-set.ts';
import { AbsenceFields, readAway } from './people-forms.ts';
import { nameOf, type Scene } from './people-models.ts';
import { leadBack, type PeopleDeps } from './people-scene.ts';
import { maySetAbsence } from './person-model.ts';
import { openPerson, type PersonRequest, type Problems, showPerson } from './person-show.ts';

type Typed = typeof AbsenceFields._output;

/** What the rules say against an absence, at its field. */
function problemOf(scene: Scene, typed: Typed, fault: AbsenceFault): Problems['away'] {
  if (fault.fault === 'overlap') return { typed, faults: { awayFrom: 'overlap' } };
  const ring = fault.fault === 'loop' ? fault.ring.map((one) => nameOf(scene, one)).join(' → ') : '';
  return { typed, faults: { substitute: fault.fault }, ring };
}

/** Absences, on the page of a person: everybody's own, and those of people whom the visitor answers for. */
export function absenceRoutes(deps: PeopleDeps) {
  const { services } = deps;
  const { store } = services;

  async function goAway(request: PersonRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { scene, id } = await openPerson(deps, request);
    const { register, city, now, who } = scene;
    if (!maySetAbsence(scene, id)) throw new Refusal('forbidden');
    const typed = AbsenceFields.parse(request.body ?? {});
    const again = (away: Problems['away']) => showPerson(deps, request, reply, { away });
    const read = readAway(typed, now);
    if ('faults' in read) return again({ typed, faults: read.faults });
    const allowed = substitutesFor(register, city.units, { personId: id, actorId: who.personId, at: now });
    if (typed.substitute !== '' && !allowed.includes(typed.substitute)) {
      return again({ typed, faults: { substitute: 'substitute' } });
    }
    const wanted = { personId: id, substituteId: typed.substitute || null, ...read.span };
    const fault = await store.write((tx) => setAbsence(tx, services, who.personId, wanted));
    return fault ? await again(problemOf(scene, typed, fault)) : await leadBack(deps, reply, id, 'away');
  }

  async function comeBack(request: PersonRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { scene, id } = await openPerson(deps, request);
    if (!maySetAbsence(scene, id)) throw new Refusal('forbidden');
    const own = and(eq(absence.id, request.params.entry), eq(absence.personId, id));
    const [row] = await store.read.select().from(absence).where(own).limit(1);
    if (!row || row.endsAt <= scene.now) throw new Refusal('notFound');
    await store.write((tx) => endAbsence(tx, services, scene.who.personId, row));
    return await leadBack(deps, reply, id, 'back');
  }

  return async (office: FastifyInstance): Promise<void> => {
    office.post('/office/people/:id/absences', goAway);
    office.post('/office/people/:id/absences/:entry/end', comeBack);
  };
}
