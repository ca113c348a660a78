import type { Services } from '../../platform/services.ts';
import type { Cases } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import type { Staff } from '../staff/index.ts';

/** All that the pages of this room need; made once. */
export interface ProofDeps {
  services: Services;
  places: Places;
  cases: Cases;
  staff: Staff;
}
