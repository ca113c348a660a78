import { readBoxCode } from '../../domain/codes.ts';
import type { Instant } from '../../domain/instant.ts';
import type { BoxRow, City, PlaceRow, UnitRow } from '../places/index.ts';

/** A box that takes feedback, with where it stands and who answers for it. */
export interface Visit {
  box: BoxRow;
  place: PlaceRow;
  unit: UnitRow;
}

export type Door =
  | { visit: Visit }
  | { retired: BoxRow; successor: BoxRow | null }
  | { mistyped: BoxRow[] }
  | { unknown: true };

/** Where a typed or scanned code leads. Of a mistyped one, the boxes that exist one slip away. */
export function findDoor(city: City, typed: string, at: Instant): Door {
  const exact = city.boxesByCode.get(typed);
  const read = exact ? { code: exact.code } : readBoxCode(typed);
  if ('notACode' in read) return { unknown: true };
  if ('mistyped' in read) return { mistyped: read.suggestions.flatMap((code) => city.boxesByCode.get(code) ?? []) };
  const box = city.boxesByCode.get(read.code);
  if (!box) return { unknown: true };
  if (box.status === 'retired') {
    const successor = box.successorId ? (city.boxes.get(box.successorId) ?? null) : null;
    return { retired: box, successor };
  }
  const visit = visitOf(city, box, at);
  return visit ? { visit } : { unknown: true };
}

/** Where a box stands and who answers for it; null when its place or unit is gone. */
export function visitOf(city: City, box: BoxRow, at: Instant): Visit | null {
  const place = city.places.get(box.placeId);
  const unit = city.unitOfBox(box.id, at) ?? city.units.get(place?.unitId ?? '');
  return place && unit ? { box, place, unit } : null;
}
