import { eq } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../domain/errors.ts';
import type { Visitor } from '../../../platform/http/types.ts';
import { translator } from '../../../platform/i18n/index.ts';
import { qrPath } from '../../../platform/qr/draw.ts';
import type { Services } from '../../../platform/services.ts';
import { person } from '../../../schema/sqlite.ts';
import { createSessionCookie } from '../cookie.ts';
import { AppForm, PasskeyForm } from '../forms.ts';
import type { Staff } from '../index.ts';
import { safeNext } from '../next.ts';
import { mistakes } from '../pages.ts';
import { describeSecret, openSecret, putCodeApp, readCode, SECRET_BYTES, sealSecret, stepOf } from './code-app.ts';
import { demoCode } from './demo.ts';
import { type Enrolled, enrol } from './enrol.ts';
import { type Factors, hasAny, readFactors } from './factors.ts';
import { proofForChange } from './fresh.ts';
import { creationOptions, passkeyHost, putPasskey, readNewPasskey } from './passkey.ts';

type Query = { next?: unknown };
const SETUP = '/office/second/setup';

/** `/office/second/setup`: an app that shows codes, or a passkey; and the recovery codes, once. */
export function setupRoutes(services: Services, staff: Staff) {
  const { store, clock, ids } = services;
  const cookie = createSessionCookie(services.config.baseUrl);
  const about = (request: FastifyRequest) => `setup ${staff.visitor(request).sessionId}`;

  async function emailOf(personId: string): Promise<string> {
    const [self] = await store.read.select().from(person).where(eq(person.id, personId)).limit(1);
    if (!self) throw new Refusal('notFound');
    return self.email;
  }

  const next = (request: FastifyRequest) =>
    safeNext((request.query as Query).next ?? (request.body as Query | undefined)?.next);

  async function choice(
    request: FastifyRequest,
    reply: FastifyReply,
    factors: Factors,
    isStale: boolean,
    problem = '',
  ) {
    const visitor = staff.visitor(request);
    const needed = visitor.secondAt === null && staff.needsSecond(visitor);
    const model = {
      next: next(request),
      why: isStale ? ('stale' as const) : needed ? ('needed' as const) : ('asked' as const),
      passkey: passkeyHost(services) !== null,
      appHref: `${SETUP}/app?next=${encodeURIComponent(next(request))}`,
      hasApp: factors.app !== null,
      script: 'passkey.js',
      ...mistakes(['passkey'], problem ? 'passkey' : null, problem),
    };
    return reply.page('staff/setup', model, problem ? 422 : 200);
  }

  /** The factors of who may change them now; else an answer was sent: show the second factor, or sign in, first. */
  async function allowed(request: FastifyRequest, reply: FastifyReply): Promise<Factors | null> {
    const visitor = staff.visitor(request);
    const factors = await readFactors(store.read, visitor.personId);
    const proof = proofForChange(visitor, hasAny(factors), clock.now());
    if (proof === null) return factors;
    const back = `${SETUP}?next=${encodeURIComponent(next(request))}`;
    if (proof === 'second') await reply.redirect(`/office/second?next=${encodeURIComponent(back)}`, 303);
    else await choice(request, reply, factors, true);
    return null;
  }

  async function appForm(request: FastifyRequest, reply: FastifyReply, sealed: string, problem?: 'code') {
    const { personId } = staff.visitor(request);
    const secret = openSecret(services, sealed, personId);
    if (!secret) return reply.redirect(`${SETUP}/app?next=${encodeURIComponent(next(request))}`, 303);
    const { address, typed } = await describeSecret(secret, await emailOf(personId));
    const text = problem ? translator(request.lang)(`second.problem.${problem}`, { n: 0 }) : '';
    const back = `${SETUP}?next=${encodeURIComponent(next(request))}`;
    const model = { next: next(request), back, qr: qrPath(address, 'M'), address, typed, sealed };
    const demo = await demoCode(services, secret);
    const wrong = mistakes(['code'], problem ? 'code' : null, text);
    return reply.page('staff/setup-app', { ...model, demo, ...wrong }, problem ? 422 : 200);
  }

  async function enrolApp(visitor: Visitor, code: string, sealed: string): Promise<Enrolled | null> {
    const { personId } = visitor;
    const secret = openSecret(services, sealed, personId);
    const digits = readCode(code);
    const step = secret && digits ? await stepOf(secret, digits, clock.now()) : null;
    if (step === null) return null;
    return await enrol(services, visitor, 'app', async (tx) => {
      await putCodeApp(tx, services, personId, sealed, step);
      return true;
    });
  }

  function finish(request: FastifyRequest, reply: FastifyReply, { cookie: value, codes }: Enrolled) {
    cookie.set(reply, value);
    if (codes) return reply.page('staff/codes', { next: next(request), codes });
    return reply.redirect('/office/me?done=factor#second', 303);
  }

  return async (app: FastifyInstance): Promise<void> => {
    app.get(SETUP, async (request, reply) => {
      const factors = await allowed(request, reply);
      return factors ? choice(request, reply, factors, false) : reply;
    });
    app.get(`${SETUP}/app`, async (request, reply) => {
      if (!(await allowed(request, reply))) return reply;
      const { personId } = staff.visitor(request);
      return appForm(request, reply, sealSecret(services, ids.bytes(SECRET_BYTES), personId));
    });
    app.post(`${SETUP}/app`, async (request, reply) => {
      if (!(await allowed(request, reply))) return reply;
      const { code, sealed } = AppForm.parse(request.body ?? {});
      const done = await enrolApp(staff.visitor(request), code, sealed);
      return done ? finish(request, reply, done) : appForm(request, reply, sealed, 'code');
    });
    app.get(`${SETUP}/passkey`, async (request, reply) => {
      if (passkeyHost(services) === null) throw new Refusal('notFound');
      const factors = await allowed(request, reply);
      if (!factors) return reply;
      const { personId, title } = staff.visitor(request);
      const who = { personId, title, email: await emailOf(personId), about: about(request) };
      return reply.send(await creationOptions(services, who, factors.passkeys));
    });
    app.post(`${SETUP}/passkey`, async (request, reply) => {
      const factors = await allowed(request, reply);
      if (!factors) return reply;
      const { response, label } = PasskeyForm.parse(request.body ?? {});
      const visitor = staff.visitor(request);
      const key = await readNewPasskey(services, { response, label, about: about(request) });
      const done =
        key && (await enrol(services, visitor, 'passkey', (tx) => putPasskey(tx, services, visitor.personId, key)));
      const problem = translator(request.lang)('second.problem.newPasskey');
      return done ? finish(request, reply, done) : choice(request, reply, factors, false, problem);
    });
  };
}
