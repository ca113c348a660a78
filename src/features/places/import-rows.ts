import type { Cells } from './import-cells.ts';

/** Names of the members of `wanted` that differ in `row`. */
export function differences<R extends object>(row: R, wanted: Partial<R>): string[] {
  return Object.entries(wanted)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(row[key as keyof R]))
    .map(([key]) => key);
}

/** Complains of each line that names again what an earlier line has named. */
export function refuseDoubles(rows: readonly Cells[], column: string, nameOf: (row: Cells) => string): void {
  const first = new Map<string, number>();
  for (const row of rows) {
    const name = nameOf(row);
    const before = first.get(name);
    if (name !== '' && before !== undefined) row.complain(column, 'double', { before });
    else first.set(name, row.line);
  }
}

/** The members of `wanted` whose column the file has; an import never empties what it does not name. */
export function present<W extends object>(
  row: Cells,
  wanted: W,
  columns: Partial<Record<keyof W, string>>,
): Partial<W> {
  const kept = Object.entries(wanted).filter(([key]) => {
    const column = columns[key as keyof W];
    return column === undefined || row.has(column);
  });
  return Object.fromEntries(kept) as Partial<W>;
}
