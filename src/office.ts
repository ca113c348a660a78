import type { FastifyInstance } from 'fastify';
import { bodyRoutes } from './features/bodies/index.ts';
import { settingsRoutes } from './features/calendar/index.ts';
import type { Cases } from './features/cases/index.ts';
import { counterRoutes } from './features/counter/index.ts';
import { type Mailroom, mailroomRoutes } from './features/mailroom/index.ts';
import { stuckRoutes, watchDesk } from './features/notices/index.ts';
import type { Places } from './features/places/index.ts';
import { privacyDesk } from './features/privacy/index.ts';
import { proofRoutes } from './features/proof/index.ts';
import { reportRoutes } from './features/reports/index.ts';
import { signRoutes } from './features/signs/index.ts';
import { peopleRoutes, type Staff, staffRoutes } from './features/staff/index.ts';
import { addToDraft, deskRoutes } from './features/triage/index.ts';
import { mailboxRoutes } from './features/upkeep/index.ts';
import { keepCookies, takeUploads } from './platform/http/scopes.ts';
import { createServer } from './platform/http/server.ts';
import type { Runner } from './platform/jobs/runner.ts';
import type { Services } from './platform/services.ts';

export interface OfficeDoors {
  places: Places;
  cases: Cases;
  staff: Staff;
  mailroom: Mailroom;
  runner: Runner;
  /** Measures the routes that are made after it. */
  watch(app: FastifyInstance): void;
}

/** What only staff and developers see, as a server of its own: residents neither wait for it nor carry its hooks. */
export async function createOffice(services: Services, doors: OfficeDoors): Promise<FastifyInstance> {
  const { places, cases, staff, mailroom, runner, watch } = doors;
  const app = await createServer(services);
  watch(app);
  await app.register(mailboxRoutes(services));
  await app.register(async (inside) => {
    await keepCookies(inside);
    await takeUploads(inside);
    await inside.register(staffRoutes(services, staff, runner.wake));
    // Rooms of the office go in here: nothing registered inside is reached without sign-in.
    await staff.office(inside, async (office) => {
      watchDesk(services, { places, staff })(office);
      deskRoutes(office, { services, places, cases, staff });
      settingsRoutes(office, { services, places, cases, staff });
      await office.register(mailroomRoutes(services, { places, staff }));
      await office.register(stuckRoutes(services, { places, staff, wake: runner.wake, returned: mailroom.returned }));
      await office.register(peopleRoutes({ services, places, staff, wake: runner.wake }));
      await office.register(counterRoutes({ services, places, cases, staff }));
      await office.register(bodyRoutes(services, { staff }));
      await office.register(privacyDesk({ services, places, cases, staff }));
      await office.register(proofRoutes({ services, places, cases, staff }));
      await office.register(signRoutes(services, { places, staff }));
      await office.register(reportRoutes(services, { places, staff }));
    });
  });
  await app.ready();
  return app;
}
export { addToDraft };
