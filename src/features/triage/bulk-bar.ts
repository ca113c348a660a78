import { UNDO_MS } from './bulk.ts';
import type { Desk } from './desk.ts';
import type { CaseLine } from './row.ts';

interface Choice {
  value: string;
  label: string;
}

/** What can be done to several cases of a page at once. */
export interface BulkBar {
  back: string;
  /** Empty where the reader gives out no cases. */
  people: Choice[];
  /** Empty where the unit has no tags. */
  tags: Choice[];
  spam: boolean;
  /** For so many minutes it can be taken back. */
  minutes: number;
}

/** Null where the reader can do nothing with any case of the page. */
export function bulkBar(desk: Desk, lines: readonly CaseLine[], back: string): BulkBar | null {
  const { worksIn, colleagues, tags, lang, titleOf, assigns, judges, city } = desk;
  if (!lines.some(({ selectable }) => selectable)) return null;
  const severalUnits = new Set(colleagues.map(({ unitId }) => unitId)).size > 1;
  const { compare } = new Intl.Collator(lang);
  const people = colleagues.map(({ personId, unitId }) => ({
    value: personId,
    label: severalUnits ? `${titleOf(personId)} · ${city.unitName(unitId, lang)}` : titleOf(personId),
  }));
  const own = tags.filter(({ unitId }) => worksIn === 'all' || worksIn.includes(unitId));
  return {
    back,
    people: assigns
      ? [...new Map(people.map((one) => [one.value, one])).values()].sort((a, b) => compare(a.label, b.label))
      : [],
    tags: own.map(({ id, name }) => ({ value: id, label: name })),
    spam: judges,
    minutes: UNDO_MS / 60_000,
  };
}
