import { eq } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import type { Services } from '../../platform/services.ts';
import { person } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import { changePassword, proofNeeded } from './change-password.ts';
import { createSessionCookie } from './cookie.ts';
import { LanguageForm, NextForm, PasswordForm, SessionForm } from './forms.ts';
import type { Staff } from './index.ts';
import { mePage } from './me-page.ts';
import { safeNext } from './next.ts';
import { ownMailbox } from './own-mailbox.ts';
import type { PasswordProblem } from './pages.ts';
import { createPatience } from './patience.ts';
import { readFactors } from './second/factors.ts';
import { closeSession, closeSessions, sessionsOf } from './session.ts';

const STATUS = { none: 200, short: 422, long: 422, plain: 422, current: 422, wait: 429 } as const;
const DONE = ['password', 'language', 'sessions', 'session', 'factor', 'removed', 'kept'] as const;

/** The way out, for whoever is signed in at all. */
export function wayOut(services: Services, staff: Staff) {
  const cookie = createSessionCookie(services.config.baseUrl);
  return async (app: FastifyInstance): Promise<void> => {
    app.post('/office/sign-out', async (request, reply) => {
      const { personId, sessionId } = staff.visitor(request);
      await closeSession(services, personId, sessionId, 'sign_out');
      cookie.clear(reply);
      const { next } = NextForm.parse(request.body ?? {});
      return reply.redirect(
        next ? `/office/sign-in?next=${encodeURIComponent(safeNext(next))}` : '/office/sign-in',
        303,
      );
    });
  };
}

/** `/office/me`, behind the door: posts, password, language, second factor, sessions. */
export function accountRoutes(services: Services, staff: Staff) {
  const { store } = services;
  const cookie = createSessionCookie(services.config.baseUrl);
  const patience = createPatience(services.clock, { free: 4, firstMs: 1_000, mostMs: 60_000 });

  async function page(request: FastifyRequest, reply: FastifyReply, problem: PasswordProblem | null) {
    const visitor = staff.visitor(request);
    const [self] = await store.read.select().from(person).where(eq(person.id, visitor.personId)).limit(1);
    if (!self) throw new Refusal('notFound');
    const { done } = request.query as { done?: string };
    const model = mePage({
      visitor,
      self,
      sessions: await sessionsOf(services, visitor.personId),
      factors: await readFactors(store.read, visitor.personId),
      needsSecond: staff.needsSecond(visitor),
      frame: staff.frame(request),
      lang: request.lang,
      unitName: (unitId) => staff.unitName(unitId, request.lang),
      mailbox: await ownMailbox(services, self.email),
      proof: proofNeeded(visitor, self.passwordHash !== null, services.clock.now()),
      problem,
      done: DONE.find((one) => one === done) ?? null,
    });
    return reply.page('staff/me', model, STATUS[problem ?? 'none']);
  }

  return async (app: FastifyInstance): Promise<void> => {
    app.get('/office', async (request, reply) =>
      reply.redirect(staff.frame(request).menu[0]?.href ?? '/office/me', 303),
    );
    app.get('/office/me', (request, reply) => page(request, reply, null));
    app.post('/office/me/password', async (request, reply) => {
      const visitor = staff.visitor(request);
      if (patience.tryNow(visitor.personId) > 0) return page(request, reply, 'wait');
      const fault = await changePassword(services, visitor, PasswordForm.parse(request.body ?? {}));
      if (fault) return page(request, reply, fault);
      patience.forgive(visitor.personId);
      return reply.redirect('/office/me?done=password', 303);
    });
    app.post('/office/me/language', async (request, reply) => {
      const { lang } = LanguageForm.parse(request.body ?? {});
      const { personId } = staff.visitor(request);
      await store.write(async (tx) => {
        await tx.update(person).set({ lang }).where(eq(person.id, personId));
      });
      await staff.refresh();
      return reply.redirect('/office/me?done=language', 303);
    });
    app.post('/office/me/sign-out-others', async (request, reply) => {
      const { personId, sessionId } = staff.visitor(request);
      await store.write(async (tx) => {
        await closeSessions(tx, personId, sessionId);
        await recordAudit(services, tx, { action: 'session.ended', personId, data: { which: 'others' } });
      });
      return reply.redirect('/office/me?done=sessions', 303);
    });
    app.post('/office/sign-out-everywhere', async (request, reply) => {
      const { personId } = staff.visitor(request);
      await store.write(async (tx) => {
        await closeSessions(tx, personId);
        await recordAudit(services, tx, { action: 'session.ended', personId, data: { which: 'all' } });
      });
      cookie.clear(reply);
      return reply.redirect('/office/sign-in', 303);
    });
    app.post('/office/me/sessions/close', async (request, reply) => {
      const { personId, sessionId } = staff.visitor(request);
      const { id } = SessionForm.parse(request.body ?? {});
      await closeSession(services, personId, id, id === sessionId ? 'sign_out' : 'session.ended');
      if (id !== sessionId) return reply.redirect('/office/me?done=session#sessions', 303);
      cookie.clear(reply);
      return reply.redirect('/office/sign-in', 303);
    });
  };
}
