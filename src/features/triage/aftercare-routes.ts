import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { isDay, localDate } from '../../domain/instant.ts';
import { APOLOGY_WAYS } from '../../domain/outcomes.ts';
import { isPromiseDay } from '../../domain/promised-day.ts';
import { actorOf, type Move, promisesOf, targetOf } from '../cases/index.ts';
import { act } from './act.ts';
import { type DeskDeps, readableCase } from './case-file.ts';
import { type CaseRequest, sendFile } from './case-routes.ts';
import { tooLate } from './deed-routes.ts';
import { type Draft, type Mistake, seenBy } from './draft.ts';
import { LONGEST_WORDS, langOf, tooLong } from './parser.ts';
import { candidatesFor } from './people.ts';
import { readDraft } from './posted.ts';
import { nextOfOwn } from './twice.ts';

type PromiseRequest = FastifyRequest<{ Params: { id: string; promise: string; deed: string } }>;
const BLANK = /\[[^\]\n]{1,80}\]/;

interface Wish {
  draft: Draft;
  move: Omit<Move, 'actor'>;
  done: 'promise' | 'apology';
}

/** Whether an apology by call or in person was noted by its own first press. */
async function isNoted({ services }: DeskDeps, personId: string, caseId: string, wish: Wish): Promise<boolean> {
  const { verb, data, words } = wish.move;
  if (words !== undefined || verb !== 'apologise') return false;
  const seen = seenBy(wish.draft.typed);
  const noted = await nextOfOwn(services.store.read, { caseId, personId, verb, seen });
  return noted !== null && Object.entries(data ?? {}).every(([name, value]) => noted[name] === value);
}

/** Does what was wished, or gives the page back with every word in it. */
async function carryOut(deps: DeskDeps, request: CaseRequest, reply: FastifyReply, wish: Wish): Promise<FastifyReply> {
  const { services, staff, cases } = deps;
  const visitor = staff.visitor(request);
  const row = await readableCase(deps, visitor, request.params.id);
  const actor = actorOf(staff, visitor, row);
  try {
    const deed = { caseId: row.id, seen: seenBy(wish.draft.typed), move: { ...wish.move, actor } };
    await act(services, cases, deed);
  } catch (error) {
    const refused = tooLate(error);
    if (!refused) throw error;
    if (!(await isNoted(deps, visitor.personId, row.id, wish)))
      return await sendFile(deps, request, reply, { draft: wish.draft, refused, status: 409 });
  }
  return reply.redirect(`/office/cases/${row.id}?done=${wish.done}`, 303);
}

async function posted(deps: DeskDeps, request: CaseRequest, noun: 'promise' | 'apology') {
  const { services, staff } = deps;
  const visitor = staff.visitor(request);
  const row = await readableCase(deps, visitor, request.params.id);
  staff.allow(visitor, 'case.answer', targetOf(row));
  return { row, draft: await readDraft(services, request, row.id, noun) };
}

async function settlePromise(deps: DeskDeps, request: PromiseRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { services } = deps;
  const read = await posted(deps, request, 'promise');
  const { row } = read;
  const { promise, deed } = request.params;
  const known = (await promisesOf(services.store.read, row.id)).some(({ id }) => id === promise);
  if (!known || (deed !== 'kept' && deed !== 'moved')) throw new Refusal('notFound');
  const draft = { ...read.draft, typed: { ...read.draft.typed, reference: promise } };
  const { message, promiseOn } = draft.typed;
  const day = isPromiseDay(promiseOn, localDate(services.clock.now()));
  const field = `${deed}-${promise}`;
  const mistakes: Mistake[] = [
    ...(deed === 'moved' && !day ? [{ field: `on-${promise}`, what: 'promiseOn.wrong' }] : []),
    ...(message === '' ? [{ field, what: 'promise-words.missing' }] : []),
    ...tooLong(field, message, LONGEST_WORDS),
  ];
  if (mistakes.length > 0) return await sendFile(deps, request, reply, { draft: { ...draft, mistakes }, status: 422 });
  const words = { words: message, lang: langOf(message, row) };
  const move: Wish['move'] =
    deed === 'kept'
      ? { verb: 'keep_promise', ...words, promise: { id: promise, kept: true } }
      : { verb: 'move_promise', ...words, promise: { id: promise, dueOn: promiseOn } };
  return await carryOut(deps, request, reply, { draft, move, done: 'promise' });
}

/** How, by whom, when: fields `reason`, `person`, `promiseOn` of the form. */
async function apologise(deps: DeskDeps, request: CaseRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { services } = deps;
  const { row, draft } = await posted(deps, request, 'apology');
  const { message, reason: way, person: by, promiseOn: on } = draft.typed;
  const known = APOLOGY_WAYS.find((one) => one === way);
  const now = services.clock.now();
  const isLetter = known === 'letter';
  const mistakes: Mistake[] = [
    ...(known ? [] : [{ field: 'apology-way', what: 'apology-way.missing' }]),
    ...(candidatesFor(deps, row, now).some(({ personId }) => personId === by)
      ? []
      : [{ field: 'apology-by', what: 'person.missing' }]),
    ...(isDay(on) && localDate(row.receivedAt) <= on && on <= localDate(now)
      ? []
      : [{ field: 'apology-on', what: 'apology-on.wrong' }]),
    ...(isLetter && message === '' ? [{ field: 'apology', what: 'apology.missing' }] : []),
    ...(isLetter && BLANK.test(message) ? [{ field: 'apology', what: 'apology.blank' }] : []),
    ...tooLong('apology', message, LONGEST_WORDS),
  ];
  if (mistakes.length > 0) return await sendFile(deps, request, reply, { draft: { ...draft, mistakes }, status: 422 });
  const move: Wish['move'] = {
    verb: 'apologise',
    data: { way: known ?? '', by, on },
    ...(isLetter && { words: message, lang: langOf(message, row) }),
  };
  return await carryOut(deps, request, reply, { draft, move, done: 'apology' });
}

/** What follows an answer: promises kept or moved, the apology of a late file. */
export function aftercareRoutes(app: FastifyInstance, deps: DeskDeps): void {
  app.post('/office/cases/:id/promises/:promise/:deed', async (request: PromiseRequest, reply) =>
    settlePromise(deps, request, reply),
  );
  app.post('/office/cases/:id/apology', async (request: CaseRequest, reply) => apologise(deps, request, reply));
}
