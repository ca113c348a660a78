import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { type CaseRow, targetOf } from '../cases/index.ts';
import { giveBack, returnProposal, withdrawProposal } from './answer-approval.ts';
import { draftOf, dropDraft } from './answer-drafts.ts';
import { keepAnswer } from './answer-keep.ts';
import { parseAnswer } from './answer-parse.ts';
import { sendPreview } from './answer-preview.ts';
import { sendAnswer } from './answer-send.ts';
import { type DeskDeps, readableCase } from './case-file.ts';
import { type CaseRequest, sendFile } from './case-routes.ts';
import type { Prepared } from './deed-routes.ts';
import type { Draft } from './draft.ts';
import { readDraft } from './posted.ts';
import { insertTemplate } from './template-use.ts';

type TemplateRequest = FastifyRequest<{ Params: { id: string; noun: string } }>;

/** The posted answer of somebody who may answer here. */
async function readAnswer(deps: DeskDeps, request: CaseRequest): Promise<{ row: CaseRow; draft: Draft }> {
  const { services, staff } = deps;
  const visitor = staff.visitor(request);
  const row = await readableCase(deps, visitor, request.params.id);
  staff.allow(visitor, 'case.answer', targetOf(row));
  return { row, draft: await readDraft(services, request, row.id, 'answer') };
}

/** The answer as a move, or the page with everything typed still in it. */
function prepared(deps: DeskDeps, { row, draft }: { row: CaseRow; draft: Draft }): Prepared | { draft: Draft } {
  const parsed = parseAnswer(draft, { row, at: deps.services.clock.now() });
  const mistakes = [...('mistakes' in parsed ? parsed.mistakes : []), ...draft.mistakes];
  if ('mistakes' in parsed || mistakes.length > 0) return { draft: { ...draft, mistakes } };
  return { draft, wanted: parsed.wanted };
}

/** Says that it is saved only when it is. */
async function saveDraft(deps: DeskDeps, request: CaseRequest, reply: FastifyReply): Promise<FastifyReply> {
  const posted = await readAnswer(deps, request);
  const { row, draft } = posted;
  const { personId } = deps.staff.visitor(request);
  const ready = prepared(deps, posted);
  const whole = 'wanted' in ready;
  const kept = await keepAnswer(deps, { row, personId, draft, whole, asked: true });
  if (kept === null && whole) return await giveBack(deps, request, reply, draft, new Refusal('conflict'));
  if (kept === null) return await sendFile(deps, request, reply, { draft: ready.draft, status: 422 });
  if (draft.mistakes.length > 0) return await sendFile(deps, request, reply, { draft, status: 422 });
  return reply.redirect(`/office/cases/${row.id}?done=${kept === 'kept' ? 'draft' : 'changed'}#answer`, 303);
}

/** What was kept is gone, but for what waits for the head: a page that did not know of it gives the words back. */
async function dropKept(deps: DeskDeps, request: CaseRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { services, staff } = deps;
  const { row, draft } = await readAnswer(deps, request);
  const { personId } = staff.visitor(request);
  await services.store.write((tx) => dropDraft(tx, row.id, personId));
  if (await draftOf(services.store.read, row.id, personId))
    return await giveBack(deps, request, reply, draft, new Refusal('conflict'));
  return reply.redirect(`/office/cases/${row.id}?done=dropped`, 303);
}

/** `POST /office/cases/{id}/answer` and beneath: written, kept, looked at, sent or laid before the head, sent back. */
export function answerRoutes(app: FastifyInstance, deps: DeskDeps): void {
  const base = '/office/cases/:id/answer';
  app.post(`${base}/preview`, async (request: CaseRequest, reply) => {
    const posted = await readAnswer(deps, request);
    const { row, draft } = posted;
    const { personId } = deps.staff.visitor(request);
    const ready = prepared(deps, posted);
    await keepAnswer(deps, { row, personId, draft, whole: 'wanted' in ready, asked: false });
    if (!('wanted' in ready)) return await sendFile(deps, request, reply, { ...ready, status: 422 });
    return await sendPreview(deps, request, reply, ready);
  });

  app.post(`${base}/draft`, (request: CaseRequest, reply) => saveDraft(deps, request, reply));

  app.post(`${base}/drop`, (request: CaseRequest, reply) => dropKept(deps, request, reply));

  app.post(`${base}/withdraw`, async (request: CaseRequest, reply) =>
    withdrawProposal(deps, request, reply, await readAnswer(deps, request)),
  );

  app.post(`${base}/return`, (request: CaseRequest, reply) => returnProposal(deps, request, reply));

  app.post('/office/cases/:id/:noun/template', (request: TemplateRequest, reply) =>
    insertTemplate(deps, request, reply),
  );

  app.post(base, async (request: CaseRequest, reply) => {
    const posted = await readAnswer(deps, request);
    if (posted.draft.typed.edit !== '')
      return await sendFile(deps, request, reply, { draft: { ...posted.draft, mistakes: [] } });
    const ready = prepared(deps, posted);
    if (!('wanted' in ready)) return await sendFile(deps, request, reply, { ...ready, status: 422 });
    try {
      return await sendAnswer(deps, request, reply, ready);
    } catch (error) {
      return await giveBack(deps, request, reply, ready.draft, error);
    }
  });
}
