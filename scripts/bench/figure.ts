/** One row of the table: what was measured in each round, already held against what ran beside it. */
export interface Figure {
  what: string;
  beside: string;
  goal: string;
  values: number[];
  unit: string;
  /** Whether the median meets the goal. */
  met(median: number): boolean;
  note?: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

const digits = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

export function printTable(figures: readonly Figure[]): void {
  console.log('\n| what | beside | goal | median (lowest–highest) | |\n| --- | --- | --- | --- | --- |');
  for (const { what, beside, goal, values, unit, met, note } of figures) {
    const middle = median(values);
    const spread = values.length > 1 ? ` (${digits(Math.min(...values))}–${digits(Math.max(...values))})` : '';
    console.log(
      `| ${what} | ${beside} | ${goal} | ${digits(middle)}${unit}${spread}${note ? `; ${note}` : ''} | ${met(middle) ? 'met' : 'MISSED'} |`,
    );
  }
}

export function toJson(figures: readonly Figure[]): string {
  const rows = figures.map(({ met, ...figure }) => ({
    ...figure,
    median: median(figure.values),
    met: met(median(figure.values)),
  }));
  return JSON.stringify({ figures: rows });
}

export const atLeast = (goal: number) => (value: number) => value >= goal;
export const atMost = (goal: number) => (value: number) => value <= goal;
