import type { CalendarEdit } from '../../domain/calendar-edit.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Services } from '../../platform/services.ts';
import type { City } from '../places/index.ts';
import { reckoner } from './sides.ts';
import { touchedBy, walk } from './touched.ts';

/** Most open cases that a forecast looks at: some seconds of work; from there on it says "at least". */
const MOST = 20_000;
const SAMPLE = 10;

/** What would become of deadlines. Restricted cases, and those about a head, move too and are never counted or shown here. */
export interface Forecast {
  moved: number;
  later: number;
  earlier: number;
  /** By unit, the most first. */
  units: { unitId: string; moved: number }[];
  /** The next ones due, with where they go. */
  sample: { reference: string; unitId: string; before: Instant; after: Instant }[];
  looked: number;
  /** There were more cases than were looked at. */
  more: boolean;
}

/** Reckons what an edit would do to deadlines, and changes nothing. */
export async function forecast(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  city: City,
  edit: CalendarEdit,
): Promise<Forecast> {
  const now = clock.now();
  const dueOf = reckoner(city, edit, now);
  const moves: Move[] = [];
  let looked = 0;
  for await (const row of walk(store.read, touchedBy(edit, now, ['open']))) {
    if (looked === MOST) return summary(moves, looked, true);
    looked += 1;
    const after = row.restricted || row.about === 'head' ? null : dueOf.due(row);
    if (after !== null) moves.push({ reference: row.reference, unitId: row.unitId, before: row.dueAt, after });
  }
  return summary(moves, looked, false);
}

type Move = Forecast['sample'][number];

function summary(moves: readonly Move[], looked: number, more: boolean): Forecast {
  const later = moves.filter(({ before, after }) => after > before).length;
  const units = [...Map.groupBy(moves, ({ unitId }) => unitId)]
    .map(([unitId, of]) => ({ unitId, moved: of.length }))
    .sort((a, b) => b.moved - a.moved);
  const moved = moves.length;
  return { moved, later, earlier: moved - later, units, sample: moves.slice(0, SAMPLE), looked, more };
}
