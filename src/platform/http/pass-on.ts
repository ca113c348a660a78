import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered by another server inside this one, by routes of its own. */
    passedOn?: boolean;
  }
}

/**
 * Lets another server answer everything under these addresses. It is made when the first request for it comes, or when somebody asks for it.
 * Hooks of `app` run first, so that what it refuses gets no further; the body is left for the server that answers.
 * @returns how to ask for that server; a making that failed is tried again at the next asking
 */
export function passOn(
  app: FastifyInstance,
  prefixes: readonly string[],
  make: () => Promise<FastifyInstance>,
): () => Promise<FastifyInstance> {
  let made: Promise<FastifyInstance> | null = null;
  const there = () => {
    made ??= make().catch((error) => {
      made = null;
      throw error;
    });
    return made;
  };
  app.addHook('onClose', async () => (await made?.catch(() => null))?.close());
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const url of prefixes.flatMap((prefix) => [prefix, `${prefix}/*`])) {
      scope.route({
        url,
        method: ['GET', 'POST'],
        config: { passedOn: true },
        async handler(request, reply) {
          const server = await there();
          reply.hijack();
          server.routing(request.raw, reply.raw);
        },
      });
    }
  });
  return there;
}
