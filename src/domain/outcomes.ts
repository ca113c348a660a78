import { type CaseKind, contestable } from './case.ts';

/**
 * What came of a case, for counting, never about a named person. "Passed on" is not among them: handing a case on is a transfer, and leaves
 * it open.
 */
export const OUTCOMES = [
  'explained',
  'apologised',
  'corrected',
  'person_reminded',
  'reviewed_elsewhere',
  'unfounded',
  'nothing_to_do',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How an answer stood before the questions that are asked of it: it held, or the head sent it all the same, with a reason. */
export const GATES = ['passed', 'overruled'] as const;
export type Gate = (typeof GATES)[number];

/** A late file owes its sender an apology, by a letter here or by telephone. */
export const APOLOGIES = ['owed', 'done'] as const;
export type Apology = (typeof APOLOGIES)[number];
export const APOLOGY_WAYS = ['letter', 'call'] as const;

/** What was promised in an answer: kept, or still waiting for its day, which may be moved with a word to the resident. */
export const PROMISE_STATES = ['open', 'kept'] as const;

/** Thanks for praise have no outcome; a rating has no answer. */
export const needsOutcome = (kind: CaseKind): boolean => contestable(kind);

export const isOutcome = (text: string): text is Outcome => (OUTCOMES as readonly string[]).includes(text);
