import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { targetOf } from '../cases/index.ts';
import { type DeskDeps, readableCase } from './case-file.ts';
import { sendFile } from './case-routes.ts';
import { NOUNS } from './nouns.ts';
import { readDraft } from './posted.ts';
import { filled, fittingTemplates, STATUS_OF_NOUN, type TemplateNoun } from './template-store.ts';

const isTemplateNoun = (text: string): text is TemplateNoun => Object.hasOwn(STATUS_OF_NOUN, text);

/** Puts a template under what was already typed, filled in for the case, and gives the form back. Nothing is sent or kept. */
export async function insertTemplate(
  deps: DeskDeps,
  request: FastifyRequest<{ Params: { id: string; noun: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { services, staff, places } = deps;
  const { id, noun } = request.params;
  if (!isTemplateNoun(noun)) throw new Refusal('notFound');
  const visitor = staff.visitor(request);
  const row = await readableCase(deps, visitor, id);
  staff.allow(visitor, NOUNS[noun].may, targetOf(row));
  const draft = await readDraft(services, request, row.id, noun);
  const { message, template } = draft.typed;
  const chosen = (await fittingTemplates(services.store.read, row)).find(
    (one) => one.id === template && one.status === STATUS_OF_NOUN[noun],
  );
  const words = chosen ? filled(places.city(), row, services.clock.now(), chosen) : '';
  const whole = [message, words].filter(Boolean).join('\n\n');
  const shown = { ...draft, typed: { ...draft.typed, message: whole } };
  return await sendFile(deps, request, reply, { draft: shown, status: draft.mistakes.length > 0 ? 422 : 200 });
}
