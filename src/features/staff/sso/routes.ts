import { and, eq, isNull } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../../platform/services.ts';
import { person } from '../../../schema/sqlite.ts';
import { createBriefCookie, createSessionCookie } from '../cookie.ts';
import { officeLang } from '../door.ts';
import { safeNext } from '../next.ts';
import { mailKey } from '../people.ts';
import { openSession } from '../session.ts';
import { createOidc, type Known, SSO_BACK } from './oidc.ts';

const START = '/office/sign-in/oidc';
const here = '/office/sign-in?';

/** Single sign-on, where the city has one. It opens no account: it knows those who were invited by their address. */
export function ssoRoutes(services: Services) {
  const { store, config, log } = services;
  const session = createSessionCookie(config.baseUrl);
  const trips = createBriefCookie(config.baseUrl, 'trip', START);
  const oidc = createOidc(services, SSO_BACK);

  async function open(request: FastifyRequest, { email, strong }: Known): Promise<string | null> {
    const secondBy = strong ? 'oidc' : null;
    return await store.write(async (tx) => {
      const [known] = await tx
        .select({ id: person.id })
        .from(person)
        .where(and(eq(person.email, mailKey(email)), isNull(person.disabledAt)))
        .limit(1);
      return known
        ? await openSession(tx, services, known.id, session.read(request), { method: 'oidc', secondBy })
        : null;
    });
  }

  const failed = (reply: FastifyReply, why: 'away' | 'refused' | 'unknown') =>
    reply.page('staff/sso-failed', { here, why }, why === 'away' ? 503 : 403);

  return async (app: FastifyInstance): Promise<void> => {
    if (!oidc) return;
    app.addHook('onRequest', async (request) => {
      request.lang = officeLang(request.lang);
    });
    app.get<{ Querystring: { next?: unknown } }>(START, async (request, reply) => {
      try {
        const { address, trip } = await oidc.start(safeNext(request.query.next));
        trips.set(reply, trip);
        return reply.redirect(address, 303);
      } catch (error) {
        log.warn({ err: error }, 'single sign-on does not answer');
        return failed(reply, 'away');
      }
    });
    app.get(SSO_BACK, async (request, reply) => {
      const trip = trips.read(request);
      trips.clear(reply);
      const known = trip ? await oidc.finish(new URL(request.url, config.baseUrl).search, trip) : null;
      if (!known) return failed(reply, 'refused');
      const value = await open(request, known);
      if (!value) return failed(reply, 'unknown');
      session.set(reply, value);
      return reply.redirect(safeNext(known.next), 303);
    });
  };
}
