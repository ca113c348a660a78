import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../../platform/services.ts';
import { recordAudit } from '../../audit/index.ts';
import { alert } from '../alert.ts';
import { FactorForm } from '../forms.ts';
import type { Staff } from '../index.ts';
import { readFactors, removeFactor } from './factors.ts';
import { proofForChange } from './fresh.ts';
import { newRecoveryCodes } from './recovery.ts';

/** On the own account: taking a second factor away, and new recovery codes. */
export function manageRoutes(services: Services, staff: Staff) {
  const { store, clock } = services;

  /** Null when the second factor must be shown first; the answer was sent. */
  async function allowed(request: FastifyRequest, reply: FastifyReply) {
    const visitor = staff.visitor(request);
    if (proofForChange(visitor, true, clock.now()) === null) return visitor;
    await reply.redirect(`/office/second?next=${encodeURIComponent('/office/me')}`, 303);
    return null;
  }

  return async (app: FastifyInstance): Promise<void> => {
    app.post('/office/me/second/remove', async (request, reply) => {
      const visitor = await allowed(request, reply);
      if (!visitor) return reply;
      const { which } = FactorForm.parse(request.body ?? {});
      const { personId } = visitor;
      const done = await store.write(async (tx) => {
        const { app: codes, passkeys } = await readFactors(tx, personId);
        const isLast = Number(codes !== null) + passkeys.length <= 1;
        if (isLast && staff.needsSecond(visitor)) return false;
        await removeFactor(tx, personId, which);
        await alert(tx, services, personId, 'removed');
        await recordAudit(services, tx, {
          action: 'factor.removed',
          personId,
          data: { which: which === 'app' ? 'app' : 'passkey' },
        });
        return true;
      });
      return reply.redirect(`/office/me?done=${done ? 'removed' : 'kept'}#second`, 303);
    });
    app.post('/office/me/second/codes', async (request, reply) => {
      const visitor = await allowed(request, reply);
      if (!visitor) return reply;
      const codes = await store.write(async (tx) => {
        const { personId } = visitor;
        await alert(tx, services, personId, 'codes');
        await recordAudit(services, tx, { action: 'recovery.renewed', personId });
        return newRecoveryCodes(tx, services, personId);
      });
      return reply.page('staff/codes', { next: '/office/me', codes });
    });
  };
}
