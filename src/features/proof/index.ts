import type { FastifyInstance } from 'fastify';
import { auditRoutes } from './audit-routes.ts';
import type { ProofDeps } from './deps.ts';
import { keyRoutes } from './key-routes.ts';
import './pages.ts';

export { keyDecidedMail, keyMail } from './key-mail.ts';
export { mailSamples } from './samples.ts';
export { type KeyFinding, verifyKeys } from './verify-keys.ts';
export { type LogFinding, verifyLog } from './verify-log.ts';

/** `/office/keys` and `/office/audit`: two keys for what is sealed, and who did and who read what. Register it behind the door. */
export function proofRoutes(deps: ProofDeps): (office: FastifyInstance) => Promise<void> {
  return async (office) => {
    keyRoutes(office, deps);
    auditRoutes(office, deps);
  };
}
