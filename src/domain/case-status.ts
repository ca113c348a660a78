export const KINDS = ['complaint', 'praise', 'suggestion', 'rating'] as const;
export type CaseKind = (typeof KINDS)[number];

export const STATUSES = [
  'received',
  'in_progress',
  'answered',
  'closed',
  'redirected',
  'declined',
  'merged',
  'spam',
] as const;
export type CaseStatus = (typeof STATUSES)[number];

/** Whom or what a feedback is about: the staff, the head of the unit, other people at the place, the place itself. */
export const ABOUT = ['staff', 'head', 'public', 'facility'] as const;

/** Somebody's work: these have a deadline that may be missed. */
export const OPEN_STATUSES = ['received', 'in_progress'] as const satisfies readonly CaseStatus[];
