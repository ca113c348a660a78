import type { FastifyInstance } from 'fastify';
import type { Services } from '../../platform/services.ts';
import { createHealth } from './health.ts';
import { createMetrics } from './metrics.ts';

export { mailboxRoutes } from './mailbox.ts';

/**
 * Addresses for those who watch over the program. Comes before all rooms, since it measures the routes that are made
 * after it; so it does of another server that it is told to watch.
 */
export function upkeepRoutes(app: FastifyInstance, services: Services): { watch(other: FastifyInstance): void } {
  const ready = createHealth(services);
  const { page, watch } = createMetrics(app, services, ready);
  const never = { 'cache-control': 'no-store' };

  app.get('/healthz', (_request, reply) => reply.headers(never).send({ up: true }));

  app.get('/readyz', async (_request, reply) => {
    const readiness = await ready();
    return reply
      .code(readiness.ready ? 200 : 503)
      .headers(never)
      .send(readiness);
  });

  app.get('/metrics', async (_request, reply) => {
    const { type, text } = await page();
    return reply.headers(never).type(type).send(text);
  });
  return { watch };
}
