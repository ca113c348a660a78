import type { CaseKind } from './case.ts';

export type PromiseKey = 'complaint' | 'suggestion' | 'praise' | 'urgent' | 'contest' | 'receive';

/** How long something may take, and who says so. The city changes the amounts in its settings, never in code. */
export type Term = {
  readonly amount: number;
  readonly unit: 'working_days' | 'working_hours';
  readonly source: string;
  /** False while nobody has read the term in an official text: the settings page then asks for confirmation. */
  readonly verified: boolean;
};

/**
 * The terms that the program starts with. Complaint to praise and `urgent` run from receipt to the answer, `receive` from receipt
 * until the unit takes the case up, `contest` from the answer until it becomes final.
 */
export const DEFAULT_PROMISES: Readonly<Record<PromiseKey, Term>> = {
  complaint: { amount: 5, unit: 'working_days', source: 'Proposal of this system', verified: false },
  suggestion: {
    amount: 10,
    unit: 'working_days',
    source: 'Law on Citizen Reception 42/2013/QH13, term for answering',
    verified: false,
  },
  praise: {
    amount: 1,
    unit: 'working_days',
    source: 'Proposal of this system: praise is thanked for',
    verified: false,
  },
  urgent: {
    amount: 4,
    unit: 'working_hours',
    source: 'iHanoi, level "urgent" (Decision 1207/QĐ-UBND of 28/02/2025)',
    verified: true,
  },
  contest: { amount: 10, unit: 'working_days', source: 'Proposal of this system', verified: false },
  receive: {
    amount: 8,
    unit: 'working_hours',
    source: 'iHanoi, term for taking up (Decision 1207/QĐ-UBND of 28/02/2025)',
    verified: true,
  },
};

/** Which promise an answer is due by; `null` for a rating, which is counted and needs no answer. Thanks are never urgent. */
export function answerPromise(kind: CaseKind, urgent: boolean): PromiseKey | null {
  if (kind === 'rating') return null;
  return urgent && kind !== 'praise' ? 'urgent' : kind;
}
