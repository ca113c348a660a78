import { eq } from 'drizzle-orm';
import { CALENDAR_DAY_TYPES } from '../../domain/calendar.ts';
import { DAY_STATUSES } from '../../domain/calendar-gaps.ts';
import { inserter } from '../../platform/db/inserter.ts';
import { holiday } from '../../schema/sqlite.ts';
import type { HolidayRow } from './city.ts';
import type { Change, Importer } from './import.ts';
import type { Cells } from './import-cells.ts';
import { differences, refuseDoubles } from './import-rows.ts';

/** Stands for a day that is as its weekday says, after all: it leaves the calendar. */
export const ORDINARY = 'ordinary';

/** `holidays`: days that differ from their weekday. Days that the file does not name stay as they are. */
export const holidayImporter: Importer = {
  columns: { required: ['date', 'name_vi', 'name_en', 'type', 'status'], optional: ['source'] },
  async plan(rows, { handle }) {
    const known = new Map((await handle.select().from(holiday)).map((row) => [row.date, row]));
    const dates = new Map(rows.map((row) => [row, row.date('date') ?? '']));
    refuseDoubles(rows, 'date', (row) => dates.get(row) ?? '');
    return rows.map((row) => {
      if (row.text('date') === '') row.complain('date', 'missing');
      const date = dates.get(row) ?? '';
      const before = known.get(date);
      const kind = row.oneOf('type', [...CALENDAR_DAY_TYPES, ORDINARY]);
      return changeOf(before, kind === ORDINARY ? null : read(row, date, kind, before), { line: row.line, name: date });
    });
  },
};

function read(row: Cells, date: string, type: HolidayRow['type'], before: HolidayRow | undefined): HolidayRow {
  return {
    date,
    nameVi: row.need('name_vi'),
    nameEn: row.need('name_en'),
    type,
    status: row.oneOf('status', DAY_STATUSES),
    source: row.has('source') ? row.text('source', 600) : (before?.source ?? ''),
  };
}

/** @param wanted null for a day that leaves the calendar */
function changeOf(
  before: HolidayRow | undefined,
  wanted: HolidayRow | null,
  { line, name }: { line: number; name: string },
): Change {
  const day = { date: name, before: before?.type ?? null, after: wanted?.type ?? null };
  const edit = { days: day.before === day.after ? [] : [day], hours: [] };
  const base = { line, name, edit, title: titleOf(wanted ?? before) };
  if (!before && !wanted) return { ...base, what: 'same', fields: [] };
  const isOfDate = eq(holiday.date, name);
  if (!wanted) return { ...base, what: 'change', fields: ['type'], write: (tx) => tx.delete(holiday).where(isOfDate) };
  if (!before) return { ...base, what: 'add', fields: [], write: async (tx) => inserter(tx, holiday)(wanted) };
  const fields = differences(before, wanted);
  const write: Change['write'] = (tx) => tx.update(holiday).set(wanted).where(isOfDate);
  return { ...base, what: fields.length === 0 ? 'same' : 'change', fields, write };
}

const titleOf = (row: HolidayRow | undefined) => ({ vi: row?.nameVi ?? '', en: row?.nameEn ?? '' });
