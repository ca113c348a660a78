import type { CalendarEdit } from '../../domain/calendar-edit.ts';
import type { Instant, LocalDate } from '../../domain/instant.ts';
import { localDate } from '../../domain/instant.ts';
import type { Handle } from '../../platform/db/store.ts';
import { type Columns, type Line, readTable } from '../../platform/files/table.ts';
import type { Services } from '../../platform/services.ts';
import { type Cells, cellsOf, type Problem } from './import-cells.ts';
import { bumpCity } from './watch.ts';

/** What an import does with one thing of the file. */
export interface Change {
  line: number;
  /** How people call it: a code, a date, a mail address. */
  name: string;
  what: 'add' | 'change' | 'same';
  /** Its name in words, where it has one. */
  title?: { vi: string; en: string };
  /** Columns that get another value. */
  fields: readonly string[];
  /** It begins only when one of these confirms it. */
  waitsFor?: readonly string[];
  /** What it does to working time, and so to deadlines. */
  edit?: CalendarEdit;
  /** Writes it; a change that is `same` writes nothing. */
  write?: (tx: Handle) => Promise<unknown>;
}

export interface ImportScene {
  handle: Handle;
  now: Instant;
  today: LocalDate;
  /** Fresh random bytes. */
  bytes(n: number): Uint8Array;
  uuid(): string;
}

/** One kind of file: its columns, and what its lines would change. Mistakes go to `problems`; nothing is written here. */
export interface Importer {
  columns: Columns;
  plan(rows: readonly Cells[], scene: ImportScene, problems: Problem[]): Promise<Change[]>;
}

export interface Imported {
  problems: Problem[];
  changes: Change[];
  added: number;
  changed: number;
  same: number;
  /** False after a dry run, when the file has a mistake, and when there was nothing to change. */
  written: boolean;
}

type Needs = Pick<Services, 'store' | 'clock' | 'ids'>;

/**
 * Takes a CSV file as a whole, in one transaction, or refuses it as a whole with every mistake by line.
 * Taking the same file again changes nothing.
 * @param options.also belongs to it, in the same transaction, when there is something to write
 */
export async function importFile(
  services: Needs,
  importer: Importer,
  bytes: Uint8Array,
  options: { dryRun?: boolean; also?: (tx: Handle, changes: readonly Change[]) => Promise<void> } = {},
): Promise<Imported> {
  const { lines, flaws } = readTable(bytes, importer.columns);
  if (flaws.length > 0) return summary(flaws, [], false);
  if (options.dryRun) return take(services, services.store.read, importer, lines, true);
  return services.store.write(async (tx) => {
    const taken = await take(services, tx, importer, lines, false);
    if (taken.written) await options.also?.(tx, taken.changes);
    return taken;
  });
}

async function take(
  services: Needs,
  handle: Handle,
  importer: Importer,
  lines: Line[],
  dryRun: boolean,
): Promise<Imported> {
  const problems: Problem[] = [];
  const now = services.clock.now();
  const scene = { handle, now, today: localDate(now), bytes: services.ids.bytes, uuid: services.ids.uuid };
  const rows = lines.map((line) => cellsOf(line, problems));
  const changes = await importer.plan(rows, scene, problems);
  const real = changes.filter((change) => change.what !== 'same');
  if (dryRun || problems.length > 0 || real.length === 0) return summary(problems, changes, false);
  for (const change of real) await change.write?.(handle);
  await bumpCity(handle, now);
  return summary(problems, changes, true);
}

function summary(problems: Problem[], changes: Change[], written: boolean): Imported {
  const count = (what: Change['what']) => changes.filter((change) => change.what === what).length;
  const inOrder = problems.toSorted((a, b) => a.line - b.line);
  return { problems: inOrder, changes, added: count('add'), changed: count('change'), same: count('same'), written };
}
