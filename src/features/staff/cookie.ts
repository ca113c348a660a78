import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Set and read the cookie of a session. Over HTTPS its name binds it to this host and path (RFC 6265bis §4.1.3.2). */
export interface SessionCookie {
  read(request: FastifyRequest): string | null;
  set(reply: FastifyReply, value: string): void;
  clear(reply: FastifyReply): void;
}

function cookieOf(name: string, options: CookieSerializeOptions): SessionCookie {
  return {
    read: (request) => request.cookies[name] || null,
    set: (reply, value) => void reply.setCookie(name, value, options),
    clear: (reply) => void reply.clearCookie(name, options),
  };
}

const isSecure = (baseUrl: string) => baseUrl.startsWith('https:');

export function createSessionCookie(baseUrl: string): SessionCookie {
  const secure = isSecure(baseUrl);
  // Without Max-Age it ends with the browser: desks are shared.
  return cookieOf(secure ? '__Host-session' : 'session', { path: '/', httpOnly: true, sameSite: 'lax', secure });
}

/** One that is seen under one path alone, for the ten minutes of a sign-in elsewhere. */
export function createBriefCookie(baseUrl: string, name: string, path: string): SessionCookie {
  const secure = isSecure(baseUrl);
  const options = { path, httpOnly: true, sameSite: 'lax', secure, maxAge: 600 } as const;
  return cookieOf(secure ? `__Secure-${name}` : name, options);
}
