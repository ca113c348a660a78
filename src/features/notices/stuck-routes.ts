import { eq } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { visibleUnits } from '../../domain/permission.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import { sendAgain } from '../../platform/jobs/again.ts';
import type { Services } from '../../platform/services.ts';
import { outbox } from '../../schema/sqlite.ts';
import { recordAudit } from '../audit/index.ts';
import type { Places } from '../places/index.ts';
import type { Staff } from '../staff/index.ts';
import type { StuckPage } from './pages.ts';
import { readStuck } from './stuck.ts';
import { noticeInWords } from './stuck-mail.ts';

const LISTED = 100;

/** What has just been done, by the word that the redirect left in the address. */
const doneOf = (query: unknown): StuckPage['done'] => {
  const { again } = query as { again?: unknown };
  return again === '1' ? 'again' : again === '2' ? 'works' : null;
};

interface StuckDeps {
  places: Places;
  staff: Staff;
  /** The runner's: what was put back in line should not wait for its next look. */
  wake(): void;
  /** What came back by mail: the mail room's. */
  returned(units: 'all' | ReadonlySet<string>, lang: Lang): Promise<StuckPage['returned']>;
}

/** `/office/mail`, behind the door: the mail of one's units that has not left. It names no case and no words. */
export function stuckRoutes(services: Services, { places, staff, wake, returned }: StuckDeps) {
  const { store, clock } = services;

  async function list(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const units = visibleUnits(staff.visitor(request).powers, places.city().units, 'mail.read');
    if (units !== 'all' && units.size === 0) throw new Refusal('forbidden');
    const stuck = await readStuck(store.read, clock.now(), units === 'all' ? 'all' : [...units], LISTED);
    return reply.page('notices/stuck', {
      frame: staff.frame(request),
      failed: stuck.failed,
      waiting: stuck.waiting,
      items: stuck.rows.map((row) => ({
        id: row.id,
        notice: noticeInWords(row.kind, request.lang),
        unit: row.unitId ? staff.unitName(row.unitId, request.lang) : '',
        to: row.sentTo ?? '',
        since: row.createdAt,
        error: row.lastError ?? '',
        givenUp: row.state === 'failed',
      })),
      more: stuck.failed + stuck.waiting - stuck.rows.length,
      returned: await returned(units, request.lang),
      done: doneOf(request.query),
    });
  }

  async function again(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { id } = request.params as { id: string };
    const [row] = await store.read.select().from(outbox).where(eq(outbox.id, id)).limit(1);
    if (!row) throw new Refusal('notFound');
    staff.allow(staff.visitor(request), 'mail.read', { unitId: row.unitId });
    const { personId } = staff.visitor(request);
    const done = await store.write(async (tx) => {
      const back = await sendAgain(tx, id, clock.now());
      if (back) await recordAudit(services, tx, { action: 'mail.retried', personId, caseId: row.caseId, subject: id });
      return back;
    });
    if (!done) throw new Refusal('conflict');
    wake();
    return reply.redirect('/office/mail?again=1', 303);
  }

  return async (office: FastifyInstance): Promise<void> => {
    office.get('/office/mail', list);
    office.post('/office/mail/:id/again', again);
  };
}
