import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../platform/services.ts';
import { createSessionCookie } from './cookie.ts';
import { officeLang } from './door.ts';
import { looksLikeMail, NextForm, SignInForm } from './forms.ts';
import type { Staff } from './index.ts';
import { readLink, requestLink } from './link.ts';
import { safeNext } from './next.ts';
import type { SignInPage } from './pages.ts';
import { createSignIn } from './sign-in.ts';

type Query = { next?: unknown };
type Problem = Pick<SignInPage, 'problem'> & Partial<SignInPage>;
const EMPTY: SignInPage = { frame: null, email: '', next: '', problem: null, wait: 0 };
const STATUS = { email: 422, password: 422, wrong: 422, wait: 429 } as const;

/** The way in, before the door: form, link by mail, link with its button. */
export function signInRoutes(services: Services, staff: Staff) {
  const cookie = createSessionCookie(services.config.baseUrl);
  const signIn = createSignIn(services);

  function again(reply: FastifyReply, shown: SignInPage, { problem, ...rest }: Problem): FastifyReply {
    if (rest.wait) reply.header('retry-after', String(rest.wait));
    return reply.page('staff/sign-in', { ...shown, ...rest, problem }, problem ? STATUS[problem] : 200);
  }

  async function byPassword(request: FastifyRequest, reply: FastifyReply) {
    const { email, password, next } = SignInForm.parse(request.body ?? {});
    const shown = { ...EMPTY, email, next };
    if (!looksLikeMail(email)) return again(reply, shown, { problem: 'email' });
    if (!password) return again(reply, shown, { problem: 'password' });
    const result = await signIn.byPassword(request.ip, email, password, cookie.read(request));
    if ('waitMs' in result) return again(reply, shown, { problem: 'wait', wait: Math.ceil(result.waitMs / 1000) });
    if ('wrong' in result) return again(reply, shown, { problem: 'wrong' });
    cookie.set(reply, result.cookie);
    return reply.redirect(safeNext(next), 303);
  }

  async function askForLink(request: FastifyRequest, reply: FastifyReply) {
    const { email, next } = SignInForm.parse(request.body ?? {});
    const shown = { ...EMPTY, email, next };
    if (!looksLikeMail(email)) return again(reply, shown, { problem: 'email' });
    const waitMs = signIn.mayAskForLink(request.ip);
    if (waitMs > 0) return again(reply, shown, { problem: 'wait', wait: Math.ceil(waitMs / 1000) });
    await requestLink(services, email, safeNext(next));
    return reply.redirect(`/office/sign-in/sent?lang=${request.lang}`, 303);
  }

  async function showLink(
    request: FastifyRequest<{ Params: { token: string }; Querystring: Query }>,
    reply: FastifyReply,
  ) {
    const { token } = request.params;
    const personId = await readLink(services, token);
    if (!personId) return reply.page('staff/link-dead', { frame: null }, 410);
    await staff.refresh();
    const next = safeNext(request.query.next);
    return reply.page('staff/link', { frame: null, token, next, person: staff.titleOf(personId, request.lang) });
  }

  async function useLink(request: FastifyRequest<{ Params: { token: string } }>, reply: FastifyReply) {
    const value = await signIn.byLink(request.params.token, cookie.read(request));
    if (!value) return reply.page('staff/link-dead', { frame: null }, 410);
    cookie.set(reply, value);
    return reply.redirect(safeNext(NextForm.parse(request.body ?? {}).next), 303);
  }

  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onRequest', async (request) => {
      request.lang = officeLang(request.lang);
    });
    app.get<{ Querystring: Query }>('/office/sign-in', async (request, reply) =>
      again(reply, { ...EMPTY, next: safeNext(request.query.next) }, { problem: null }),
    );
    app.post('/office/sign-in', byPassword);
    app.post('/office/sign-in/link', askForLink);
    app.get('/office/sign-in/sent', async (_request, reply) => reply.page('staff/link-sent', { frame: null }));
    app.get('/office/sign-in/:token', showLink);
    app.post('/office/sign-in/:token', useLink);
  };
}
