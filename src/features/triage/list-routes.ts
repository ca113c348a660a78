import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readReference } from '../../domain/codes.ts';
import { isRefusal } from '../../domain/errors.ts';
import { findCase } from '../cases/index.ts';
import { everywhere } from './above.ts';
import { type DeskDeps, readableCase } from './case-file.ts';
import { type Desk, deskOf } from './desk.ts';
import { readDetails } from './details.ts';
import { findCases } from './find.ts';
import { handedOn } from './handed-on.ts';
import { heads } from './head-note.ts';
import { foundPage, listPage } from './list-page.ts';
import { understand } from './names.ts';
import { PAGE_SIZE, readPage } from './page-of-cases.ts';
import { askedBy, filterOf, isNarrowed, type ListQuery, pageParams, readQuery, seenBy } from './query.ts';
import { readSaved } from './saved-filters.ts';
import { isNothing, within } from './scope.ts';
import { tasksOf } from './tasks.ts';
import { caseHref } from './trail.ts';

/** The id of the case that somebody named by its whole reference, if they may open it. */
async function caseNamed(deps: DeskDeps, request: FastifyRequest, typed: string): Promise<string | null> {
  const reference = readReference(typed);
  const row = reference && (await findCase(deps.services.store.read, 'reference', reference));
  if (!row) return null;
  try {
    return (await readableCase(deps, deps.staff.visitor(request), row.id)).id;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** The address of the list that this person wants to see first, when they came without saying which. */
async function firstList({ services, staff }: DeskDeps, request: FastifyRequest): Promise<string | null> {
  if (Object.keys(request.query as object).length > 0) return null;
  const saved = await readSaved(services.store.read, staff.visitor(request).personId);
  const first = saved.find(({ opensFirst }) => opensFirst);
  return first ? `/office/cases?${first.address}` : null;
}

async function searchPage(deps: DeskDeps, request: FastifyRequest, desk: Desk, query: ListQuery, text: string) {
  const { store } = deps.services;
  const readings = await understand(store.read, desk.city, text);
  const filter = filterOf(query, desk.now, desk.mine);
  const question = { text, readings, filter, before: query.older, size: PAGE_SIZE };
  const found = await findCases(store, within(desk.scope, query.unit), question);
  const named = [...new Set(readings.flatMap((reading) => reading.named))];
  const details = await readDetails(store.read, found.rows);
  const passed = await handedOn(deps, request, text);
  return foundPage(desk, query, { ...found, named, handedOn: passed }, details);
}

/** What else is to be done, on the first page of what is to be done. */
async function tasksBeside(deps: DeskDeps, request: FastifyRequest, desk: Desk, query: ListQuery) {
  const first = !query.after && !query.before && !isNarrowed(query);
  if (!first || (query.tab !== 'todo' && query.tab !== 'restricted')) return null;
  const { city, now, lang, personId, titleOf } = desk;
  const visitor = deps.staff.visitor(request);
  const powers = everywhere(deps, visitor);
  const ofHead = (unitId: string) => heads(deps, visitor, unitId);
  const back = pageParams(query);
  const { read } = deps.services.store;
  const restricted = query.tab === 'restricted';
  return await tasksOf({ read, city, powers, personId, now, lang, titleOf, heads: ofHead, back, restricted });
}

/** `/office/cases`: the head's to-do list, its other tabs, and the search. */
export function listRoutes(app: FastifyInstance, deps: DeskDeps): void {
  const { read } = deps.services.store;
  app.get('/office/cases', async (request: FastifyRequest, reply) => {
    const first = await firstList(deps, request);
    if (first) return reply.redirect(first, 303);
    const asked = readQuery(request.query);
    const named = asked.q && (await caseNamed(deps, request, asked.q));
    if (named) return reply.redirect(caseHref(named, pageParams({ ...asked, q: null }), null), 303);
    const desk = await deskOf(deps, request, asked);
    // Who manages the town and answers for nothing has one list: what quarantine holds.
    if (isNothing(desk.scope.units) && desk.mayRelease) return reply.redirect('/office/quarantine', 303);
    const query = seenBy(asked, desk.scope);
    if (query.q) return reply.page('triage/list', await searchPage(deps, request, desk, query, query.q));
    const page = await readPage(read, within(desk.scope, query.unit), askedBy(query, desk.now, desk.mine));
    const tasks = await tasksBeside(deps, request, desk, query);
    const model = listPage(desk, query, page, await readDetails(read, page.rows));
    return reply.page('triage/list', { ...model, tasks });
  });
}
