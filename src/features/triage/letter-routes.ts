import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import type { DeskDeps } from './case-file.ts';
import { type CaseRequest, fileOf } from './case-routes.ts';
import { letterPage, referredBy } from './letter.ts';
import { noteReading } from './reading.ts';
import { trailHere } from './trail.ts';

/** `/office/cases/{id}/letter`: goes with a matter to an authority outside; to be printed, numbered, signed and sent. */
export function letterRoutes(app: FastifyInstance, deps: DeskDeps): void {
  app.get('/office/cases/:id/letter', async (request: CaseRequest, reply) => {
    const file = await fileOf(deps, request);
    const referral = referredBy(file);
    if (!referral || !file.may('case.read')) throw new Refusal('notFound');
    await noteReading(deps, deps.staff.visitor(request), [file.row], 'case.read');
    return reply.page('triage/letter', await letterPage(deps, file, referral, trailHere(request)));
  });
}
