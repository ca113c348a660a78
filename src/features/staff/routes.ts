import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import { createSessionCookie } from './cookie.ts';
import { officeLang } from './door.ts';
import { looksLikeMail, NextForm, PasskeyForm, SignInForm } from './forms.ts';
import type { Staff } from './index.ts';
import { readLink, requestLink } from './link.ts';
import { safeNext } from './next.ts';
import { mistakes } from './pages.ts';
import { passkeyHost, requestOptions } from './second/passkey.ts';
import { SIGN_IN } from './second/sign-in.ts';
import { createSignIn } from './sign-in.ts';
import { retryAfter } from './wait.ts';

type Query = { next?: unknown };
type Problem = 'email' | 'password' | 'wrong' | 'wait' | 'passkey';
const STATUS = { email: 422, password: 422, wrong: 422, wait: 429, passkey: 422 } as const;
const FIELD = {
  email: 'email',
  password: 'password',
  wrong: 'password',
  wait: 'password',
  passkey: 'password',
} as const;
const START = '/office/sign-in';
const here = (path: string, next?: string) => `${path}?${next ? `next=${encodeURIComponent(next)}&` : ''}`;

/** The way in, before the door: form, link by mail, link with its button. */
export function signInRoutes(services: Services, staff: Staff, onMail: () => void) {
  const cookie = createSessionCookie(services.config.baseUrl);
  const signIn = createSignIn(services);

  /** The form, with what was typed; `waitMs` when the next try must wait. */
  function form(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: { email: string; next: string },
    problem?: Problem,
    waitMs = 0,
  ) {
    const seconds = retryAfter(reply, waitMs);
    const text = problem ? translator(request.lang)(`staff.problem.${problem}`, { n: seconds }) : '';
    const passkey = passkeyHost(services) !== null;
    const offers = {
      oidc: services.config.oidc && `${START}/oidc?next=${encodeURIComponent(typed.next)}`,
      passkey,
      script: passkey ? 'passkey.js' : '',
    };
    const model = {
      ...typed,
      ...offers,
      here: here(START, typed.next),
      ...mistakes(['email', 'password'], problem ? FIELD[problem] : null, text),
    };
    return reply.page('staff/sign-in', model, problem ? STATUS[problem] : 200);
  }

  async function byPassword(request: FastifyRequest, reply: FastifyReply) {
    const { email, password, next } = SignInForm.parse(request.body ?? {});
    const typed = { email, next: safeNext(next) };
    if (!looksLikeMail(email)) return form(request, reply, typed, 'email');
    if (!password) return form(request, reply, typed, 'password');
    const result = await signIn.byPassword(request.ip, email, password, cookie.read(request));
    if ('waitMs' in result) return form(request, reply, typed, 'wait', result.waitMs);
    if ('wrong' in result) return form(request, reply, typed, 'wrong');
    cookie.set(reply, result.cookie);
    return reply.redirect(typed.next, 303);
  }

  async function byPasskey(request: FastifyRequest, reply: FastifyReply) {
    const { response, next } = PasskeyForm.parse(request.body ?? {});
    const typed = { email: '', next: safeNext(next) };
    const result = await signIn.byPasskey(request.ip, response, cookie.read(request));
    if ('waitMs' in result) return form(request, reply, typed, 'wait', result.waitMs);
    if ('wrong' in result) return form(request, reply, typed, 'passkey');
    cookie.set(reply, result.cookie);
    return reply.redirect(typed.next, 303);
  }

  async function askForLink(request: FastifyRequest, reply: FastifyReply) {
    const { email, next } = SignInForm.parse(request.body ?? {});
    const typed = { email, next: safeNext(next) };
    if (!looksLikeMail(email)) return form(request, reply, typed, 'email');
    const waitMs = signIn.mayAskForLink(request.ip);
    if (waitMs > 0) return form(request, reply, typed, 'wait', waitMs);
    await requestLink(services, email, typed.next);
    onMail();
    return reply.redirect(`${START}/sent?lang=${request.lang}`, 303);
  }

  async function showLink(
    request: FastifyRequest<{ Params: { token: string }; Querystring: Query }>,
    reply: FastifyReply,
  ) {
    const { token } = request.params;
    const personId = await readLink(services, token);
    if (!personId) return reply.page('staff/link-dead', { here: here(START) }, 410);
    await staff.refresh();
    const next = safeNext(request.query.next);
    const person = staff.titleOf(personId, request.lang);
    return reply.page('staff/link', { here: here(`${START}/${token}`, next), token, next, person });
  }

  async function useLink(request: FastifyRequest<{ Params: { token: string } }>, reply: FastifyReply) {
    const value = await signIn.byLink(request.params.token, cookie.read(request));
    if (!value) return reply.page('staff/link-dead', { here: here(START) }, 410);
    cookie.set(reply, value);
    return reply.redirect(safeNext(NextForm.parse(request.body ?? {}).next), 303);
  }

  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onRequest', async (request) => {
      request.lang = officeLang(request.lang);
    });
    app.get<{ Querystring: Query }>(START, async (request, reply) =>
      form(request, reply, { email: '', next: safeNext(request.query.next) }),
    );
    app.post('/office/sign-in', byPassword);
    app.get('/office/sign-in/passkey', async (_request, reply) => {
      if (passkeyHost(services) === null) throw new Refusal('notFound');
      return reply.header('cache-control', 'no-store').send(await requestOptions(services, SIGN_IN, null));
    });
    app.post('/office/sign-in/passkey', byPasskey);
    app.post('/office/sign-in/link', askForLink);
    app.get('/office/sign-in/sent', async (_request, reply) =>
      reply.page('staff/link-sent', {
        here: here(`${START}/sent`),
        mailbox: services.config.smtpUrl === null ? '/dev/mail' : '',
      }),
    );
    app.get('/office/sign-in/:token', showLink);
    app.post('/office/sign-in/:token', useLink);
  };
}
