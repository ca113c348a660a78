import type { Services } from '../../platform/services.ts';
import type { CaseRow, NewCase } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { decide, type Sending } from './decide.ts';
import { findSubmission } from './find-submission.ts';

/** A serial or a reference is taken where the clock went back over a busy moment, or once in a million random ones; three tries are beyond doubt. */
const TRIES = 3;

interface StoreOnceDeps {
  services: Pick<Services, 'store' | 'keys' | 'ids'>;
  places: Places;
}

/** The case that was quicker under the same id. @throws the error again when that is not what it tells of */
async function overtakenBy({ services }: StoreOnceDeps, { submissionId }: Sending, error: unknown, isLast: boolean) {
  if (!services.store.dialect.isUniqueViolation(error)) throw error;
  const earlier = await findSubmission(services, submissionId);
  if (!earlier && isLast) throw error;
  return earlier;
}

/**
 * Stores a sending as one case, however often it comes: the same `submissionId` again, also at the same instant, gives the case that is there.
 * @param file puts the case onto the disk
 * @param other what becomes of other words under the same id; null when nothing does
 * @throws StoreTrouble when the database cannot take it; then nothing was kept
 */
export async function storeOnce(
  deps: StoreOnceDeps,
  sending: Sending,
  file: (input: NewCase) => Promise<void>,
  other: (earlier: CaseRow) => Promise<CaseRow | null>,
): Promise<CaseRow | null> {
  for (let attempt = 1; ; attempt++) {
    const input = decide(deps.services, deps.places.city(), sending);
    try {
      await file(input);
      return input.row;
    } catch (error) {
      const earlier = await overtakenBy(deps, sending, error, attempt === TRIES);
      if (earlier) return earlier.message === sending.feedback.message ? earlier : other(earlier);
    }
  }
}
