import { UNDO_MS } from './bulk.ts';
import type { Desk } from './desk.ts';
import { type Choice, choicesOf } from './people.ts';
import type { CaseLine } from './row.ts';

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
  const { worksIn, colleagues, tags, assigns, judges } = desk;
  if (!lines.some(({ selectable }) => selectable)) return null;
  const own = tags.filter(({ unitId }) => worksIn === 'all' || worksIn.includes(unitId));
  return {
    back,
    people: assigns ? choicesOf(desk, colleagues) : [],
    tags: own.map(({ id, name }) => ({ value: id, label: name })),
    spam: judges,
    minutes: UNDO_MS / 60_000,
  };
}
