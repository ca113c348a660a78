import type { FastifyInstance } from 'fastify';
import { createCases } from './features/cases/index.ts';
import { createIntake } from './features/intake/index.ts';
import { createPlaces } from './features/places/index.ts';
import { serveAssets } from './platform/http/assets.ts';
import { createServer } from './platform/http/server.ts';
import type { Services } from './platform/services.ts';

/** The whole program without its port: every room, in the order in which they need each other. */
export async function createApp(services: Services, house: string): Promise<FastifyInstance> {
  const app = await createServer(services);
  const places = await createPlaces(services);
  const cases = createCases(services, places, async () => {});
  await serveAssets(app, house);
  await app.register(createIntake(services, { places, cases }));
  return app;
}
