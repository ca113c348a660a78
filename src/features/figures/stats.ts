import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/db/store.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { Places } from '../places/index.ts';
import { namesIn, unitsByName } from '../reports/index.ts';
import type { Stats } from './api-schemas.ts';
import { type PublicFigures, readPublicFigures } from './public-figures.ts';

/** Figures of whole months hardly change; a link in a newspaper must not cost more than one reading. */
const KEPT_MS = 300_000;

export type ReadStats = (lang: Lang) => Promise<Stats>;

/** The public figures with names in one language, read at most every five minutes. */
export function createReadStats(store: Store, clock: Clock, places: Places): ReadStats {
  let kept: { figures: PublicFigures; until: number } | null = null;
  return async (lang) => {
    const now = clock.now();
    if (!kept || kept.until <= now) {
      kept = { figures: await readPublicFigures(store.read, now), until: now + KEPT_MS };
    }
    return named(kept.figures, places, lang);
  };
}

function named({ byUnit, byRule, ...figures }: PublicFigures, places: Places, lang: Lang): Stats {
  const names = namesIn(places.city(), lang);
  const units = new Map(byUnit.map((unit) => [unit.unitId, unit]));
  return {
    ...figures,
    months: [...figures.months],
    byUnit: unitsByName(names, units.keys()).flatMap(({ id, code, name }) => {
      const { unitId: _, ...unit } = units.get(id) ?? { unitId: id };
      return 'received' in unit ? [{ code, name, ...unit }] : [];
    }),
    byRule: byRule
      .map(({ code, n }) => ({ code, topic: names.rules.get(code) ?? code, n }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}
