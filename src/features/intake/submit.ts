import type { Services } from '../../platform/services.ts';
import { type CaseRow, type Cases, findCase, type KeptPhoto } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { decide, type Sending } from './decide.ts';

/** A reference of 7 random signs is taken once in a billion; three tries are beyond doubt. */
const TRIES = 3;

export interface SubmitDeps {
  services: Pick<Services, 'store' | 'ids' | 'keys'>;
  places: Places;
  cases: Cases;
}

/**
 * Files a feedback: case, event, counters, search entry and mail in one durable transaction. The same `submissionId` again, also at
 * the same instant, gives the case that is there.
 * @throws StoreTrouble when the database cannot take it; then nothing was kept
 */
export async function submitFeedback(
  deps: SubmitDeps,
  sending: Sending,
  photos: readonly KeptPhoto[],
): Promise<CaseRow> {
  const { services, places, cases } = deps;
  const { store } = services;
  for (let attempt = 1; ; attempt++) {
    const input = decide(services, places.city(), sending);
    try {
      await store.write((tx) => cases.open(tx, input, photos));
      return input.row;
    } catch (error) {
      if (!store.dialect.isUniqueViolation(error)) throw error;
      const earlier = await findCase(store.read, 'submissionId', sending.submissionId);
      if (earlier) return earlier;
      if (attempt === TRIES) throw error;
    }
  }
}
