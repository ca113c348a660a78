/**
 * Every way in which a request may fail as expected, with its HTTP status. What is not here is a bug. The words are in the catalogues
 * under `refusal.<name>`; a form's own mistakes are values of its parser, not refusals.
 */
export const REFUSALS = {
  badRequest: 400,
  badFile: 400,
  signInNeeded: 401,
  forbidden: 403,
  crossSite: 403,
  notFound: 404,
  conflict: 409,
  notAllowedNow: 409,
  gone: 410,
  tooLarge: 413,
  tooMany: 429,
  storeFull: 503,
  storeReadOnly: 503,
  overloaded: 503,
} as const;

export type RefusalName = keyof typeof REFUSALS;

/** Values for the placeholders of the message; `retryAfter` in seconds also becomes the header. */
export type RefusalParams = Readonly<Record<string, string | number>>;

/** An expected failure of a request: thrown by a use-case, turned into a page or a JSON problem at the edge. */
export class Refusal extends Error {
  readonly refusal: RefusalName;
  readonly key: `refusal.${RefusalName}`;
  readonly status: number;
  readonly params: RefusalParams;

  constructor(refusal: RefusalName, params: RefusalParams = {}) {
    super(refusal);
    this.name = 'Refusal';
    this.refusal = refusal;
    this.key = `refusal.${refusal}`;
    this.status = REFUSALS[refusal];
    this.params = params;
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}
