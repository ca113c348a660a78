import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { localDate } from '../../domain/instant.ts';
import { substitutesFor } from './absence-set.ts';
import { ownMailbox } from './own-mailbox.ts';
import type { AbsenceFields, ChangeFields, Faults, PostFields } from './people-forms.ts';
import { sightOf } from './people-list.ts';
import { inWords, postOptions, type Scene, unitOptions, waitingPost } from './people-models.ts';
import type { AbsenceForm, ChangeForm, GiveForm, PersonPage } from './people-pages.ts';
import { type PersonFile, readPersonFile, unitsAskedFor } from './people-read.ts';
import { type PeopleDeps, sceneOf } from './people-scene.ts';
import { isTrusted } from './person-change.ts';
import {
  absencesOf,
  answeringWhileAway,
  historyOf,
  managesAccount,
  maySetAbsence,
  postsOf,
  unitsOf,
} from './person-model.ts';

export type PersonRequest = FastifyRequest<{ Params: { id: string; entry: string; decision: string } }>;

export const DONE = [
  'asked',
  'ended',
  'confirmed',
  'refused',
  'withdrawn',
  'away',
  'back',
  'disabled',
  'enabled',
  'changed',
  'reset',
] as const;

/** What was typed into a form of the page and cannot be taken. */
export interface Problems {
  give?: { typed: typeof PostFields._output; faults: Faults<'unit' | 'post' | 'from' | 'to'> };
  change?: { typed: typeof ChangeFields._output; faults: Faults<'email' | 'title'> };
  /** `ring`: who stands in for whom, back to the one who is away. */
  away?: {
    typed: typeof AbsenceFields._output;
    faults: Faults<'awayFrom' | 'awayTo' | 'substitute'>;
    ring?: string;
  };
}

interface Form<F> {
  form: F | null;
  errors: PersonPage['errors'];
}
const NONE = { form: null, errors: [] };

/** The person of an address, `me` being the visitor. @throws Refusal `notFound` for who is not there or may not be seen */
export async function openPerson(deps: PeopleDeps, request: PersonRequest): Promise<{ scene: Scene; id: string }> {
  const scene = await sceneOf(deps, request);
  const { who, city, register } = scene;
  const id = request.params.id === 'me' ? who.personId : request.params.id;
  const { sees } = sightOf(who.powers, city, 'people.read');
  if (!register.people.has(id)) throw new Refusal('notFound');
  const mayBeSeen =
    id === who.personId ||
    unitsOf(scene, id).some(sees) ||
    (await unitsAskedFor(deps.services.store.read, id)).some(sees);
  if (!mayBeSeen) throw new Refusal('notFound');
  return { scene, id };
}

export function giveForm(scene: Scene, id: string, problem: Problems['give']): Form<GiveForm> {
  const typed = problem?.typed ?? { unit: '', post: 'officer', from: '', to: '' };
  const units = unitOptions(scene, typed.unit);
  if (units.length === 0 || scene.register.people.get(id)?.disabledAt !== null) return NONE;
  const { errors, wrong } = inWords(['unit', 'post', 'from', 'to'] as const, problem?.faults ?? {}, scene.lang);
  const from = typed.from || localDate(scene.now);
  const posts = postOptions(scene.lang, typed.post);
  return { form: { wrong, open: errors.length > 0, units, posts, from, to: typed.to }, errors };
}

function awayForm({ staff }: PeopleDeps, scene: Scene, id: string, problem: Problems['away']): Form<AbsenceForm> {
  if (!maySetAbsence(scene, id) || unitsOf(scene, id)[0] === null) return NONE;
  const { register, city, now, lang, who } = scene;
  const typed = problem?.typed ?? { awayFrom: '', awayTo: '', substitute: '' };
  const ids = substitutesFor(register, city.units, { personId: id, actorId: who.personId, at: now });
  const fields = ['awayFrom', 'awayTo', 'substitute'] as const;
  const { errors, wrong } = inWords(fields, problem?.faults ?? {}, lang, { ring: problem?.ring ?? '' });
  const form = {
    wrong,
    open: errors.length > 0,
    substitutes: ids.map((one) => ({ value: one, label: staff.titleOf(one, lang), chosen: one === typed.substitute })),
    awayFrom: typed.awayFrom || localDate(now),
    awayTo: typed.awayTo,
  };
  return { form, errors };
}

function changeForm(scene: Scene, id: string, file: PersonFile, problem: Problems['change']): Form<ChangeForm> {
  const person = scene.register.people.get(id);
  if (!person || person.disabledAt !== null || !managesAccount(scene, id)) return NONE;
  const { email, title } = problem?.typed ?? person;
  const { errors, wrong } = inWords(['email', 'title'] as const, problem?.faults ?? {}, scene.lang);
  return {
    form: { wrong, open: errors.length > 0, email, title, asks: isTrusted(scene, id), fixed: file.waiting.length > 0 },
    errors,
  };
}

function accountDeed(scene: Scene, id: string, closed: boolean): PersonPage['account'] {
  if (!managesAccount(scene, id)) return null;
  return closed ? 'enable' : 'disable';
}

function pageOf(deps: PeopleDeps, scene: Scene, id: string, file: PersonFile, problems: Problems) {
  const person = scene.register.people.get(id);
  const closed = person?.disabledAt !== null;
  const give = giveForm(scene, id, problems.give);
  const away = awayForm(deps, scene, id, problems.away);
  const change = changeForm(scene, id, file, problems.change);
  return {
    id,
    own: id === scene.who.personId,
    name: deps.staff.titleOf(id, scene.lang),
    email: person?.email ?? '',
    closed,
    errors: [...change.errors, ...give.errors, ...away.errors],
    posts: postsOf(scene, file),
    waiting: file.waiting.map((row) => waitingPost(scene, row)),
    give: give.form,
    absences: absencesOf(scene, file, maySetAbsence(scene, id)),
    answering: answeringWhileAway(scene, id, file.absences),
    away: away.form,
    change: change.form,
    account: accountDeed(scene, id, closed),
    resettable: !closed && file.hasSecond && managesAccount(scene, id),
    history: historyOf(scene, file),
  };
}

/** The page of a person, with what is wrong in one of its forms. */
export async function showPerson(
  deps: PeopleDeps,
  request: PersonRequest,
  reply: FastifyReply,
  problems: Problems = {},
): Promise<FastifyReply> {
  const { scene, id } = await openPerson(deps, request);
  const file = await readPersonFile(deps.services.store.read, id);
  const page = pageOf(deps, scene, id, file, problems);
  const { done } = request.query as { done?: string };
  const mailbox = await ownMailbox(deps.services, page.email);
  const model = { frame: deps.staff.frame(request), ...page, mailbox, done: DONE.find((one) => one === done) ?? null };
  return reply.page('staff/person', model, page.errors.length > 0 ? 422 : 200);
}
