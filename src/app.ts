import type { FastifyInstance } from 'fastify';
import { lastKeptHead } from './features/audit/index.ts';
import { createCases } from './features/cases/index.ts';
import { createFigures, figuresOperations } from './features/figures/index.ts';
import { createIntake, intakeOperations } from './features/intake/index.ts';
import { createMailroom, incomingTrouble, mailroomLetters, readDead } from './features/mailroom/index.ts';
import { createNotices } from './features/notices/index.ts';
import { createPlaces, type Places, publicRoutes, watchCity } from './features/places/index.ts';
import { privacyMail } from './features/privacy/index.ts';
import { keyDecidedMail, keyMail } from './features/proof/index.ts';
import { readRing } from './features/secrets/index.ts';
import {
  absenceMail,
  accountMail,
  createStaff,
  mailboxBefore,
  postMail,
  type Staff,
  signInMail,
} from './features/staff/index.ts';
import { createTracking, trackingOperations } from './features/tracking/index.ts';
import { upkeepRoutes } from './features/upkeep/index.ts';
import { serveAssets } from './platform/http/assets.ts';
import { serveOpenApi } from './platform/http/openapi.ts';
import { passOn } from './platform/http/pass-on.ts';
import { createServer } from './platform/http/server.ts';
import type { Runner } from './platform/jobs/runner.ts';
import type { Services } from './platform/services.ts';
import { createLaterWork } from './runner.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Mail and sweeps; tests call its `tick`. */
    runner: Runner;
    /** Begins what goes on without requests. Happens by itself when the port opens, which `inject` never does; a worker has no port. */
    work(): void;
    places: Places;
    staff: Staff;
    /** What only staff and developers see: a server of its own, made when it is first asked for. */
    office(): Promise<FastifyInstance>;
  }
}

/** When the first residents have been served, in milliseconds; who comes earlier waits for the office to be made. */
const OFFICE_OPENS_MS = 1000;

/** The whole program without its port: every room, in the order in which they need each other. */
export async function createApp(services: Services, house: string): Promise<FastifyInstance> {
  await readRing(services);
  const app = await createServer(services);
  const { watch } = upkeepRoutes(app, services);
  const places = await createPlaces(services);
  const notices = createNotices(services, {
    places,
    daily: { dead: () => readDead(services), incoming: () => incomingTrouble(services), chain: lastKeptHead },
    letters: {
      ...mailroomLetters(services, places),
      async key_asked(row, lang) {
        const model = await keyMail({ ...services, places }, row);
        return model && services.views.mail('proof/key-asked', lang, model);
      },
      async key_decided(row, lang) {
        const model = await keyDecidedMail({ ...services, places }, row);
        return model && services.views.mail('proof/key-decided', lang, model);
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
        return model && { ...services.views.mail('staff/account', lang, model), ...mailboxBefore(services, row) };
      },
      async staff_post(row, lang) {
        const model = await postMail(services, staff, row, lang);
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
  const changes = watchCity(services, places);
  const mailroom = createMailroom({
    services,
    places,
    staff,
    keepDraft: async (...given) => (await import('./office.ts')).addToDraft(...given),
  });
  const runner = createLaterWork(services, { places, cases, notices, mailroom });
  app.decorate('runner', runner).decorate('places', places).decorate('staff', staff);
  const work = () => {
    changes.start();
    if (services.config.role !== 'web') runner.start();
  };
  app.decorate('work', work);
  app.addHook('onListen', async () => work());
  app.addHook('onClose', async () => {
    changes.stop();
    await runner.stop();
    await services.mailer.close();
  });
  await serveAssets(app, house);
  const office = passOn(app, ['/office', '/dev'], async () => {
    const { createOffice } = await import('./office.ts');
    return createOffice(services, { places, cases, staff, mailroom, runner, watch });
  });
  app.decorate('office', office);
  let opening: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    const open = () => office().catch((err) => services.log.error({ err }, 'the office could not be opened'));
    opening = setTimeout(open, OFFICE_OPENS_MS).unref();
  });
  app.addHook('onClose', async () => clearTimeout(opening));
  publicRoutes(app, services, places);
  await app.register(createFigures(services, { places }));
  await app.register(createTracking(services, { places, cases }));
  await app.register(createIntake(services, { places, cases }));
  serveOpenApi(app, services.config.baseUrl, [...intakeOperations, ...trackingOperations, ...figuresOperations]);
  return app;
}
