import { type CaseKind, type CaseStatus, contestable } from './case.ts';
import type { Instant } from './instant.ts';
import type { Apology, Outcome } from './outcomes.ts';
import type { ResponsiblePerson } from './units.ts';

/** What has to be done next; the words are in the catalogues under this key. */
type Step =
  | 'receive'
  | 'thank'
  | 'answer'
  | 'answer_contest'
  | 'wait_for_reply'
  | 'approve'
  | 'apologise'
  | 'keep_promise'
  | 'wait_for_contest'
  | 'close'
  | 'none';
export type NextStepKey = `next.${Step}`;

type Progress = {
  readonly kind: CaseKind;
  readonly status: CaseStatus;
  readonly contestedAt?: Instant | null;
  /** The unit has asked the resident something and waits. */
  readonly awaitingReply?: boolean;
  /** An officer's answer waits for the head. */
  readonly awaitingApproval?: boolean;
  readonly apology?: Apology | null;
  /** Something was promised and is not done yet. */
  readonly promised?: boolean;
};

/** A case always has a next step; for one that is over it says so. */
export function nextStep(progress: Progress): NextStepKey {
  const { kind, status, contestedAt, awaitingReply } = progress;
  if (status !== 'received' && status !== 'in_progress') return stepAfterwards(progress);
  if (progress.awaitingApproval) return 'next.approve';
  if (kind === 'praise') return 'next.thank';
  if (status === 'received') return 'next.receive';
  if (awaitingReply) return 'next.wait_for_reply';
  return contestedAt ? 'next.answer_contest' : 'next.answer';
}

/** Of a case that has its answer, or needs none. */
function stepAfterwards({ kind, status, contestedAt, apology, promised }: Progress): NextStepKey {
  if (apology === 'owed') return 'next.apologise';
  if (promised) return 'next.keep_promise';
  if (status !== 'answered') return 'next.none';
  return contestable(kind) && !contestedAt ? 'next.wait_for_contest' : 'next.close';
}

export type Words = { readonly key: string; readonly params: Readonly<Record<string, string | number>> };

/**
 * "5 rõ": clear person, task, procedure, responsibility, result (conference of Hoàn Kiếm district, 02/07/2019). Each part is a message for
 * the catalogue, or `null` when the case lacks it, which the desk shows as something to put right.
 */
export type FiveClear = Readonly<Record<'person' | 'task' | 'procedure' | 'responsibility' | 'result', Words | null>>;

export function fiveClear(
  input: Progress & {
    readonly personId: string | null;
    readonly personTitle: string | null;
    readonly unitName: string | null;
    readonly via?: ResponsiblePerson['via'];
    readonly dueAt: Instant | null;
    /** Key of the closed list, for a case that was declined or redirected. */
    readonly reason?: string | null;
    readonly outcome?: Outcome | null;
  },
): FiveClear {
  const { personId, personTitle, unitName, via } = input;
  return {
    person: personId && personTitle ? { key: 'five.person', params: { title: personTitle } } : null,
    task: { key: nextStep(input), params: {} },
    procedure: procedureOf(input),
    responsibility: unitName ? { key: `five.responsibility.${via ?? 'head'}`, params: { unit: unitName } } : null,
    result: resultOf(input),
  };
}

/** Statuses in which a case has ended without an answer: no deadline is left to name. */
const UNANSWERED: readonly CaseStatus[] = ['declined', 'redirected', 'merged', 'spam'];

function procedureOf({
  kind,
  status,
  dueAt,
}: Pick<Progress, 'kind' | 'status'> & { readonly dueAt: Instant | null }): Words | null {
  if (UNANSWERED.includes(status)) return { key: 'five.procedure.ended', params: {} };
  return dueAt === null ? null : { key: `five.procedure.${kind}`, params: { dueAt } };
}

type Ending = Pick<Progress, 'status'> & {
  readonly dueAt: Instant | null;
  readonly reason?: string | null;
  readonly outcome?: Outcome | null;
};

function resultOf({ status, dueAt, reason, outcome }: Ending): Words | null {
  if (status === 'received' || status === 'in_progress') {
    return dueAt === null ? null : { key: 'five.result.awaited', params: { dueAt } };
  }
  if (status === 'declined' || status === 'redirected') {
    return reason ? { key: `five.result.${status}`, params: { reason } } : null;
  }
  if (outcome && (status === 'answered' || status === 'closed')) {
    return { key: `five.result.${status}.outcome`, params: { outcome } };
  }
  return { key: `five.result.${status}`, params: {} };
}
