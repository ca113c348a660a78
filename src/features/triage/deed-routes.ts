import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RefusalKey } from '../../domain/case.ts';
import { isRefusal, Refusal } from '../../domain/errors.ts';
import type { MessageKey } from '../../platform/i18n/index.ts';
import { actorOf, targetOf } from '../cases/index.ts';
import { act } from './act.ts';
import { type DeskDeps, readableCase } from './case-file.ts';
import type { View } from './case-page.ts';
import { type CaseRequest, sendFile } from './case-routes.ts';
import { type Draft, type Mistake, seenBy } from './draft.ts';
import { mustBeClear } from './five.ts';
import { layBeforeHead } from './head-note.ts';
import { isNoun, NOUNS, type Noun } from './nouns.ts';
import { parseDraft } from './parse.ts';
import type { Wanted } from './parser.ts';
import { readDraft } from './posted.ts';
import { partnerOf, sameMatter, tellPartner } from './same-matter.ts';
import { sceneOf } from './scene-of.ts';
import { listBehind } from './trail.ts';
import { isPostedTwice } from './twice.ts';

type DeedRequest = FastifyRequest<{ Params: { id: string; noun: string } }>;

export interface Prepared {
  draft: Draft;
  wanted: Wanted;
}

/** What ends a case. */
const ENDS: readonly Noun[] = ['refusal', 'redirection', 'referral', 'merger'];

/** A note stands beside the case; nothing that happens meanwhile makes it wrong. */
const needsNoLook = (noun: Noun) => noun === 'note';

/** The posted form as a move that this visitor may make, or the page with everything typed still in it. */
export async function prepare(deps: DeskDeps, request: CaseRequest, noun: Noun): Promise<Prepared | { draft: Draft }> {
  const { services, staff } = deps;
  const visitor = staff.visitor(request);
  const row = await readableCase(deps, visitor, request.params.id);
  staff.allow(visitor, NOUNS[noun].may, targetOf(row));
  const draft = await readDraft(services, request, row.id, noun);
  if (draft.typed.edit !== '') return { draft: { ...draft, mistakes: [] } };
  const parsed = parseDraft(draft, await sceneOf(deps, visitor, row, noun));
  if ('mistakes' in parsed)
    return { draft: { ...draft, mistakes: parsed.mistakes, ...(parsed.units && { units: parsed.units }) } };
  if (!parsed.reference) return { draft, wanted: parsed.wanted };
  const same = await sameMatter(deps, request, row, parsed.reference);
  if (same === null) {
    const mistake: Mistake = { field: 'reference', what: 'reference.unknown' };
    return { draft: { ...draft, mistakes: [mistake] } };
  }
  return { draft, wanted: { ...parsed.wanted, data: { into: parsed.reference, intoId: same } } };
}

async function carryOut(deps: DeskDeps, request: CaseRequest, noun: Noun, ready: Prepared): Promise<void> {
  const { services, staff, cases } = deps;
  const { draft, wanted } = ready;
  const visitor = staff.visitor(request);
  const row = await readableCase(deps, visitor, request.params.id);
  const seen = needsNoLook(noun) ? null : seenBy(draft.typed);
  const deed = {
    caseId: row.id,
    seen,
    move: { ...wanted, actor: actorOf(staff, visitor, row) },
  };
  if (ENDS.includes(noun)) mustBeClear(deps, row, services.clock.now());
  const partner = await partnerOf(deps, row, wanted);
  await act(services, cases, deed, async (tx) => {
    await tellPartner(tx, cases, row, partner, deed.move);
    if (noun === 'note' && draft.typed.forHead !== '')
      await layBeforeHead(tx, row, visitor.personId, services.clock.now());
  });
}

/** Handed on, the case may be out of sight for who handed it on. */
const placeAfter = (request: CaseRequest, noun: Noun): string =>
  noun === 'transfer' ? listBehind(request, 'transfer') : `/office/cases/${request.params.id}?done=${noun}`;

/** The message of a move that came too late; null when it failed for another reason. */
export function tooLate(error: unknown): MessageKey | null {
  if (!isRefusal(error)) return null;
  if (error.refusal === 'conflict') return 'refusal.conflict';
  return error.refusal === 'notAllowedNow' ? (error.params.reason as RefusalKey) : null;
}

/** The page that goes back when nothing was done. */
type GivenBack = Partial<View> & { draft: Draft; status: number };

/** Does it, or says what goes back. @throws Refusal for who may not */
async function attempt(deps: DeskDeps, request: CaseRequest, noun: Noun): Promise<GivenBack | null> {
  const ready = await prepare(deps, request, noun);
  if (!('wanted' in ready)) return { ...ready, status: ready.draft.mistakes.length > 0 ? 422 : 200 };
  try {
    await carryOut(deps, request, noun, ready);
    return null;
  } catch (error) {
    const refused = tooLate(error);
    if (!refused) throw error;
    return { draft: ready.draft, refused, status: 409 };
  }
}

/** `POST /office/cases/{id}/{noun}`: what a unit does with a case; each is one event. Posted twice, it is done once, and both succeed. */
export function deedRoutes(app: FastifyInstance, deps: DeskDeps): void {
  app.post('/office/cases/:id/:noun', async (request: DeedRequest, reply) => {
    const { noun } = request.params;
    if (!isNoun(noun)) throw new Refusal('notFound');
    const back = await attempt(deps, request, noun).catch(async (error: unknown) => {
      if (await isPostedTwice(deps, request, noun)) return null;
      throw error;
    });
    const isDone = back === null || (back.status !== 200 && (await isPostedTwice(deps, request, noun)));
    return isDone ? reply.redirect(placeAfter(request, noun), 303) : await sendFile(deps, request, reply, back);
  });
}
