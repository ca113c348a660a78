import type { FastifyReply } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { length } from '../../domain/text.ts';
import type { Handle } from '../../platform/db/store.ts';
import { actorOf, type Move } from '../cases/index.ts';
import { act } from './act.ts';
import { layBefore } from './answer-approval.ts';
import { draftOf, spendDrafts } from './answer-drafts.ts';
import { type Judged, judge } from './answer-judge.ts';
import { LONGEST_OVERRULE } from './answer-parse.ts';
import { sendPreview } from './answer-preview.ts';
import { isOutdated, remembered } from './answer-promise.ts';
import type { CaseFile, DeskDeps } from './case-file.ts';
import { type CaseRequest, fileOf } from './case-routes.ts';
import type { Prepared } from './deed-routes.ts';
import { type Draft, seenBy } from './draft.ts';
import { mustBeClear } from './five.ts';

/** What is wrong with the reason for sending a doubtful answer. */
function reasonMistake(overrule: string): 'missing' | 'long' | null {
  if (overrule === '') return 'missing';
  return length(overrule) > LONGEST_OVERRULE ? 'long' : null;
}

/** The answer as a move; its event says how it stood before the questions, and who had written it. */
function answerMove(ready: Prepared, file: CaseFile, judged: Judged, now: number): Omit<Move, 'actor'> {
  const { draft, wanted } = ready;
  const promise = remembered(ready, now);
  const doubts = judged.findings.filter(({ ok }) => !ok).map(({ check }) => check);
  const proposal = file.answering.proposals.find(({ personId }) => personId === draft.typed.writer);
  return {
    ...wanted,
    gate: judged.gate,
    ...(promise && { promise }),
    ...(judged.mustExplain && { reason: draft.typed.overrule }),
    data: {
      ...(doubts.length > 0 && { doubts: doubts.join(' ') }),
      ...(proposal && { proposedBy: proposal.personId }),
    },
  };
}

/** What its writer has changed since it was opened is not sent unread, nor spent. @throws Refusal `conflict` */
async function mustBeAsRead(tx: Handle, caseId: string, { typed: { writer, proposedAt } }: Draft): Promise<void> {
  const theirs = proposedAt === '' ? null : await draftOf(tx, caseId, writer);
  if (theirs?.state === 'proposed' && String(theirs.savedAt) !== proposedAt) throw new Refusal('conflict');
}

/**
 * Sends an answer, or lays it before the head, as the questions asked of it and the unit's own rule have it. What must be explained or
 * changed first comes back as the preview.
 */
export async function sendAnswer(
  deps: DeskDeps,
  request: CaseRequest,
  reply: FastifyReply,
  ready: Prepared,
): Promise<FastifyReply> {
  const { services, staff, cases, places } = deps;
  const visitor = staff.visitor(request);
  const file = await fileOf(deps, request);
  const { row } = file;
  const now = services.clock.now();
  const judged = judge(places.city(), file, ready, now);
  const mistake = judged.mustExplain ? reasonMistake(ready.draft.typed.overrule) : null;
  if (judged.way === 'change' || mistake || isOutdated(ready, now))
    return await sendPreview(deps, request, reply, ready, mistake);
  if (judged.way === 'propose') return await layBefore(deps, request, reply, { row, draft: ready.draft });
  mustBeClear(deps, row, now);
  const move = { ...answerMove(ready, file, judged, now), actor: actorOf(staff, visitor, row) };
  await act(services, cases, { caseId: row.id, seen: seenBy(ready.draft.typed), move }, async (tx) => {
    await mustBeAsRead(tx, row.id, ready.draft);
    await spendDrafts(tx, row.id, visitor.personId);
  });
  return reply.redirect(`/office/cases/${row.id}?done=answer`, 303);
}
