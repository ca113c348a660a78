import type { FastifyInstance } from 'fastify';
import { targetOf } from '../cases/index.ts';
import { type DeskDeps, readableCase } from './case-file.ts';
import type { CaseRequest } from './case-routes.ts';
import { forgetHeadNote, heads } from './head-note.ts';

/** `POST /office/cases/{id}/head-note`: the head has seen it. */
export function headNoteRoutes(app: FastifyInstance, deps: DeskDeps): void {
  app.post('/office/cases/:id/head-note', async (request: CaseRequest, reply) => {
    const { services, staff } = deps;
    const visitor = staff.visitor(request);
    const row = await readableCase(deps, visitor, request.params.id);
    staff.allow(visitor, 'case.approve', targetOf(row));
    // A page of before may offer it to who acts as head no longer.
    if (!heads(deps, visitor, row.unitId)) return reply.redirect(`/office/cases/${row.id}`, 303);
    await services.store.write((tx) => forgetHeadNote(tx, row));
    return reply.redirect(`/office/cases/${row.id}?done=headNote`, 303);
  });
}
