import { eq } from 'drizzle-orm';
import { CALENDAR_DAY_TYPES } from '../../domain/calendar.ts';
import { inserter } from '../../platform/db/inserter.ts';
import { holiday } from '../../schema/sqlite.ts';
import type { HolidayRow } from './city.ts';
import type { Change, Importer } from './import.ts';
import type { Cells } from './import-cells.ts';
import { differences, refuseDoubles } from './import-rows.ts';

/** How sure a day is: read in the notice, fixed by law, expected, or from memory. */
export const DAY_STATUSES = ['official', 'statutory', 'projected', 'unverified'] as const;

/** `holidays`: days that differ from their weekday. Days of other years stay as they are. */
export const holidayImporter: Importer = {
  columns: { required: ['date', 'name_vi', 'name_en', 'type', 'status'], optional: ['source'] },
  async plan(rows, { handle }) {
    const known = new Map((await handle.select().from(holiday)).map((row) => [row.date, row]));
    const dates = new Map(rows.map((row) => [row, row.date('date') ?? '']));
    refuseDoubles(rows, 'date', (row) => dates.get(row) ?? '');
    return rows.map((row) => {
      if (row.text('date') === '') row.complain('date', 'missing');
      const date = dates.get(row) ?? '';
      return changeOf(known.get(date), read(row, date, known.get(date)), row.line);
    });
  },
};

function read(row: Cells, date: string, before: HolidayRow | undefined): HolidayRow {
  return {
    date,
    nameVi: row.need('name_vi'),
    nameEn: row.need('name_en'),
    type: row.oneOf('type', CALENDAR_DAY_TYPES),
    status: row.oneOf('status', DAY_STATUSES),
    source: row.has('source') ? row.text('source', 600) : (before?.source ?? ''),
  };
}

function changeOf(before: HolidayRow | undefined, wanted: HolidayRow, line: number): Change {
  const { date } = wanted;
  const day = { date, before: before?.type ?? null, after: wanted.type };
  const edit = { days: day.before === day.after ? [] : [day], hours: [] };
  const base = { line, name: date, edit };
  if (!before) return { ...base, what: 'add', fields: [], write: async (tx) => inserter(tx, holiday)(wanted) };
  const fields = differences(before, wanted);
  const write: Change['write'] = (tx) => tx.update(holiday).set(wanted).where(eq(holiday.date, date));
  return { ...base, what: fields.length === 0 ? 'same' : 'change', fields, write };
}
