import type { Verb } from '../../domain/case.ts';
import type { Action } from '../../domain/permission.ts';

/** What is made at the desk, by the last part of its address: what it does to the case, and who may. */
export const NOUNS = {
  receipt: { verb: 'receive', may: 'case.receive' },
  answer: { verb: 'answer', may: 'case.answer' },
  question: { verb: 'ask', may: 'case.ask' },
  transfer: { verb: 'transfer', may: 'case.transfer' },
  refusal: { verb: 'decline', may: 'case.decline' },
  redirection: { verb: 'redirect', may: 'case.decline' },
  merger: { verb: 'merge', may: 'case.decline' },
  reopening: { verb: 'unmark_spam', may: 'case.restore' },
  note: { verb: 'note', may: 'case.note' },
  claim: { verb: 'claim', may: 'case.claim' },
  assignment: { verb: 'assign', may: 'case.assign' },
  handback: { verb: 'hand_back', may: 'case.claim' },
  extension: { verb: 'extend', may: 'case.extend' },
  referral: { verb: 'refer', may: 'case.transfer' },
  parting: { verb: 'unmerge', may: 'case.decline' },
} as const satisfies Record<string, { verb: Verb; may: Action }>;

export type Noun = keyof typeof NOUNS;
export const isNoun = (text: string): text is Noun => Object.hasOwn(NOUNS, text);
