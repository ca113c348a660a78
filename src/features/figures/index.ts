import type { FastifyPluginAsync } from 'fastify';
import type { Services } from '../../platform/services.ts';
import type { Places } from '../places/index.ts';
import { figuresPage } from './pages.ts';
import { createReadStats } from './stats.ts';
import { statsCsv } from './stats-csv.ts';

export { figuresOperations } from './operations.ts';

/** Figures that everybody may see: a page, and the same as CSV and JSON. */
export function createFigures({ store, clock }: Services, { places }: { places: Places }): FastifyPluginAsync {
  return async (app) => {
    const read = createReadStats(store, clock, places);
    const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

    app.get('/thong-ke', async ({ lang }, reply) => reply.page('figures/figures', figuresPage(await read(lang), lang)));

    app.get('/thong-ke.csv', async ({ lang }, reply) =>
      reply
        .headers(open)
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="thong-ke.csv"')
        .send(statsCsv(await read(lang))),
    );

    app.get('/api/v1/stats', async ({ lang }, reply) => reply.headers(open).send(await read(lang)));
  };
}
