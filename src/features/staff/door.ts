import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Units } from '../../domain/units.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { isLang, type Lang } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import type { SessionCookie } from './cookie.ts';
import { safeNext } from './next.ts';
import { readPosts } from './powers.ts';
import type { Register } from './register.ts';
import { readSession } from './session.ts';

export interface DoorDeps {
  services: Services;
  cookie: SessionCookie;
  /** The register, made anew when it is older than a minute. */
  register(): Promise<Register>;
  units(): Units;
  titleOf(personId: string, lang: Lang): string;
}

/** The office speaks Vietnamese and English. */
export const officeLang = (lang: Lang): Lang => (lang === 'vi' ? 'vi' : 'en');

/** Who is signed in at this request, with all they may do now; null when nobody is. */
export async function whoIs(deps: DoorDeps, request: FastifyRequest): Promise<Visitor | null> {
  const { services, cookie } = deps;
  const value = cookie.read(request);
  const found = value ? await readSession(services, value) : null;
  if (!found) return null;
  const { session, person } = found;
  const now = services.clock.now();
  const register = await deps.register();
  const { posts, powers } = await readPosts(services.store.read, person.id, now, deps.units());
  const lang = officeLang(isLang(person.lang) ? person.lang : 'vi');
  return {
    personId: person.id,
    title: deps.titleOf(person.id, lang),
    lang,
    sessionId: session.id,
    appointments: posts,
    powers: [...powers, ...register.actingFor(person.id, now, deps.units())],
    signedInAt: session.createdAt,
  };
}

/** What was posted, as fields that a page can show again; files are lost. */
function fieldsOf(body: unknown): { name: string; value: string }[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (typeof one === 'string' ? [{ name, value: one }] : [])),
  );
}

/**
 * The hook before every office page. Strangers are sent to sign in and come back to where they wanted to go. Who posts words after the session
 * ended gets a page with the words in it, to send again from there.
 */
export function requireSignIn(deps: DoorDeps) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const visitor = await whoIs(deps, request);
    const asked = (request.query as { lang?: unknown }).lang;
    request.lang = officeLang(visitor && !isLang(asked) ? visitor.lang : request.lang);
    reply.header('cache-control', 'no-store');
    if (visitor) {
      request.visitor = visitor;
      return undefined;
    }
    if (request.method === 'GET' || request.method === 'HEAD') {
      return reply.redirect(`/office/sign-in?next=${encodeURIComponent(safeNext(request.url))}`, 303);
    }
    return reply.page('staff/expired', { action: request.url, fields: fieldsOf(request.body) }, 401);
  };
}
