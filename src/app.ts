import type { FastifyInstance } from 'fastify';
import { lastKeptHead } from './features/audit/index.ts';
import { bodyRoutes } from './features/bodies/index.ts';
import { settingsRoutes } from './features/calendar/index.ts';
import { createCases } from './features/cases/index.ts';
import { counterRoutes } from './features/counter/index.ts';
import { createFigures, figuresOperations } from './features/figures/index.ts';
import { createIntake, intakeOperations } from './features/intake/index.ts';
import { createMailroom, mailroomLetters, mailroomRoutes, readDead } from './features/mailroom/index.ts';
import { createNotices, stuckRoutes, watchDesk } from './features/notices/index.ts';
import { createPlaces, type Places, publicRoutes, watchCity } from './features/places/index.ts';
import { privacyDesk, privacyMail } from './features/privacy/index.ts';
import { keyMail, proofRoutes } from './features/proof/index.ts';
import { reportRoutes } from './features/reports/index.ts';
import { readRing } from './features/secrets/index.ts';
import { signRoutes } from './features/signs/index.ts';
import {
  absenceMail,
  accountMail,
  createStaff,
  peopleRoutes,
  postMail,
  type Staff,
  signInMail,
  staffRoutes,
} from './features/staff/index.ts';
import { createTracking, trackingOperations } from './features/tracking/index.ts';
import { addToDraft, deskRoutes } from './features/triage/index.ts';
import { mailboxRoutes, upkeepRoutes } from './features/upkeep/index.ts';
import { serveAssets } from './platform/http/assets.ts';
import { serveOpenApi } from './platform/http/openapi.ts';
import { keepCookies, takeUploads } from './platform/http/scopes.ts';
import { createServer } from './platform/http/server.ts';
import type { Runner } from './platform/jobs/runner.ts';
import type { Services } from './platform/services.ts';
import { createLaterWork } from './runner.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Mail and sweeps. Starts by itself when the port opens (role `all`), which `inject` never does; tests call `tick`. */
    runner: Runner;
    places: Places;
    staff: Staff;
  }
}

/** The whole program without its port: every room, in the order in which they need each other. */
export async function createApp(services: Services, house: string): Promise<FastifyInstance> {
  await readRing(services);
  const app = await createServer(services);
  upkeepRoutes(app, services);
  const places = await createPlaces(services);
  const notices = createNotices(services, {
    places,
    daily: { dead: () => readDead(services), chain: lastKeptHead },
    letters: {
      ...mailroomLetters(services, places),
      async key_asked(row, lang) {
        const model = await keyMail(services, row);
        return model && services.views.mail('proof/key-asked', lang, model);
      },
      async privacy(row, lang) {
        const model = await privacyMail(services, places, row, lang);
        return model && services.views.mail('privacy/asked', lang, model);
      },
      async sign_in(row, lang) {
        const model = signInMail(services, row);
        return model && services.views.mail('staff/sign-in', lang, model);
      },
      async account(row, lang) {
        const model = accountMail(services, row);
        return model && services.views.mail('staff/account', lang, model);
      },
      async staff_post(row, lang) {
        const model = postMail(services, staff, row, lang);
        return model && services.views.mail('staff/post', lang, model);
      },
      async staff_absence(row, lang) {
        const model = await absenceMail(services, staff, row, lang);
        return model && services.views.mail('staff/absence', lang, model);
      },
    },
  });
  const cases = createCases(services, places, notices.announce);
  const staff = await createStaff(services, { places });
  const watch = watchCity(services, places);
  app.addHook('onListen', async () => watch.start());
  const mailroom = createMailroom({ services, places, staff, keepDraft: addToDraft });
  const runner = createLaterWork(services, { places, cases, notices, mailroom });
  app.decorate('runner', runner).decorate('places', places).decorate('staff', staff);
  if (services.config.role !== 'web') app.addHook('onListen', async () => runner.start());
  app.addHook('onClose', async () => {
    watch.stop();
    await runner.stop();
    await services.mailer.close();
  });
  await serveAssets(app, house);
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
  publicRoutes(app, services, places);
  await app.register(createFigures(services, { places }));
  await app.register(createTracking(services, { places, cases }));
  await app.register(createIntake(services, { places, cases }));
  serveOpenApi(app, services.config.baseUrl, [...intakeOperations, ...trackingOperations, ...figuresOperations]);
  return app;
}
