import { Column, getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Handle } from './store.ts';

/** What is used of better-sqlite3 here. */
interface Client {
  prepare(sql: string): { run(...values: unknown[]): unknown };
}

/** Inserts whole rows of one table. */
export type Insert<Row> = (row: Row) => unknown;

/** How a column's value is written; null where it is written as it is. */
function writerOf(column: SQLiteColumn): ((value: unknown) => unknown) | null {
  if (column.mapToDriverValue === Column.prototype.mapToDriverValue) return null;
  return (value) => column.mapToDriverValue(value);
}

/** A row's columns that hold something, each a bit, are its shape; numbers have 31 to give. */
const MOST_BITS = 31;
/** Statements kept for one table. Of rows in yet another shape, what is empty is written as well. */
const MOST_SHAPES = 32;
const WHOLE = -1;

/**
 * The quickest way to insert many whole rows: a statement is prepared once for each shape of row, and its values are handed over by position,
 * at a third of what a prepared query of the builder costs. What is empty is left out of the statement: the driver takes longer to see that
 * a value is null than to write a word. On another database than SQLite the builder does it. For the resident's path and for loading;
 * elsewhere write the query.
 * @param known a unique column: a row whose value is there already is left out
 */
export function inserter<T extends SQLiteTable>(
  tx: Handle,
  table: T,
  { known }: { known?: SQLiteColumn } = {},
): Insert<T['$inferSelect']> {
  const client = (tx as { $client?: Client }).$client;
  if (typeof client?.prepare === 'function') return shapedInserter(client, table, known);
  return known
    ? (row) => tx.insert(table).values(row).onConflictDoNothing({ target: known })
    : (row) => tx.insert(table).values(row);
}

function shapedInserter(client: Client, table: SQLiteTable, known?: SQLiteColumn): Insert<Record<string, unknown>> {
  const named = Object.entries(getTableColumns(table)).map(([key, column]) => ({
    key,
    column,
    write: writerOf(column),
  }));
  const mayBeLeftOut = named.filter(({ column }) => !column.notNull && !column.hasDefault).slice(0, MOST_BITS);
  const unless = known ? ` on conflict ("${known.name}") do nothing` : '';
  const shapes = new Map<number, { columns: typeof named; statement: ReturnType<Client['prepare']> }>();

  function learn(shape: number) {
    const left = new Set(mayBeLeftOut.filter((_, bit) => (shape & (1 << bit)) === 0));
    const columns = named.filter((column) => !left.has(column));
    const names = columns.map(({ column }) => `"${column.name}"`);
    const holes = columns.map(() => '?');
    const sql = `insert into "${getTableName(table)}" (${names}) values (${holes})${unless}`;
    const learned = { columns, statement: client.prepare(sql) };
    shapes.set(shape, learned);
    return learned;
  }

  return (row) => {
    let shape = 0;
    let bit = 1;
    for (const { key } of mayBeLeftOut) {
      if ((row[key] ?? null) !== null) shape |= bit;
      bit <<= 1;
    }
    if (!shapes.has(shape) && shapes.size >= MOST_SHAPES) shape = WHOLE;
    const { columns, statement } = shapes.get(shape) ?? learn(shape);
    const values = columns.map(({ key, write }) => {
      const value = row[key] ?? null;
      return value === null || !write ? value : write(value);
    });
    return statement.run(...values);
  };
}
