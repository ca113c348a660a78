import type { Services } from '../../platform/services.ts';
import type { CaseRow } from '../cases/index.ts';
import type { Sending } from './decide.ts';
import type { createFiling } from './file-together.ts';
import { type SayMoreDeps, sayMore } from './say-more.ts';
import { storeOnce } from './store-once.ts';

export interface SubmitDeps extends SayMoreDeps {
  services: SayMoreDeps['services'] & Pick<Services, 'ids' | 'keys'>;
  fileCase: ReturnType<typeof createFiling>;
}

/**
 * Files a feedback: case, event, counters, search entry and mail in one durable transaction. Other words under the same `submissionId` join
 * the case that is there.
 * @returns null when they cannot: then nothing was kept
 * @throws StoreTrouble when the database cannot take it; then nothing was kept
 */
export function submitFeedback(deps: SubmitDeps, sending: Sending): Promise<CaseRow | null> {
  return storeOnce(deps, sending, deps.fileCase, (earlier) => sayMore(deps, earlier.id, sending));
}
