import type { Term } from './promises.ts';

/*
 * What residents may ask about their own data with the tracking code: seeing it is given at once, erasing is decided at the desk, since the
 * words may still be needed for the answer, or by an inspection.
 */

/** By when the law wants an answer. */
export const PRIVACY_TERM: Term = {
  amount: 2,
  unit: 'working_days',
  source: 'Decree 356/2025/NĐ-CP on the Law on Personal Data Protection 91/2025/QH15: answer to a data subject',
  verified: false,
};

/**
 * Why data is not erased, as the resident reads it. Basis: Law 91/2025/QH15 art. 14 and 19 (processing for the legal tasks of a public body);
 * the list is this system's proposal.
 */
export const PRIVACY_GROUNDS = ['inspection', 'dispute', 'others'] as const;
export type PrivacyGround = (typeof PRIVACY_GROUNDS)[number];

export function isPrivacyGround(value: unknown): value is PrivacyGround {
  return PRIVACY_GROUNDS.some((ground) => ground === value);
}
