import type { FastifyReply, FastifyRequest } from 'fastify';
import { needsSecondFactor } from '../../domain/second-factor.ts';
import type { Units } from '../../domain/units.ts';
import { postedFields } from '../../platform/http/posted-fields.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { isLang, type Lang } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import type { SessionCookie } from './cookie.ts';
import { safeNext } from './next.ts';
import { readPosts } from './powers.ts';
import type { Register } from './register.ts';
import { rightsOf } from './rights.ts';
import { note, readSession, renewSession, type SessionRow, sessionId } from './session.ts';

export interface DoorDeps {
  services: Services;
  cookie: SessionCookie;
  /** The register, made anew when it is older than a minute. */
  register(): Promise<Register>;
  units(): Units;
  titleOf(personId: string, lang: Lang): string;
}

/** What a session lacks before the office opens: showing the second factor, or having one at all. */
export type Lack = 'shown' | 'enrolled' | null;

/** The office speaks Vietnamese and English. */
export const officeLang = (lang: Lang): Lang => (lang === 'vi' ? 'vi' : 'en');

/** Who is signed in at this request, with all they may do now; null when nobody is. */
async function whoIs(
  deps: DoorDeps,
  request: FastifyRequest,
): Promise<{ visitor: Visitor; session: SessionRow } | null> {
  const { services, cookie } = deps;
  const value = cookie.read(request);
  const found = value ? await readSession(services, value) : null;
  if (!found) return null;
  const { session, person } = found;
  const now = services.clock.now();
  const register = await deps.register();
  const { posts, powers } = await readPosts(services.store.read, person.id, now, deps.units());
  const lang = officeLang(isLang(person.lang) ? person.lang : 'vi');
  const visitor = {
    personId: person.id,
    title: deps.titleOf(person.id, lang),
    lang,
    sessionId: session.id,
    appointments: posts,
    powers: [...powers, ...register.actingFor(person.id, now, deps.units())],
    signedInAt: session.createdAt,
    secondAt: session.secondAt,
  };
  return { visitor, session };
}

function lackOf({ session, visitor }: { session: SessionRow; visitor: Visitor }, units: Units): Lack {
  if (session.secondAt !== null) return null;
  if (session.secondDue) return 'shown';
  return needsSecondFactor(visitor.powers, units) ? 'enrolled' : null;
}

/** At each change of right the session gets a new secret. */
async function followRights(
  { services, cookie }: DoorDeps,
  reply: FastifyReply,
  { session, visitor }: { session: SessionRow; visitor: Visitor },
): Promise<void> {
  const rights = rightsOf(services, visitor.powers);
  if (session.rights === rights) return;
  if (session.rights === null) return note(services, session.id, { rights });
  const value = await renewSession(services, session, rights);
  if (value === null) return;
  visitor.sessionId = sessionId(services, value);
  cookie.set(reply, value);
}

const ELSEWHERE = { signIn: '/office/sign-in', shown: '/office/second', enrolled: '/office/second/setup' } as const;

/** Reading goes on where the lack is put right; what was posted comes back in a page. */
async function turnAway(
  request: FastifyRequest,
  reply: FastifyReply,
  lack: keyof typeof ELSEWHERE,
): Promise<FastifyReply> {
  const where = ELSEWHERE[lack];
  if (request.method === 'GET' || request.method === 'HEAD') {
    return reply.redirect(`${where}?next=${encodeURIComponent(safeNext(request.url))}`, 303);
  }
  const why = lack === 'signIn' ? 'ended' : 'second';
  return reply.page('staff/expired', { why, where, action: request.url, fields: await postedFields(request) }, 401);
}

/**
 * The hook before every office page. Strangers are sent to sign in, and whoever owes a second factor to show it or to set it up; both come back
 * to where they wanted to go. Who posts words after the session ended gets a page with the words in it, to send again from there.
 * @param halfway lets in whoever owes a second factor: for the pages that take it
 */
export function requireSignIn(deps: DoorDeps, halfway = false) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const found = await whoIs(deps, request);
    const asked = (request.query as { lang?: unknown }).lang;
    request.lang = officeLang(found && !isLang(asked) ? found.visitor.lang : request.lang);
    reply.header('cache-control', 'no-store');
    const lack = found ? lackOf(found, deps.units()) : 'signIn';
    if (found && (lack === null || halfway)) {
      await followRights(deps, reply, found);
      request.visitor = found.visitor;
      return undefined;
    }
    return turnAway(request, reply, lack ?? 'signIn');
  };
}
