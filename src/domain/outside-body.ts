/** Kinds of authorities outside this system, in the order in which a list offers them. */
export const BODY_KINDS = [
  'police',
  'inspection',
  'party',
  'prosecution',
  'court',
  'ministry',
  'state_company',
  'other_province',
  'other',
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];
