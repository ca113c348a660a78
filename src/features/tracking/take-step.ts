import { and, eq, inArray } from 'drizzle-orm';
import { Refusal } from '../../domain/errors.ts';
import type { Services } from '../../platform/services.ts';
import { caseEvent } from '../../schema/sqlite.ts';
import {
  allowReply,
  type CaseRow,
  type Cases,
  type EventData,
  findCase,
  type KeptPhoto,
  type Move,
} from '../cases/index.ts';
import type { Step } from './models.ts';
import { takeShared } from './shared-step.ts';

/** A step that the resident takes, checked. */
export interface Taking {
  step: Step;
  /** Words of a reply or a contest, reason of a rating. */
  words: string;
  stars: number | null;
  photos: readonly KeptPhoto[];
  lang: string;
  /** Made with the page: sending the same again changes nothing. */
  submissionId: string | null;
}

/** The events that tell of a step. */
const KINDS_OF: Record<Step, string[]> = { reply: ['reply'], rate: ['rate'], contest: ['contest', 'contest_joined'] };

/**
 * Takes the step, once.
 * @returns the case as it stands afterwards
 * @throws Refusal `notAllowedNow` when the case has moved on, `tooMany`; StoreTrouble
 */
export async function takeStep(
  { services, cases }: { services: Pick<Services, 'store' | 'clock'>; cases: Cases },
  caseId: string,
  taking: Taking,
): Promise<CaseRow> {
  const { store, clock } = services;
  return store.write(async (tx) => {
    const row = await findCase(tx, 'id', caseId);
    if (!row) throw new Refusal('notFound');
    const before = await tx
      .select({ data: caseEvent.data })
      .from(caseEvent)
      .where(and(eq(caseEvent.caseId, caseId), inArray(caseEvent.kind, KINDS_OF[taking.step])));
    const again = taking.submissionId !== null && before.some(({ data }) => data.sending === taking.submissionId);
    const ratedBefore = taking.step === 'rate' && row.satisfaction !== null;
    if (again || ratedBefore) return row;
    if (taking.step === 'reply') await allowReply(tx, caseId, clock.now());
    const move = moveOf(taking);
    return row.status === 'merged' ? takeShared(tx, cases, row, move, clock.now()) : cases.move(tx, caseId, move);
  });
}

function moveOf({ step, words, stars, photos, lang, submissionId }: Taking): Move {
  const actor = { kind: 'resident', personId: null, unitId: null } as const;
  const data: EventData = submissionId === null ? {} : { sending: submissionId };
  if (step !== 'rate') return { verb: step, actor, words, photos, lang, data };
  return { verb: 'rate', actor, data, ...(stars !== null && { stars }), ...(words !== '' && { reason: words }) };
}
