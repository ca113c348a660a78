import type { Power } from '../../domain/permission.ts';
import type { Services } from '../../platform/services.ts';

/** A short word for what somebody holds at this instant: another one as soon as a post comes or goes, or they stand in for somebody. */
export function rightsOf({ keys }: Pick<Services, 'keys'>, powers: readonly Power[]): string {
  const each = powers.map(({ unitId, post, acting, past }) => `${unitId} ${post} ${acting ? 1 : 0} ${past?.to ?? ''}`);
  return keys.hash('session', `rights ${each.sort().join('|')}`).slice(0, 16);
}
