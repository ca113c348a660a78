import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { actorOf, type CaseRow, targetOf } from '../cases/index.ts';
import { act } from './act.ts';
import { draftOf, dropDraft, putDraft, sendBack } from './answer-drafts.ts';
import { parseAnswer } from './answer-parse.ts';
import { sendPreview } from './answer-preview.ts';
import { sendAnswer, writtenOf } from './answer-send.ts';
import { type DeskDeps, readableCase } from './case-file.ts';
import { type CaseRequest, sendFile } from './case-routes.ts';
import { type Prepared, tooLate } from './deed-routes.ts';
import { type Draft, seenBy } from './draft.ts';
import { LONGEST_WORDS, tooLong } from './parser.ts';
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

/** Keeps what was typed, so that neither a closed lid nor an ended session loses it. What waits for the head stays as it is. */
async function keep(deps: DeskDeps, request: CaseRequest, row: CaseRow, draft: Draft): Promise<void> {
  const { services, staff } = deps;
  const { personId } = staff.visitor(request);
  const there = await draftOf(services.store.read, row.id, personId);
  if (there?.state === 'proposed' || draft.typed.writer !== '') return;
  const whose = { caseId: row.id, personId, unitId: row.unitId };
  const at = services.clock.now();
  const state = there?.state ?? 'kept';
  await services.store.write((tx) => putDraft(tx, whose, writtenOf(draft), { state, source: 'desk', at }));
}

/** The answer as a move, or the page with everything typed still in it. */
function prepared(deps: DeskDeps, { row, draft }: { row: CaseRow; draft: Draft }): Prepared | { draft: Draft } {
  const parsed = parseAnswer(draft, { row, at: deps.services.clock.now() });
  const mistakes = [...('mistakes' in parsed ? parsed.mistakes : []), ...draft.mistakes];
  if ('mistakes' in parsed || mistakes.length > 0) return { draft: { ...draft, mistakes } };
  return { draft, wanted: parsed.wanted };
}

async function returnProposal(deps: DeskDeps, request: CaseRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { services, staff, cases } = deps;
  const visitor = staff.visitor(request);
  const row = await readableCase(deps, visitor, request.params.id);
  staff.allow(visitor, 'case.approve', targetOf(row));
  const draft = await readDraft(services, request, row.id, 'return');
  const { message, writer } = draft.typed;
  const missing = message === '' ? [{ field: 'return', what: 'return.missing' }] : [];
  const mistakes = [...missing, ...tooLong('return', message, LONGEST_WORDS)];
  if (mistakes.length > 0) return await sendFile(deps, request, reply, { draft: { ...draft, mistakes }, status: 422 });
  const actor = actorOf(staff, visitor, row);
  const move = { verb: 'send_back', actor, words: message, data: { personId: writer } } as const;
  await act(services, cases, { caseId: row.id, seen: seenBy(draft.typed), move }, async (tx) => {
    const back = await sendBack(tx, { caseId: row.id, personId: writer }, message, services.clock.now());
    if (!back) throw new Refusal('conflict');
  });
  return reply.redirect(`/office/cases/${row.id}?done=return`, 303);
}

/** `POST /office/cases/{id}/answer` and beneath: written, kept, looked at, sent or laid before the head, sent back. */
export function answerRoutes(app: FastifyInstance, deps: DeskDeps): void {
  const base = '/office/cases/:id/answer';
  app.post(`${base}/preview`, async (request: CaseRequest, reply) => {
    const posted = await readAnswer(deps, request);
    await keep(deps, request, posted.row, posted.draft);
    const ready = prepared(deps, posted);
    if (!('wanted' in ready)) return await sendFile(deps, request, reply, { ...ready, status: 422 });
    return await sendPreview(deps, request, reply, ready);
  });

  app.post(`${base}/draft`, async (request: CaseRequest, reply) => {
    const { row, draft } = await readAnswer(deps, request);
    await keep(deps, request, row, draft);
    if (draft.mistakes.length > 0) return await sendFile(deps, request, reply, { draft, status: 422 });
    return reply.redirect(`/office/cases/${row.id}?done=draft#answer`, 303);
  });

  app.post(`${base}/drop`, async (request: CaseRequest, reply) => {
    const { services, staff } = deps;
    const visitor = staff.visitor(request);
    const row = await readableCase(deps, visitor, request.params.id);
    await services.store.write((tx) => dropDraft(tx, row.id, visitor.personId));
    return reply.redirect(`/office/cases/${row.id}?done=dropped`, 303);
  });

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
      const refused = tooLate(error);
      if (!refused) throw error;
      return await sendFile(deps, request, reply, { draft: ready.draft, refused, status: 409 });
    }
  });
}
