import { asc, eq } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOpen } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import { can } from '../../domain/permission.ts';
import { isPrivacyGround, PRIVACY_GROUNDS } from '../../domain/privacy-request.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { type Lang, translator } from '../../platform/i18n/index.ts';
import { cases, privacyRequest } from '../../schema/sqlite.ts';
import { actorOf, type CaseRow, hasContact, targetOf } from '../cases/index.ts';
import type { Staff } from '../staff/index.ts';
import type { PrivacyDeps, PrivacyRow } from './ask.ts';
import { decidePrivacy } from './decide.ts';
import { isForInspectors } from './mail.ts';
import type { PrivacyDeskPage, PrivacyLine } from './pages.ts';

/** More than this wait nowhere: an answer is due in two days. */
const MOST = 1_000;

type IdRequest = FastifyRequest<{ Params: { id: string } }>;
export interface PrivacyDeskDeps extends PrivacyDeps {
  staff: Staff;
}
interface Found {
  request: PrivacyRow;
  row: CaseRow;
}

/** `/office/privacy`: what residents ask about their data, by the day on which the law wants an answer. */
export function privacyDesk(deps: PrivacyDeskDeps): (office: FastifyInstance) => Promise<void> {
  const { services, staff, places } = deps;
  const { read } = services.store;

  /** What quarantine holds is for who may let it out; inspectors decide besides where the unit may have nobody who may know. */
  function may(visitor: Visitor, row: CaseRow): boolean {
    const { units } = places.city();
    const powers = staff.powersOf(visitor, row.unitId);
    if (row.queue === 'quarantine') return can(powers, 'case.release', targetOf(row), units);
    const here = isForInspectors(row) ? powers : powers.filter(({ post }) => post !== 'inspector');
    return can(here, 'privacy.decide', targetOf(row), units);
  }

  function lineOf({ request, row }: Found, lang: Lang): PrivacyLine {
    const { id, askedAt, dueAt } = request;
    const unit = staff.unitName(row.unitId, lang);
    return { id, reference: row.reference, unit, askedAt, dueAt, late: services.clock.now() > dueAt };
  }

  async function waiting(visitor: Visitor): Promise<Found[]> {
    const rows = await read
      .select({ request: privacyRequest, row: cases })
      .from(privacyRequest)
      .innerJoin(cases, eq(cases.id, privacyRequest.caseId))
      .where(eq(privacyRequest.state, 'open'))
      .orderBy(asc(privacyRequest.dueAt))
      .limit(MOST);
    return rows.filter(({ row }) => may(visitor, row));
  }

  async function find(request: IdRequest): Promise<Found> {
    const [found] = await read
      .select({ request: privacyRequest, row: cases })
      .from(privacyRequest)
      .innerJoin(cases, eq(cases.id, privacyRequest.caseId))
      .where(eq(privacyRequest.id, request.params.id))
      .limit(1);
    if (!found || !may(staff.visitor(request), found.row)) throw new Refusal('notFound');
    return found;
  }

  async function send(request: IdRequest, reply: FastifyReply, error: string | null): Promise<FastifyReply> {
    const found = await find(request);
    if (found.request.state !== 'open') throw new Refusal('conflict');
    const t = translator(request.lang);
    const page: PrivacyDeskPage = {
      ...lineOf(found, request.lang),
      frame: staff.frame(request),
      errors: error ? [{ href: '#ground', text: error }] : [],
      caseHref: found.row.queue === 'quarantine' ? null : `/office/cases/${found.row.id}`,
      words: found.request.words,
      wordsLater: isOpen(found.row.status) || found.row.status === 'answered',
      contact: await hasContact(read, found.row.id),
      grounds: PRIVACY_GROUNDS.map((value) => ({
        value,
        label: t(`own.ground.${value}`),
        hint: '',
        chosen: false,
      })),
      error,
    };
    return reply.page('privacy/request', page, error ? 422 : 200);
  }

  return async (office) => {
    office.get('/office/privacy', async (request, reply) => {
      const found = await waiting(staff.visitor(request));
      const { done } = request.query as { done?: unknown };
      const notice = done === 'granted' || done === 'refused' ? translator(request.lang)(`ownDesk.done.${done}`) : null;
      const lines = found.map((one) => lineOf(one, request.lang));
      return reply.page('privacy/list', { frame: staff.frame(request), notice, lines });
    });

    office.get('/office/privacy/:id', (request: IdRequest, reply) => send(request, reply, null));

    office.post('/office/privacy/:id/erasure', async (request: IdRequest, reply) => {
      const { request: asked, row } = await find(request);
      await decidePrivacy(deps, asked, actorOf(staff, staff.visitor(request), row), { grant: true });
      return reply.redirect('/office/privacy?done=granted', 303);
    });

    office.post('/office/privacy/:id/refusal', async (request: IdRequest, reply) => {
      const { request: asked, row } = await find(request);
      const { reason: ground } = (request.body ?? {}) as { reason?: unknown };
      if (!isPrivacyGround(ground)) return await send(request, reply, translator(request.lang)('ownDesk.error.ground'));
      await decidePrivacy(deps, asked, actorOf(staff, staff.visitor(request), row), { grant: false, ground });
      return reply.redirect('/office/privacy?done=refused', 303);
    });
  };
}
