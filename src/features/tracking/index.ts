import type { FastifyPluginAsync } from 'fastify';
import { takeUploads } from '../../platform/http/scopes.ts';
import type { Services } from '../../platform/services.ts';
import type { Cases } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { trackingApi } from './api.ts';
import { createFindByCode } from './find-case.ts';
import { trackingRoutes } from './routes.ts';

export { trackingOperations } from './operations.ts';

/** The resident's second door: look up, dialogue, rate, contest; and its JSON twin. Both share one patience for wrong codes. */
export function createTracking(
  services: Services,
  { places, cases }: { places: Places; cases: Cases },
): FastifyPluginAsync {
  return async (app) => {
    const deps = { services, places, cases, findByCode: createFindByCode(services) };
    await takeUploads(app);
    trackingRoutes(app, deps);
    trackingApi(app, deps);
  };
}
