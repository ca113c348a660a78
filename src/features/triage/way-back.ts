import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { type DeskDeps, readableCase } from './case-file.ts';
import { isNoun } from './nouns.ts';
import { trailHere } from './trail.ts';

type FormRequest = FastifyRequest<{ Params: { id: string; noun: string } }>;

/** Forms of a case that are no nouns. */
const OTHERS: ReadonlySet<string> = new Set(['apology', 'head-note', 'original', 'promises']);

/**
 * Where a form of a case was sent shows nothing by itself: what was typed or looked at is not in the address. Whoever opens it anew, after
 * mistakes were shown there or from a bookmark, finds the case.
 */
export function wayBack(app: FastifyInstance, deps: DeskDeps): void {
  const toCase = async (request: FormRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { id, noun } = request.params;
    const row = await readableCase(deps, deps.staff.visitor(request), id);
    if (!isNoun(noun) && !OTHERS.has(noun)) throw new Refusal('notFound');
    return reply.redirect(`/office/cases/${row.id}${trailHere(request)}`, 303);
  };
  for (const end of ['', '/:step', '/:step/:deed']) app.get(`/office/cases/:id/:noun${end}`, toCase);
}
