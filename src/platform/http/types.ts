import type { Instant } from '../../domain/instant.ts';
import type { Power } from '../../domain/permission.ts';
import type { Appointment } from '../../domain/units.ts';
import type { Lang } from '../i18n/index.ts';
import type { Pages } from '../views/pages.ts';

/** Who is signed in, for the length of one request. */
export interface Visitor {
  personId: string;
  title: string;
  lang: Lang;
  sessionId: string;
  /** Posts held at this instant. */
  appointments: readonly Appointment[];
  /** The same as powers, those of the heads this person stands in for at this instant, and what this person headed before. */
  powers: readonly Power[];
  signedInAt: Instant;
  /** When the second factor was shown last; null: not in this session. */
  secondAt: Instant | null;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its answers bring all their headers along. */
    readyMade?: boolean;
  }
  interface FastifyRequest {
    /** Language of the answer: `?lang=`, else the signed-in person's, else what the browser asks for, else Vietnamese. */
    lang: Lang;
    /** Set behind sign-in by the room `staff`; null on public pages. */
    visitor: Visitor | null;
  }
  interface FastifyReply {
    /** Sends a page in the request's language. */
    page<N extends keyof Pages>(name: N, model: Pages[N], status?: number): FastifyReply;
  }
}
