import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../domain/errors.ts';
import { translator } from '../../../platform/i18n/index.ts';
import type { Services } from '../../../platform/services.ts';
import { createSessionCookie } from '../cookie.ts';
import { CodeForm, PasskeyForm } from '../forms.ts';
import type { Staff } from '../index.ts';
import { safeNext } from '../next.ts';
import { mistakes } from '../pages.ts';
import { retryAfter } from '../wait.ts';
import { aboutSecond, type Confirmed, createConfirm } from './confirm.ts';
import { demoCodeOf } from './demo.ts';
import { hasAny, readFactors } from './factors.ts';
import { passkeyHost, requestOptions } from './passkey.ts';

type Query = { next?: unknown };
const STATUS = { code: 422, passkey: 422, wait: 429 } as const;

/** `/office/second`: shows the second factor, after sign-in and before the ways in are changed. */
export function secondRoutes(services: Services, staff: Staff) {
  const { store } = services;
  const cookie = createSessionCookie(services.config.baseUrl);
  const confirm = createConfirm(services);

  async function form(
    request: FastifyRequest,
    reply: FastifyReply,
    next: string,
    problem?: keyof typeof STATUS,
    waitMs = 0,
  ) {
    const { personId } = staff.visitor(request);
    const { app, passkeys } = await readFactors(store.read, personId);
    if (!hasAny({ app, passkeys })) return reply.redirect(setup(next), 303);
    const seconds = retryAfter(reply, waitMs);
    const text = problem ? translator(request.lang)(`second.problem.${problem}`, { n: seconds }) : '';
    const passkey = passkeys.length > 0 && passkeyHost(services) !== null;
    const model = {
      next,
      app: app !== null,
      passkey,
      demo: await demoCodeOf(services, app),
      script: passkey ? 'passkey.js' : '',
      ...mistakes(['code'], problem ? 'code' : null, text),
    };
    return reply.page('staff/second', model, problem ? STATUS[problem] : 200);
  }

  async function finish(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: { next: string; problem: 'code' | 'passkey' },
    done: Confirmed,
  ) {
    const next = safeNext(typed.next);
    if ('waitMs' in done) return await form(request, reply, next, 'wait', done.waitMs);
    if ('wrong' in done) return await form(request, reply, next, typed.problem);
    cookie.set(reply, done.cookie);
    return reply.redirect(next, 303);
  }

  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Querystring: Query }>('/office/second', (request, reply) =>
      form(request, reply, safeNext(request.query.next)),
    );
    app.post('/office/second', async (request, reply) => {
      const { code, next } = CodeForm.parse(request.body ?? {});
      return finish(request, reply, { next, problem: 'code' }, await confirm.byCode(staff.visitor(request), code));
    });
    app.get('/office/second/passkey', async (request, reply) => {
      if (passkeyHost(services) === null) throw new Refusal('notFound');
      const visitor = staff.visitor(request);
      const { passkeys } = await readFactors(store.read, visitor.personId);
      return reply.send(await requestOptions(services, aboutSecond(visitor), passkeys));
    });
    app.post('/office/second/passkey', async (request, reply) => {
      const { response, next } = PasskeyForm.parse(request.body ?? {});
      const done = await confirm.byPasskey(staff.visitor(request), response);
      return finish(request, reply, { next, problem: 'passkey' }, done);
    });
  };
}

export const setup = (next: string): string => `/office/second/setup?next=${encodeURIComponent(next)}`;
