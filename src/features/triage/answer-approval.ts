import type { FastifyReply } from 'fastify';
import { isRefusal, Refusal } from '../../domain/errors.ts';
import { actorOf, type CaseRow, targetOf } from '../cases/index.ts';
import { act } from './act.ts';
import { draftOf, isSame, proposalsOf, putDraft, sendBack, writtenOf } from './answer-drafts.ts';
import { type DeskDeps, readableCase } from './case-file.ts';
import { type CaseRequest, sendFile } from './case-routes.ts';
import { tooLate } from './deed-routes.ts';
import { type Draft, seenBy } from './draft.ts';
import { LONGEST_WORDS, tooLong } from './parser.ts';
import { readDraft } from './posted.ts';

interface Posted {
  row: CaseRow;
  draft: Draft;
}

/** For the event: another officer's answer waits as well. */
async function othersThan({ services }: DeskDeps, row: CaseRow, writer: string): Promise<{ others?: true }> {
  const waiting = await proposalsOf(services.store.read, row.id);
  return waiting.some(({ unitId, personId }) => unitId === row.unitId && personId !== writer) ? { others: true } : {};
}

/** An answer goes to the head instead of the resident; pressed twice, it waits once. */
export async function layBefore(
  deps: DeskDeps,
  request: CaseRequest,
  reply: FastifyReply,
  { row, draft }: Posted,
): Promise<FastifyReply> {
  const { services, staff, cases } = deps;
  const visitor = staff.visitor(request);
  const { personId } = visitor;
  const written = writtenOf(draft);
  const whose = { caseId: row.id, personId, unitId: row.unitId };
  const move = { verb: 'propose', actor: actorOf(staff, visitor, row) } as const;
  try {
    await act(services, cases, { caseId: row.id, seen: seenBy(draft.typed), move }, (tx) =>
      putDraft(tx, whose, written, { state: 'proposed', source: 'desk', at: services.clock.now() }),
    );
  } catch (error) {
    if (!isRefusal(error) || error.refusal !== 'conflict') throw error;
    const there = await draftOf(services.store.read, row.id, personId);
    if (there?.state !== 'proposed' || !isSame(there, written)) throw error;
  }
  return reply.redirect(`/office/cases/${row.id}?done=proposal`, 303);
}

/** An officer takes an answer back before the head has decided; with what was typed since, it is a draft of their own again. */
export async function withdrawProposal(
  deps: DeskDeps,
  request: CaseRequest,
  reply: FastifyReply,
  { row, draft }: Posted,
): Promise<FastifyReply> {
  const { services, staff, cases } = deps;
  const visitor = staff.visitor(request);
  const { personId } = visitor;
  const own = await draftOf(services.store.read, row.id, personId);
  const done = () => reply.redirect(`/office/cases/${row.id}?done=withdrawn#answer`, 303);
  if (own?.state === 'kept') return done();
  const actor = actorOf(staff, visitor, row);
  const move = { verb: 'withdraw', actor, data: await othersThan(deps, row, personId) } as const;
  try {
    if (own?.state !== 'proposed') throw new Refusal('conflict');
    const written = draft.typed.message === '' ? own : writtenOf(draft);
    const whose = { caseId: row.id, personId, unitId: row.unitId };
    const more = { state: 'kept', source: 'desk', at: services.clock.now() } as const;
    await act(services, cases, { caseId: row.id, seen: seenBy(draft.typed), move }, (tx) =>
      putDraft(tx, whose, written, more),
    );
    return done();
  } catch (error) {
    return await giveBack(deps, request, reply, draft, error);
  }
}

/** The page with every word in it, for what came too late. @throws any other error */
export async function giveBack(
  deps: DeskDeps,
  request: CaseRequest,
  reply: FastifyReply,
  draft: Draft,
  error: unknown,
): Promise<FastifyReply> {
  const refused = tooLate(error);
  if (!refused) throw error;
  return await sendFile(deps, request, reply, { draft, refused, status: 409 });
}

/** The head gives an answer back to its writer, with a note. */
export async function returnProposal(deps: DeskDeps, request: CaseRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { services, staff, cases } = deps;
  const visitor = staff.visitor(request);
  const row = await readableCase(deps, visitor, request.params.id);
  staff.allow(visitor, 'case.approve', targetOf(row));
  const draft = await readDraft(services, request, row.id, 'return');
  const { message, writer } = draft.typed;
  const field = `return-${writer}`;
  const missing = message === '' ? [{ field, what: 'return.missing' }] : [];
  const mistakes = [...missing, ...tooLong(field, message, LONGEST_WORDS)];
  if (mistakes.length > 0) return await sendFile(deps, request, reply, { draft: { ...draft, mistakes }, status: 422 });
  const actor = actorOf(staff, visitor, row);
  const data = { personId: writer, ...(await othersThan(deps, row, writer)) };
  const move = { verb: 'send_back', actor, words: message, data } as const;
  try {
    await act(services, cases, { caseId: row.id, seen: seenBy(draft.typed), move }, async (tx) => {
      const back = await sendBack(tx, { caseId: row.id, personId: writer }, message, services.clock.now());
      if (!back) throw new Refusal('conflict');
    });
  } catch (error) {
    return await giveBack(deps, request, reply, draft, error);
  }
  return reply.redirect(`/office/cases/${row.id}?done=return`, 303);
}
