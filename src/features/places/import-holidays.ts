import { eq } from 'drizzle-orm';
import { CALENDAR_DAY_TYPES } from '../../domain/calendar.ts';
import { inserter } from '../../platform/db/inserter.ts';
import { holiday } from '../../schema/sqlite.ts';
import type { Change, Importer } from './import.ts';
import { differences, refuseDoubles } from './import-rows.ts';

const STATUSES = ['official', 'statutory', 'projected', 'unverified'] as const;

/** `holidays`: days that differ from their weekday. Days of other years stay as they are. */
export const holidayImporter: Importer = {
  columns: { required: ['date', 'name_vi', 'name_en', 'type', 'status'], optional: ['source'] },
  async plan(rows, { handle }) {
    const known = new Map((await handle.select().from(holiday)).map((row) => [row.date, row]));
    refuseDoubles(rows, 'date', (row) => row.text('date'));
    return rows.map((row): Change => {
      if (row.text('date') === '') row.complain('date', 'missing');
      const wanted = {
        date: row.date('date') ?? '',
        nameVi: row.need('name_vi'),
        nameEn: row.need('name_en'),
        type: row.oneOf('type', CALENDAR_DAY_TYPES),
        status: row.oneOf('status', STATUSES),
        source: row.has('source') ? row.text('source', 600) : (known.get(row.text('date'))?.source ?? ''),
      };
      const before = known.get(wanted.date);
      const base = { line: row.line, name: wanted.date };
      if (!before) return { ...base, what: 'add', fields: [], write: async (tx) => inserter(tx, holiday)(wanted) };
      const fields = differences(before, wanted);
      const what = fields.length === 0 ? 'same' : 'change';
      return {
        ...base,
        what,
        fields,
        write: (tx) => tx.update(holiday).set(wanted).where(eq(holiday.date, wanted.date)),
      };
    });
  },
};
