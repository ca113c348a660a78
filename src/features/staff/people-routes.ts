import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { translator } from '../../platform/i18n/index.ts';
import { absenceRoutes } from './absence-routes.ts';
import { handOverRoutes } from './hand-over-routes.ts';
import { inviteRoutes } from './invite-routes.ts';
import { type Line, listPeople, sightOf } from './people-list.ts';
import { nameOf, type Scene, unitOptions, waitingPost } from './people-models.ts';
import type { Option, PeoplePage } from './people-pages.ts';
import { readWaiting } from './people-read.ts';
import { oneText, type PeopleDeps, sceneOf } from './people-scene.ts';
import { personRoutes } from './person-routes.ts';
import { mayDecide } from './posts-decide.ts';

/** Where a page of the list begins, as it stands in an address. */
const cursorOf = (key: string) => Buffer.from(key).toString('base64url');
const keyOf = (cursor: string) => (cursor === '' ? null : Buffer.from(cursor, 'base64url').toString());

function badgeOf({ register, now }: Scene, { personId, standing }: Line): 'closed' | 'future' | 'away' | null {
  if (register.people.get(personId)?.disabledAt != null) return 'closed';
  if (standing === 'future') return 'future';
  const isAway = register.absences.some((row) => row.personId === personId && row.startsAt <= now && now < row.endsAt);
  return isAway ? 'away' : null;
}

function lineOf(scene: Scene, line: Line): PeoplePage['lines'][number] {
  const { register, city, lang } = scene;
  const t = translator(lang);
  const badge = badgeOf(scene, line);
  const person = register.people.get(line.personId);
  return {
    href: `/office/people/${line.personId}`,
    name: nameOf(scene, line.personId),
    email: person?.title ? person.email : '',
    post: line.post && t(`frame.post.${line.post}`),
    unit: line.unitId === null ? '' : city.unitName(line.unitId, lang),
    badge: badge && t(`people.badge.${badge}`),
    tone: badge === 'away' ? 'warn' : 'plain',
  };
}

function unitsSeen({ city, lang }: Scene, sees: (unitId: string) => boolean, chosen: string): Option[] {
  const { compare } = new Intl.Collator(lang, { numeric: true });
  return [...city.units.keys()]
    .filter(sees)
    .map((id) => ({ value: id, label: city.unitName(id, lang), chosen: id === chosen }))
    .sort((a, b) => compare(a.label, b.label));
}

/** `/office/people`: who holds which post, in the units that the visitor may look into; and all that is done about people. */
export function peopleRoutes(deps: PeopleDeps) {
  const { services, staff } = deps;

  async function list(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const scene = await sceneOf(deps, request);
    const { city, who, register, now } = scene;
    const { sees } = sightOf(who.powers, city, 'people.read');
    const query = request.query as Record<string, unknown>;
    const [q, unit, after] = [oneText(query.q, 100), oneText(query.unit), oneText(query.after)];
    const units = unitsSeen(scene, sees, unit);
    if (units.length === 0) throw new Refusal('forbidden');
    const { lines, next } = listPeople(register, city, now, { sees, unitId: unit || null, q, after: keyOf(after) });
    const address = (more: Record<string, string>) =>
      `/office/people?${new URLSearchParams({ ...(q && { q }), ...(unit && { unit }), ...more })}`;
    const waiting = await readWaiting(services.store.read);
    return reply.page('staff/people', {
      frame: staff.frame(request),
      q,
      units,
      waiting: waiting.filter((row) => mayDecide(row, scene).length > 0).map((row) => waitingPost(scene, row)),
      lines: lines.map((line) => lineOf(scene, line)),
      mayManage: unitOptions(scene, '').length > 0,
      next: next && address({ after: cursorOf(next) }),
      first: after === '' ? null : address({}),
    });
  }

  return async (office: FastifyInstance): Promise<void> => {
    office.get('/office/people', list);
    await office.register(inviteRoutes(deps));
    await office.register(handOverRoutes(deps));
    await office.register(personRoutes(deps));
    await office.register(absenceRoutes(deps));
  };
}
