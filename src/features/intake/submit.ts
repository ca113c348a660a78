import type { Services } from '../../platform/services.ts';
import type { CaseRow } from '../cases/index.ts';
import { decide, type Sending } from './decide.ts';
import type { createFiling } from './file-together.ts';
import { findSubmission } from './find-submission.ts';
import { type SayMoreDeps, sayMore } from './say-more.ts';

/** A reference of 7 random signs is taken once in a billion; three tries are beyond doubt. */
const TRIES = 3;

export interface SubmitDeps extends SayMoreDeps {
  services: SayMoreDeps['services'] & Pick<Services, 'ids' | 'keys'>;
  fileCase: ReturnType<typeof createFiling>;
}

/**
 * Files a feedback: case, event, counters, search entry and mail in one durable transaction. The same `submissionId` again, also at
 * the same instant, gives the case that is there; other words under it join that case.
 * @returns null when they cannot: then nothing was kept
 * @throws StoreTrouble when the database cannot take it; then nothing was kept
 */
export async function submitFeedback(deps: SubmitDeps, sending: Sending): Promise<CaseRow | null> {
  const { services, places, fileCase } = deps;
  const { store } = services;
  for (let attempt = 1; ; attempt++) {
    const input = decide(services, places.city(), sending);
    try {
      await fileCase(input);
      return input.row;
    } catch (error) {
      if (!store.dialect.isUniqueViolation(error)) throw error;
      const earlier = await findSubmission(services, sending.submissionId);
      if (earlier) return joined(deps, earlier, sending);
      if (attempt === TRIES) throw error;
    }
  }
}

function joined(deps: SubmitDeps, earlier: CaseRow, sending: Sending) {
  if (earlier.message === sending.feedback.message) return earlier;
  return sayMore(deps, earlier.id, sending);
}
