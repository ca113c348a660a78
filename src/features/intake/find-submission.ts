import type { Services } from '../../platform/services.ts';
import { type CaseRow, findCase } from '../cases/index.ts';
import { trackingCodeOf, trackingHashOf } from './decide.ts';

/** The case that a submission has become, or null: found as its resident would find it. */
export function findSubmission(
  services: Pick<Services, 'store' | 'keys' | 'ids'>,
  submissionId: string,
): Promise<CaseRow | null> {
  return findCase(
    services.store.read,
    'trackingHash',
    trackingHashOf(services, trackingCodeOf(services, submissionId)),
  );
}
