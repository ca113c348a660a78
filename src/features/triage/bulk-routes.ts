import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Bulk, type BulkAct, doToMany } from './bulk.ts';
import type { DeskDeps } from './case-file.ts';
import { PAGE_SIZE } from './page-of-cases.ts';
import { pageParams, readParams } from './query.ts';
import { undo } from './undo.ts';

const one = z
  .preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().max(2_000).catch(''))
  .catch('');
const many = z
  .preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(z.string().max(100)).catch([]))
  .transform((ids) => [...new Set(ids)].slice(0, PAGE_SIZE));

const Form = z.object({
  case: many,
  act: z.enum(['assign', 'tag', 'untag', 'spam']).nullable().catch(null),
  person: one,
  tag: one,
  seen: z.coerce.number().int().positive().nullable().catch(null),
  back: one,
});

/** The list from which something was done, at the same page, with what came of it. */
function backTo(params: string, done: string, more: Record<string, string> = {}): string {
  return `/office/cases?${pageParams(readParams(params))}&${new URLSearchParams({ done, ...more })}`;
}

/** What was not chosen although the act needs it. */
function missingFor({ act, person, tag }: { act: BulkAct; person: string; tag: string }): string | null {
  if (act === 'assign') return person === '' ? 'no-person' : null;
  return act !== 'spam' && tag === '' ? 'no-tag' : null;
}

const outcome = (word: string, { done, left }: Bulk) => `${word}-${done}-${left}`;

/** What is done to many cases at once, and taken back. */
export function bulkRoutes(app: FastifyInstance, deps: DeskDeps): void {
  app.post('/office/cases/bulk', async (request, reply) => {
    const { case: ids, act, person, tag, seen, back } = Form.parse(request.body ?? {});
    if (ids.length === 0 || act === null) return reply.redirect(backTo(back, 'none'), 303);
    const missing = missingFor({ act, person, tag });
    if (missing) return reply.redirect(backTo(back, missing), 303);
    const visitor = deps.staff.visitor(request);
    const bulk = await doToMany(deps, visitor, ids, { act, personId: person, tagId: tag, seen });
    return reply.redirect(backTo(back, outcome(act, bulk), bulk.id ? { undo: bulk.id } : {}), 303);
  });

  app.post('/office/cases/undo/:deed', async (request: FastifyRequest<{ Params: { deed: string } }>, reply) => {
    const { back } = Form.parse(request.body ?? {});
    const bulk = await undo(deps, deps.staff.visitor(request), request.params.deed);
    return reply.redirect(backTo(back, typeof bulk === 'string' ? bulk : outcome('undone', bulk)), 303);
  });
}
