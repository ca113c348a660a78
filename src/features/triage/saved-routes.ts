import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { DeskDeps } from './case-file.ts';
import { forgetFilter, openFirst, saveFilter } from './saved-filters.ts';

const text = z
  .preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().max(2_000).catch(''))
  .catch('');
const Form = z.object({ name: text, address: text, first: text });

type OfOne = FastifyRequest<{ Params: { saved: string; verb: string } }>;

/** A person's own lists: kept, opened first, forgotten. */
export function savedRoutes(app: FastifyInstance, deps: DeskDeps): void {
  const { services, staff } = deps;
  const { store } = services;
  app.post('/office/cases/lists', async (request, reply) => {
    const { name, address, first } = Form.parse(request.body ?? {});
    const { personId } = staff.visitor(request);
    const wanted = { name, address, opensFirst: first === '1' };
    const mistake = await store.write((tx) => saveFilter(tx, services, personId, wanted));
    const params = new URLSearchParams(address);
    params.set('done', mistake ? `save-${mistake}` : 'saved');
    return reply.redirect(`/office/cases?${params}`, 303);
  });

  app.post('/office/cases/lists/:saved/:verb', async (request: OfOne, reply) => {
    const { saved, verb } = request.params;
    const { personId } = staff.visitor(request);
    await store.write(async (tx) => {
      if (verb === 'first') await openFirst(tx, personId, saved);
      else if (verb === 'not-first') await openFirst(tx, personId, null);
      else if (verb === 'forget') await forgetFilter(tx, personId, saved);
    });
    const { address } = Form.parse(request.body ?? {});
    const params = new URLSearchParams(address);
    params.set('done', verb === 'forget' ? 'forgotten' : 'saved');
    return reply.redirect(`/office/cases?${params}`, 303);
  });
}
