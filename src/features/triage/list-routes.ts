import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readReference } from '../../domain/codes.ts';
import { can } from '../../domain/permission.ts';
import { findCase } from '../cases/index.ts';
import type { DeskDeps } from './case-file.ts';
import { countCases } from './counts.ts';
import { findCases } from './find.ts';
import { type Desk, foundPage, listPage } from './list-page.ts';
import { readPage } from './page-of-cases.ts';
import { askedBy, readQuery } from './query.ts';
import { listScope, quarantineScope, type Scope, within } from './scope.ts';
import { targetOf } from './target.ts';

const isNothing = ({ units }: Scope) => units !== 'all' && units.length === 0;

/** The id of the case that somebody named by its whole reference, if they may read it. */
async function caseNamed(
  { services, staff, places }: DeskDeps,
  request: FastifyRequest,
  typed: string,
): Promise<string | null> {
  const reference = readReference(typed);
  const row = reference && (await findCase(services.store.read, 'reference', reference));
  if (!row || row.queue === 'quarantine') return null;
  const powers = staff.powersOf(staff.visitor(request), row.unitId);
  return can(powers, 'case.read', targetOf(row), places.city().units) ? row.id : null;
}

async function deskOf(deps: DeskDeps, request: FastifyRequest, unitId: string | null): Promise<Desk> {
  const { services, staff, places } = deps;
  const city = places.city();
  const powers = staff.powersOf(staff.visitor(request));
  const scope = listScope(powers, city.units);
  return {
    frame: staff.frame(request),
    city,
    lang: request.lang,
    now: services.clock.now(),
    scope,
    counts: await countCases(services.store.read, within(scope, unitId)),
    mayRelease: !isNothing(quarantineScope(powers, city.units)),
  };
}

/** `/office/cases`: the head's to-do list, its other tabs, and the search. */
export function listRoutes(app: FastifyInstance, deps: DeskDeps): void {
  const { store } = deps.services;
  app.get('/office/cases', async (request: FastifyRequest, reply: FastifyReply) => {
    const query = readQuery(request.query);
    const named = query.q && (await caseNamed(deps, request, query.q));
    if (named) return reply.redirect(`/office/cases/${named}`, 303);
    const desk = await deskOf(deps, request, query.unit);
    // Who manages the town and answers for nothing has one list: what quarantine holds.
    if (isNothing(desk.scope) && desk.mayRelease) return reply.redirect('/office/quarantine', 303);
    const scope = within(desk.scope, query.unit);
    if (query.q) {
      const found = await findCases(store, scope, query.q, query.older);
      return reply.page('triage/list', foundPage(desk, query, found));
    }
    return reply.page(
      'triage/list',
      listPage(desk, query, await readPage(store.read, scope, askedBy(query, desk.now))),
    );
  });
}
