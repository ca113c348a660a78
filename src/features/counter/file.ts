import type { Services } from '../../platform/services.ts';
import type { CaseRow, Cases } from '../cases/index.ts';
import { decide, findSubmission, type Sending } from '../intake/index.ts';
import type { Places } from '../places/index.ts';

export interface FileDeps {
  services: Services;
  places: Places;
  cases: Cases;
}

/** A reference of 7 random signs is taken once in a billion; three tries are beyond doubt. */
const TRIES = 3;

/**
 * Stores what a clerk typed: case, event, counters, search entry and mail in one transaction. A second tap gives the case that is there.
 * @returns null when the form was used before, for other words; then nothing was kept
 */
export async function fileAtCounter(deps: FileDeps, sending: Sending, attempt = 1): Promise<CaseRow | null> {
  const { services, places, cases } = deps;
  const { store } = services;
  const input = decide(services, places.city(), sending);
  try {
    await store.write((tx) => cases.open(tx, [input]));
    return input.row;
  } catch (error) {
    if (!store.dialect.isUniqueViolation(error)) throw error;
    const earlier = await findSubmission(services, sending.submissionId);
    if (earlier) return earlier.message === sending.feedback.message ? earlier : null;
    if (attempt === TRIES) throw error;
    return fileAtCounter(deps, sending, attempt + 1);
  }
}
