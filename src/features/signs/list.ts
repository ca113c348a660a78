import type { Instant } from '../../domain/instant.ts';
import { fold } from '../../domain/text.ts';
import type { BoxRow, City } from '../places/index.ts';

export interface Line {
  box: BoxRow;
  unitId: string | null;
  /** Folded code, place, spot and unit, for the search. */
  words: string;
}

/** Made again when the town changes or the day does, since responsibility for a box has dates. */
const kept = new WeakMap<City, { day: number; lines: readonly Line[] }>();
const DAY_MS = 86_400_000;
const order = new Intl.Collator('vi', { numeric: true });

/** Every box of the town, by place, spot and code. */
function linesOf(city: City, at: Instant): readonly Line[] {
  const day = Math.floor(at / DAY_MS);
  const known = kept.get(city);
  if (known?.day === day) return known.lines;
  const lines = [...city.boxes.values()]
    .map((box) => {
      const unit = city.unitOfBox(box.id, at);
      const place = city.places.get(box.placeId);
      const names = [box.code, place?.nameVi, place?.nameEn, box.spotVi, box.spotEn, unit?.nameVi, unit?.nameEn];
      return {
        box,
        unitId: unit?.id ?? null,
        words: fold(names.filter(Boolean).join(' ')),
        place: place?.nameVi ?? '',
      };
    })
    .sort(
      (a, b) =>
        order.compare(a.place, b.place) ||
        order.compare(a.box.spotVi, b.box.spotVi) ||
        (a.box.code < b.box.code ? -1 : 1),
    );
  kept.set(city, { day, lines });
  return lines;
}

export const PAGE = 100;

/** Boxes of some units that have all the words in them, from after the box `after`; one page, and the code it ended with if there are more. */
export function listBoxes(
  city: City,
  at: Instant,
  { units, q, after }: { units: 'all' | ReadonlySet<string>; q: string; after: string | null },
): { lines: Line[]; next: string | null } {
  const words = fold(q).split(/\s+/).filter(Boolean);
  const all = linesOf(city, at);
  const start = after === null ? 0 : all.findIndex(({ box }) => box.code === after) + 1;
  const lines: Line[] = [];
  for (let i = start; i < all.length; i++) {
    const line = all[i] as Line;
    const seen = units === 'all' || (line.unitId !== null && units.has(line.unitId));
    if (!seen || !words.every((word) => line.words.includes(word))) continue;
    if (lines.length === PAGE) return { lines, next: lines.at(-1)?.box.code ?? null };
    lines.push(line);
  }
  return { lines, next: null };
}
