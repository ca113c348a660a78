import { ALSO_TELL } from '../../domain/reminders.ts';
import { isCityWide } from '../../domain/units.ts';
import type { CaseRow } from '../cases/index.ts';
import type { City } from '../places/index.ts';

/**
 * The unit that the settings name to hear of deadlines beside the line of command: one that looks at the whole city anyway, and never about what
 * is restricted or about a head. Null where there is none.
 */
export function alsoTold(city: City, { unitId, restricted, about }: CaseRow): string | null {
  const also = city.units.get(city.setting(ALSO_TELL, ''));
  if (!also || !isCityWide(also) || also.id === unitId) return null;
  return restricted || about === 'head' ? null : also.id;
}
