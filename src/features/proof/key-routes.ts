import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { can } from '../../domain/permission.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { type MessageKey, translator } from '../../platform/i18n/index.ts';
import { type CaseRow, findCase, hasContact, targetOf } from '../cases/index.ts';
import { trailHere } from '../triage/index.ts';
import type { ProofDeps } from './deps.ts';
import { askForCase, askForContact } from './key-ask.ts';
import { decide, withdraw } from './key-decide.ts';
import { keysOf, keysOfCase, keysToDecide } from './key-list.ts';
import { type KeyView, keyPage, visibleKey } from './key-page.ts';
import { type Opened, readSealed } from './key-read.ts';
import { asHolder } from './key-sight.ts';
import type { KeysPage } from './pages.ts';

type IdRequest = FastifyRequest<{ Params: { id: string } }>;

const MOST = 1_000;
const DONE = ['asked', 'approved', 'refused', 'withdrawn'] as const;

function field(request: FastifyRequest, name: string): string {
  const value = (request.body as Record<string, unknown> | null)?.[name];
  return typeof value === 'string' ? value.normalize('NFC').trim().slice(0, MOST) : '';
}

function noticeOf(request: FastifyRequest): string | null {
  const { done } = request.query as { done?: unknown };
  const known = DONE.find((one) => one === done);
  return known ? translator(request.lang)(`proof.done.${known}`) : null;
}

/** The second key: asking, deciding, reading. Nothing sealed stands in an address, nor on a page that can be loaded anew. */
export function keyRoutes(app: FastifyInstance, deps: ProofDeps): void {
  const { services, staff, places } = deps;

  const asksForCases = (visitor: Visitor) => can(visitor.powers, 'sealed.ask', { unitId: null }, places.city().units);

  async function sendKeys(
    request: FastifyRequest,
    reply: FastifyReply,
    ask: Partial<NonNullable<KeysPage['ask']>> = {},
  ) {
    const visitor = staff.visitor(request);
    const { lang } = request;
    const wrong = [
      ...(ask.referenceError ? [{ href: '#reference', text: ask.referenceError }] : []),
      ...(ask.reasonError ? [{ href: '#reason', text: ask.reasonError }] : []),
    ];
    const empty = { reference: '', referenceError: null, reason: '', reasonError: null };
    const page: KeysPage = {
      frame: staff.frame(request),
      notice: noticeOf(request),
      errors: wrong,
      waiting: await keysToDecide(deps, visitor, lang),
      mine: await keysOf(deps, visitor, lang),
      ask: asksForCases(visitor) ? { ...empty, ...ask } : null,
    };
    return reply.page('proof/keys', page, wrong.length > 0 ? 422 : 200);
  }

  async function sendKey(request: IdRequest, reply: FastifyReply, more: Partial<KeyView> = {}) {
    const visitor = staff.visitor(request);
    const found = await visibleKey(deps, visitor, request.params.id);
    if (!found) throw new Refusal('notFound');
    const view = { frame: staff.frame(request), lang: request.lang, notice: noticeOf(request), ...more };
    return reply.page('proof/key', keyPage(deps, visitor, found, view), more.wrong ? 422 : 200);
  }

  /** The case whose contact the visitor may ask for. */
  async function askedCase(request: IdRequest): Promise<CaseRow> {
    const row = await findCase(services.store.read, 'id', request.params.id);
    if (!row || row.queue === 'quarantine') throw new Refusal('notFound');
    const visitor = staff.visitor(request);
    if (!asHolder(deps, visitor, row)) staff.allow(visitor, 'contact.open', targetOf(row));
    if (!(await hasContact(services.store.read, row.id))) throw new Refusal('notFound');
    return row;
  }

  /** Where an officer adds the second factor that a head has anyway; null for who has shown one. */
  function lacks(request: IdRequest, row: CaseRow): string | null {
    const visitor = staff.visitor(request);
    if (visitor.secondAt !== null || !asHolder(deps, visitor, row)) return null;
    return `/office/second/setup?${new URLSearchParams({ next: `/office/cases/${row.id}/contact${trailHere(request)}` })}`;
  }

  async function sendAsk(request: IdRequest, reply: FastifyReply, error: string | null) {
    const row = await askedCase(request);
    const page = {
      frame: staff.frame(request),
      trail: { here: trailHere(request) },
      id: row.id,
      reference: row.reference,
      errors: error ? [{ href: '#reason', text: error }] : [],
      reason: field(request, 'reason'),
      error,
      second: lacks(request, row),
      earlier: await keysOfCase(deps, row, request.lang),
    };
    return reply.page('proof/ask', page, error ? 422 : 200);
  }

  const say = (request: FastifyRequest, key: MessageKey) => translator(request.lang)(key);

  app.get('/office/cases/:id/contact', (request: IdRequest, reply) => sendAsk(request, reply, null));

  app.post('/office/cases/:id/contact', async (request: IdRequest, reply) => {
    const row = await askedCase(request);
    const reason = field(request, 'reason');
    if (lacks(request, row) !== null) return await sendAsk(request, reply, null);
    if (reason === '') return await sendAsk(request, reply, say(request, 'proof.error.reason'));
    const id = await askForContact(deps, staff.visitor(request), row, reason);
    return reply.redirect(`/office/keys/${id}?done=asked`, 303);
  });

  app.get('/office/keys', (request, reply) => sendKeys(request, reply));

  app.post('/office/keys', async (request, reply) => {
    const visitor = staff.visitor(request);
    staff.allow(visitor, 'sealed.ask', { unitId: null });
    const reference = field(request, 'reference').toUpperCase();
    const reason = field(request, 'reason');
    if (reference === '' || reason === '') {
      return await sendKeys(request, reply, {
        reference,
        referenceError: reference === '' ? say(request, 'proof.error.reference') : null,
        reason,
        reasonError: reason === '' ? say(request, 'proof.error.reason') : null,
      });
    }
    const id = await askForCase(deps, visitor, reference, { what: 'case', reason });
    return reply.redirect(`/office/keys/${id}?done=asked`, 303);
  });

  app.get('/office/keys/:id', (request: IdRequest, reply) => sendKey(request, reply));

  app.post('/office/keys/:id/approval', async (request: IdRequest, reply) => {
    // Who the words are about is known to nobody but the reader: they must say that it is not themselves.
    if (field(request, 'own') !== '1') {
      return await sendKey(request, reply, {
        wrong: { answer: '', error: null, own: say(request, 'proof.error.own') },
      });
    }
    await decide(deps, staff.visitor(request), request.params.id, { approve: true });
    return reply.redirect(`/office/keys/${request.params.id}?done=approved`, 303);
  });

  app.post('/office/keys/:id/refusal', async (request: IdRequest, reply) => {
    const answer = field(request, 'answer');
    if (answer === '') {
      return await sendKey(request, reply, { wrong: { answer, error: say(request, 'proof.error.answer'), own: null } });
    }
    await decide(deps, staff.visitor(request), request.params.id, { approve: false, answer });
    return reply.redirect(`/office/keys/${request.params.id}?done=refused`, 303);
  });

  app.post('/office/keys/:id/withdrawal', async (request: IdRequest, reply) => {
    await withdraw(deps, staff.visitor(request), request.params.id);
    return reply.redirect('/office/keys?done=withdrawn', 303);
  });

  app.post('/office/keys/:id/reading', async (request: IdRequest, reply) => {
    const opened: Opened = await readSealed(deps, staff.visitor(request), request.params.id);
    return await sendKey(request, reply, { opened });
  });
}
