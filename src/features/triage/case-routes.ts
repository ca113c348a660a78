import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { type CaseFile, type DeskDeps, openFile, readableCase } from './case-file.ts';
import { casePage, type View } from './case-page.ts';
import { noteReading } from './reading.ts';
import { showTrail } from './trail.ts';
import { readWay } from './way-facts.ts';

export type CaseRequest = FastifyRequest<{ Params: { id: string } }>;

/** The file of the case that the address names, if the visitor may read it. */
export async function fileOf(deps: DeskDeps, request: CaseRequest): Promise<CaseFile> {
  const visitor = deps.staff.visitor(request);
  return openFile(deps, visitor, await readableCase(deps, visitor, request.params.id));
}

/** Sends the file as it stands now, with whatever was typed into it. Beside it stand words of joined and similar cases: they are read too. */
export async function sendFile(
  deps: DeskDeps,
  request: CaseRequest,
  reply: FastifyReply,
  more: Partial<View> & { status?: number } = {},
): Promise<FastifyReply> {
  const file = await fileOf(deps, request);
  const visitor = deps.staff.visitor(request);
  const way = await readWay(deps, visitor, file.row);
  await noteReading(deps, visitor, [file.row, ...way.joined, ...way.similar], 'case.read');
  const trail = await showTrail(deps, request, file.row);
  const frame = deps.staff.frame(request);
  const view = { way, trail, frame, lang: request.lang, now: deps.services.clock.now(), ...more };
  return reply.page('triage/case', casePage(deps, file, view), more.status ?? 200);
}

/** `/office/cases/{id}` and its photos. */
export function caseRoutes(app: FastifyInstance, deps: DeskDeps): void {
  app.get('/office/cases/:id', async (request: CaseRequest, reply) => {
    const { done } = request.query as { done?: unknown };
    return await sendFile(deps, request, reply, { done: typeof done === 'string' ? done : null });
  });

  app.get(
    '/office/cases/:id/photos/:photo',
    async (request: FastifyRequest<{ Params: { id: string; photo: string } }>, reply) => {
      const { row, story } = await fileOf(deps, request);
      const photo = story.attachments.find(({ id }) => id === request.params.photo);
      if (photo) await noteReading(deps, deps.staff.visitor(request), [row], 'case.photo');
      const bytes = photo && (await deps.services.vault.get(photo.digest));
      if (!bytes) throw new Refusal('notFound');
      return reply
        .headers({ 'content-disposition': 'inline', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
        .type(photo.mediaType)
        .send(bytes);
    },
  );
}
