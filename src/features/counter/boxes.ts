import type { Instant } from '../../domain/instant.ts';
import { visibleUnits } from '../../domain/permission.ts';
import type { Visitor } from '../../platform/http/types.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import { placeOf, type Visit, visitOf } from '../intake/index.ts';
import type { City } from '../places/index.ts';

/** The boxes that somebody may type for: those of the units in which they serve now, by name. */
export function boxesFor(city: City, visitor: Visitor, at: Instant, lang: Lang): (Visit & { label: string })[] {
  const units = visibleUnits(visitor.powers, city.units, 'counter.use');
  const order = new Intl.Collator(lang, { numeric: true });
  return [...city.boxes.values()]
    .flatMap((box) => {
      const visit = box.status === 'active' ? visitOf(city, box, at) : null;
      const mine = visit && (units === 'all' || units.has(visit.unit.id));
      return mine ? [{ ...visit, label: placeOf(city, box, lang) }] : [];
    })
    .sort((a, b) => order.compare(a.label, b.label));
}
