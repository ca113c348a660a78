import { type Instant, localDate } from '../../domain/instant.ts';
import { fold } from '../../domain/text.ts';
import { inForce } from '../../domain/units.ts';
import type { City, UnitRow } from '../places/index.ts';

/** Units that exist today, by name in the reader's language. */
export function unitsInForce(city: City, at: Instant): UnitRow[] {
  const today = localDate(at);
  return [...city.units.values()].filter((unit) => inForce(unit, today));
}

/** The units that typed text may mean: the one whose name or code it is, else all whose name has every word of it. */
export function unitsLike(city: City, text: string, at: Instant): UnitRow[] {
  const typed = fold(text);
  const all = unitsInForce(city, at).map((unit) => ({ unit, names: [unit.nameVi, unit.nameEn, unit.code].map(fold) }));
  const exact = all.filter(({ names }) => names.includes(typed));
  if (exact.length > 0) return exact.map(({ unit }) => unit);
  const words = typed.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return all
    .filter(({ names }) => names.some((name) => words.every((word) => name.includes(word))))
    .map(({ unit }) => unit);
}
