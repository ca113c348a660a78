import { hash } from 'node:crypto';
import { type CalendarEdit, joinEdits } from '../../domain/calendar-edit.ts';
import type { Services } from '../../platform/services.ts';
import { recordAudit } from '../audit/index.ts';
import {
  type Change,
  type City,
  type HolidayRow,
  IMPORTERS,
  importFile,
  ORDINARY,
  type Problem,
} from '../places/index.ts';
import { noteChange } from './change.ts';

const HEAD = ['date', 'name_vi', 'name_en', 'type', 'status', 'source'];

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const lineOf = (cells: readonly string[]) => cells.map(cell).join(',');

/** Days as a file: everything that changes days goes the way of the import, with its checks, its forecast and its one transaction. */
export function csvOf(
  days: readonly (Omit<HolidayRow, 'type' | 'status'> & { type: string; status: string })[],
): string {
  const rows = days.map((day) => [day.date, day.nameVi, day.nameEn, day.type, day.status, day.source]);
  return [HEAD, ...rows].map(lineOf).join('\n');
}

/** Lines which say that what a notice does not name in its years is an ordinary day: what was expected and did not come leaves. */
function linesOfGone(csv: string, named: readonly string[], city: City): string {
  const years = new Set(named.map((date) => date.slice(0, 4)));
  const known = new Set(named);
  const gone = city.holidays.filter(({ date }) => years.has(date.slice(0, 4)) && !known.has(date));
  const head = csv.split('\n')[0] ?? '';
  const delimiter = [';', '\t'].find((sign) => head.includes(sign) && !head.includes(',')) ?? ',';
  const columns = head.replace(/^\uFEFF/, '').split(delimiter);
  const cells: Record<string, (date: string) => string> = { date: (date) => date, type: () => ORDINARY };
  return gone
    .map(({ date }) => columns.map((name) => cells[name.replaceAll('"', '').trim()]?.(date) ?? '').join(delimiter))
    .join('\n');
}

/** What a file of days would do. */
export interface Plan {
  csv: string;
  problems: Problem[];
  changes: readonly Change[];
  edit: CalendarEdit;
  /** Says the same plan again; another when somebody has changed the calendar meanwhile. */
  seal: string;
}

type Needs = Pick<Services, 'store' | 'clock' | 'ids'>;

const sealOf = (changes: readonly Change[]) =>
  hash('sha256', JSON.stringify(changes.map(({ name, what, fields, edit }) => [name, what, fields, edit])));
const editOf = (changes: readonly Change[]) => joinEdits(changes.flatMap(({ edit }) => edit ?? []));

/** @param wholeYearsOf the city whose days of these years the file replaces; without it, days that the file does not name stay */
export async function planDays(services: Needs, given: string, wholeYearsOf?: City): Promise<Plan> {
  const csv = given.replaceAll('\r\n', '\n');
  const taken = await importFile(services, IMPORTERS.holidays, Buffer.from(csv), { dryRun: true });
  if (wholeYearsOf && taken.problems.length === 0) {
    const gone = linesOfGone(
      csv,
      taken.changes.map(({ name }) => name),
      wholeYearsOf,
    );
    if (gone !== '') return await planDays(services, `${csv.trimEnd()}\n${gone}`);
  }
  const changes = taken.changes.filter(({ what }) => what !== 'same');
  return { csv, problems: taken.problems, changes, edit: editOf(changes), seal: sealOf(changes) };
}

/** Makes the plan true, with the note from which deadlines are computed anew. @returns the id of the note; null when none can move */
export async function takeDays(services: Needs, plan: Plan, personId: string): Promise<string | null> {
  let noted: string | null = null;
  await importFile(services, IMPORTERS.holidays, Buffer.from(plan.csv), {
    also: async (tx, changes) => {
      noted = await noteChange(tx, services, editOf(changes), personId);
      const days = plan.changes.map(({ name }) => name);
      const data = { days: days.slice(0, 10).join(' '), count: days.length };
      await recordAudit(services, tx, { action: 'calendar.changed', personId, subject: noted, data });
    },
  });
  return noted;
}
