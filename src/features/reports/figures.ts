import { STATUSES } from '../../domain/case.ts';
import { MEASURES, type Measure } from '../../schema/counters.ts';

/** The counters of some cases: each status, and the figures from which rates are made. */
export type Figures = Record<Measure, number>;

export function noFigures(): Figures {
  return Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Figures;
}

export function addFigures(to: Figures, more: Partial<Figures>, sign: 1 | -1 = 1): Figures {
  for (const measure of MEASURES) to[measure] += sign * (more[measure] ?? 0);
  return to;
}

export function sumFigures(list: Iterable<Figures>): Figures {
  const sum = noFigures();
  for (const figures of list) addFigures(sum, figures);
  return sum;
}

/** All cases received: each has exactly one status. */
export function intake(figures: Figures): number {
  return STATUSES.reduce((sum, status) => sum + figures[status], 0);
}

/** A share or an average with the number it is made from; `value` is null when there is nothing to make it from. */
export interface Of {
  value: number | null;
  n: number;
}

const of = (part: number, n: number): Of => ({ value: n === 0 ? null : part / n, n });

/** Of the cases that have a first answer, those answered by their deadline. */
export const onTimeRate = (f: Figures): Of => of(f.answered_on_time, f.answered_on_time + f.answered_late);
/** Average of the stars (1 to 5) that residents gave to answers. */
export const satisfaction = (f: Figures): Of => of(f.satisfaction_sum, f.satisfactions);
/** Average of the faces (1 to 5) that residents tapped at the place. */
export const ratingAverage = (f: Figures): Of => of(f.rating_sum, f.ratings);
