import type { Services } from '../../platform/services.ts';
import type { CaseRow, Cases } from '../cases/index.ts';
import { type Sending, storeOnce } from '../intake/index.ts';
import type { Places } from '../places/index.ts';

export interface FileDeps {
  services: Services;
  places: Places;
  cases: Cases;
}

/**
 * Stores what a clerk typed: case, event, counters, search entry and mail in one transaction. A second tap gives the case that is there.
 * @returns null when the form was used before, for other words; then nothing was kept
 */
export function fileAtCounter(deps: FileDeps, sending: Sending): Promise<CaseRow | null> {
  const { services, cases } = deps;
  return storeOnce(
    deps,
    sending,
    (input) => services.store.write((tx) => cases.open(tx, [input])),
    async () => null,
  );
}
