import type { FastifyInstance } from 'fastify';
import { createCases } from './features/cases/index.ts';
import { createIntake } from './features/intake/index.ts';
import { createPlaces } from './features/places/index.ts';
import { signRoutes } from './features/signs/index.ts';
import { createStaff, staffRoutes } from './features/staff/index.ts';
import { serveAssets } from './platform/http/assets.ts';
import { createServer } from './platform/http/server.ts';
import type { Services } from './platform/services.ts';

/** The whole program without its port: every room, in the order in which they need each other. */
export async function createApp(services: Services, house: string): Promise<FastifyInstance> {
  const app = await createServer(services);
  const places = await createPlaces(services);
  const cases = createCases(services, places, async () => {});
  const staff = await createStaff(services, { places });
  await serveAssets(app, house);
  await app.register(staffRoutes(services, staff));
  // Rooms of the office go in here: nothing registered inside is reached without sign-in.
  await staff.office(app, async (office) => {
    await office.register(signRoutes(services, { places, staff }));
  });
  await app.register(createIntake(services, { places, cases }));
  return app;
}
