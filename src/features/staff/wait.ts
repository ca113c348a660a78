import type { FastifyReply } from 'fastify';

/** Says in the answer's head how long to wait. @returns whole seconds */
export function retryAfter(reply: FastifyReply, waitMs: number): number {
  const seconds = Math.ceil(waitMs / 1000);
  if (seconds > 0) reply.header('retry-after', String(seconds));
  return seconds;
}
